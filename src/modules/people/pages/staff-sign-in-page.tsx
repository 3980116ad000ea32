import type { PageProps } from '../../../platform/http/route.ts';
import { Form, SubmitButton, TextField } from '../../../ui/index.ts';
import type { SignInForm } from '../sign-in-form.ts';
import { DemoPeople } from './demo-people.tsx';
import { VisitShell } from './visit-shell.tsx';

/** Signing in to work: login, password, and the authenticator's code where one is set up. */
export function StaffSignInPage({ view, data, form }: PageProps<SignInForm>) {
  const typed = typeof form.values.login === 'string';
  return (
    <VisitShell view={view} title="工作人员登录" lead="用登录名和密码登录。工作身份 12 小时后自动退出。">
      <Form
        action={`${view.base}/sign-in/staff`}
        state={{ ...form, values: { login: form.values.login } }}
        idempotencyKey={view.key()}
      >
        <input type="hidden" name="next" value={data.next} />
        <TextField
          name="login"
          label="登录名"
          autocomplete="username"
          maxlength={60}
          value={typed ? undefined : (data.chosen?.login ?? undefined)}
          required
        />
        <TextField
          name="password"
          label="密码"
          type="password"
          autocomplete="current-password"
          value={typed ? undefined : (data.chosen?.password ?? undefined)}
          required
        />
        <TextField
          name="code"
          label="动态码"
          hint="设置过身份验证器的才填"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength={12}
          short
        />
        <SubmitButton wide>登录</SubmitButton>
      </Form>
      <p class="small">
        忘了密码？请找区县管理员重设。<a href={`${view.base}/sign-in`}>居民用手机号登录</a>
      </p>
      <DemoPeople view={view} accounts={data.demo} next={data.next} />
    </VisitShell>
  );
}
