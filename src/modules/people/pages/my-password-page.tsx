import { ResidentFrame } from '../../../frames/resident-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import { Form, Headed, SubmitButton, TextField } from '../../../ui/index.ts';
import type { PasswordForm } from '../change-password.ts';

/** Changing one's password. What was typed is never sent back. */
export function MyPasswordPage({ view, data, form }: PageProps<PasswordForm>) {
  return (
    <ResidentFrame view={view} title="改密码" door="mine" back={{ label: '我的', path: '/my' }}>
      <Headed heading="改密码" level={1} sub={`登录名 ${data.login}。改好后，别的设备上要重新登录。`} />
      <Form action={`${view.base}/my/password`} state={{ ...form, values: {} }} idempotencyKey={view.key()}>
        <TextField name="present" label="现在的密码" type="password" autocomplete="current-password" required />
        <TextField
          name="password"
          label="新密码"
          hint="至少 12 位；或至少 8 位，有大写、小写、数字、符号中的三种"
          type="password"
          autocomplete="new-password"
          required
        />
        <TextField name="again" label="再填一遍新密码" type="password" autocomplete="new-password" required />
        <SubmitButton wide>改密码</SubmitButton>
      </Form>
    </ResidentFrame>
  );
}
