import type { PageProps } from '../../../platform/http/route.ts';
import { Form, SubmitButton, TextField } from '../../../ui/index.ts';
import type { SignInForm } from '../sign-in-form.ts';
import { DemoPeople } from './demo-people.tsx';
import { VisitShell } from './visit-shell.tsx';

/** Signing in as a resident, first step: the phone. */
export function SignInPage({ view, data, form }: PageProps<SignInForm>) {
  const staff = `${view.base}/sign-in/staff${data.next ? `?next=${encodeURIComponent(data.next)}` : ''}`;
  return (
    <VisitShell view={view} title="登录" lead="填手机号，我们发一条短信验证码给您。第一次来也这样登录。">
      <Form action={`${view.base}/sign-in/code`} state={form} idempotencyKey={view.key()}>
        <input type="hidden" name="next" value={data.next} />
        <TextField
          name="phone"
          label="手机号"
          type="tel"
          inputmode="tel"
          autocomplete="tel"
          value={typeof form.values.phone === 'string' ? undefined : (data.chosen?.phone ?? undefined)}
          required
        />
        <SubmitButton wide>发验证码</SubmitButton>
      </Form>
      <p class="small">
        <a href={staff}>工作人员用密码登录</a>
      </p>
      <DemoPeople view={view} accounts={data.demo} next={data.next} />
    </VisitShell>
  );
}
