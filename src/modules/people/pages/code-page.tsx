import type { PageProps } from '../../../platform/http/route.ts';
import { Form, LinkButton, SubmitButton, TextField } from '../../../ui/index.ts';
import type { CodeForm } from '../sign-in-form.ts';
import { VisitShell } from './visit-shell.tsx';

/** Signing in as a resident, second step: the code from the message. */
export function CodePage({ view, data, form }: PageProps<CodeForm>) {
  const again = `${view.base}/sign-in${data.next ? `?next=${encodeURIComponent(data.next)}` : ''}`;
  if (data.phone === null) {
    return (
      <VisitShell view={view} title="请重新获取验证码" lead="这一次的验证码已经过期了。">
        <LinkButton href={again} kind="main" wide>
          重新获取
        </LinkButton>
      </VisitShell>
    );
  }
  return (
    <VisitShell view={view} title="填验证码" lead={`六位数字已经发到 ${data.phone}，十分钟内有效。`}>
      <Form action={`${view.base}/sign-in`} state={form} idempotencyKey={view.key()}>
        <input type="hidden" name="attemptId" value={data.attemptId} />
        <input type="hidden" name="next" value={data.next} />
        <TextField
          name="code"
          label="验证码"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength={12}
          short
          required
        />
        <SubmitButton wide>登录</SubmitButton>
      </Form>
      {data.demo ? (
        <p class="small">
          演示里不发短信，验证码在<a href={`${view.base}/demo/outbox`}>演示收件箱</a>里看。
        </p>
      ) : null}
      <p class="small">
        <a href={again}>换个手机号，或重新获取</a>
      </p>
    </VisitShell>
  );
}
