import type { PageProps } from '../../../platform/http/route.ts';
import { Card, CheckField, Form, LinkButton, SelectField, SubmitButton, TextField } from '../../../ui/index.ts';
import type { WelcomeForm } from '../sign-in-form.ts';
import { VisitShell } from './visit-shell.tsx';

/** Somebody new: a name, a home if they like, and what is kept of them and why. */
export function WelcomePage({ view, data, form }: PageProps<WelcomeForm>) {
  if (data.phone === null) {
    return (
      <VisitShell view={view} title="请重新登录" lead="离验证手机号的时间太久了，重新登录一次就好。">
        <LinkButton href={`${view.base}/sign-in`} kind="main" wide>
          去登录
        </LinkButton>
      </VisitShell>
    );
  }
  return (
    <VisitShell view={view} title="欢迎您，新邻居" lead={`手机号 ${data.phone} 已经验证。还有两句话想问您。`}>
      <Form action={`${view.base}/welcome`} state={form} idempotencyKey={view.key()}>
        <input type="hidden" name="join" value={data.join} />
        <input type="hidden" name="next" value={data.next} />
        <TextField
          name="name"
          label="怎么称呼您"
          hint="请填姓名，别人只看到姓"
          autocomplete="name"
          maxlength={40}
          required
        />
        <SelectField
          name="homePlaceId"
          label="您住哪个社区或村"
          hint="可以以后再填"
          empty="以后再填"
          choices={data.homes}
        />
        <Card heading={data.notice.heading} level={2}>
          {data.notice.paragraphs.map((words) => (
            <p>{words}</p>
          ))}
        </Card>
        <CheckField name="accepted" label="我看过了，同意这样用" required />
        <SubmitButton wide>好了，进去看看</SubmitButton>
      </Form>
    </VisitShell>
  );
}
