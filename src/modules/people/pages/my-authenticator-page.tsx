import { ResidentFrame } from '../../../frames/resident-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import { Card, Form, Headed, SubmitButton, SummaryList, TextField } from '../../../ui/index.ts';
import type { AuthenticatorForm } from '../set-authenticator.ts';

/** Setting up an authenticator app: ask, copy the secret, prove it with a code. */
export function MyAuthenticatorPage({ view, data, form }: PageProps<AuthenticatorForm>) {
  const lead = data.isSet
    ? '已经设置好了，登录时要填动态码。换手机时在这里重新设置。'
    : '县级管理员和审计员要设置它，登录时除了密码再填一个动态码。';
  return (
    <ResidentFrame view={view} title="身份验证器" door="mine" back={{ label: '我的', path: '/my' }}>
      <Headed heading="身份验证器" level={1} sub={lead} />
      {data.secret === null || data.uri === null ? null : (
        <Card heading="第二步：存进手机，再填一个动态码">
          <p>在验证器应用里选“手动输入”，填下面的密钥；或把链接发到装有验证器的手机上打开。</p>
          <SummaryList
            facts={[
              { label: '密钥', value: <code>{data.secret}</code> },
              { label: '链接', value: <a href={data.uri}>{data.uri}</a> },
            ]}
          />
          <Form
            action={`${view.base}/my/authenticator/confirmation`}
            state={{ ...form, values: {} }}
            idempotencyKey={view.key()}
          >
            <TextField name="code" label="动态码" inputmode="numeric" autocomplete="one-time-code" short required />
            <SubmitButton wide>设置好了</SubmitButton>
          </Form>
        </Card>
      )}
      <Card heading={data.secret === null ? '第一步：取得密钥' : '重新取得密钥'}>
        <Form
          action={`${view.base}/my/authenticator`}
          state={data.secret === null ? { ...form, values: {} } : undefined}
          idempotencyKey={view.key()}
        >
          <TextField name="present" label="现在的密码" type="password" autocomplete="current-password" required />
          <SubmitButton kind={data.secret === null ? 'main' : 'plain'} wide>
            取得密钥
          </SubmitButton>
        </Form>
      </Card>
    </ResidentFrame>
  );
}
