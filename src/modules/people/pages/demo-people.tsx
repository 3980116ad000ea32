import type { View } from '../../../platform/http/route.ts';
import { Row, Rows } from '../../../ui/index.ts';
import type { SignInForm } from '../sign-in-form.ts';

/** The demo's invented people; a click fills in the form that suits them. */
export function DemoPeople({ view, accounts, next }: { view: View; accounts: SignInForm['demo']; next: string }) {
  if (accounts.length === 0) return null;
  const way = (account: SignInForm['demo'][number]) => {
    const fields = new URLSearchParams(account.login ? { login: account.login } : { phone: account.phone ?? '' });
    if (next) fields.set('next', next);
    return `${view.base}/sign-in${account.login ? '/staff' : ''}?${fields}`;
  };
  return (
    <section aria-label="演示账号">
      <h2>演示账号</h2>
      <p class="small">
        都是虚构的人，点一下就填好；验证码在<a href={`${view.base}/demo/outbox`}>演示收件箱</a>里看。
      </p>
      <Rows>
        {accounts.map((account) => (
          <Row title={account.label} note={account.login ?? account.phone} href={way(account)} icon="user" />
        ))}
      </Rows>
    </section>
  );
}
