import { AdminFrame } from '../../../frames/admin-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import { Card, LinkButton, PlainShell, SummaryList } from '../../../ui/index.ts';
import type { givePassword } from '../give-password.ts';
import type { Revealed } from '../reveal-field.ts';

const labels: Record<Revealed['field'], string> = {
  name: '姓名',
  phone: '手机号',
  'id-number': '身份证号',
  address: '门牌',
};

/** A value in plain, in this one answer; the script hides it again after a minute. */
export function RevealedPage({ view, data }: PageProps<Revealed>) {
  return (
    <PlainShell
      title="看全一项"
      heading={labels[data.field]}
      lead="一分钟后自动遮住。这次查看已经记录，本人和审计员都能查到。"
      assets={view.assets}
      elder={view.elder}
      home={{ label: '回到工作台', href: `${view.base}/desk` }}
    >
      <p class="code" data-hide-after="60">
        <strong>{data.value}</strong>
      </p>
      <SummaryList facts={[{ label: '用途', value: data.purpose }]} />
    </PlainShell>
  );
}

/** A worker's first or new password, in this one answer. */
export function PasswordGivenPage({ view, data }: PageProps<Awaited<ReturnType<(typeof givePassword)['run']>>>) {
  const facts = [
    { label: '登录名', value: data.login },
    { label: '新密码', value: <code>{data.password}</code> },
  ];
  return (
    <AdminFrame view={view} title="新密码" lead="只显示这一次，请当面或电话告诉本人，并请他登录后马上改掉。">
      <Card>
        <SummaryList facts={facts} />
      </Card>
      <LinkButton href={`${view.base}/admin/people/${data.personId}`} kind="main">
        已经告诉本人
      </LinkButton>
    </AdminFrame>
  );
}
