import { AdminFrame } from '../../../frames/admin-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import { describeMoment } from '../../../platform/worktime/index.ts';
import { EmptyState, FilterBar, Pager, type Status, StatusTag, Table } from '../../../ui/index.ts';
import { deliveryStates } from '../delivery-states.ts';
import type { outbox } from '../outbox.ts';

const tones: Record<keyof typeof deliveryStates, Status> = {
  waiting: 'waiting',
  sent: 'done',
  shown: 'quiet',
  refused: 'late',
  'given-up': 'late',
};

const channelNames: Record<string, string> = { sms: '短信', mail: '邮件', wecom: '企业微信', none: '仅记录' };

/** What was sent outside the app, to whom (masked), and what became of it. */
export function OutboxPage({ view, data }: PageProps<Awaited<ReturnType<(typeof outbox)['run']>>>) {
  const here = `${view.base}/admin/outbox`;
  const chips = [
    { label: '全部', href: here, on: data.filter.state === null },
    ...Object.entries(deliveryStates).map(([key, label]) => ({
      label,
      href: `${here}?state=${key}`,
      on: data.filter.state === key,
    })),
  ];
  const filter = data.filter.state ? `state=${data.filter.state}&` : '';
  return (
    <AdminFrame
      view={view}
      title="通知发件箱"
      lead="发到应用外面的消息、发给谁（已遮住）、结果怎样。内容只有收信人能看。"
    >
      <FilterBar chips={chips} />
      <Table
        caption="发出的消息"
        rows={data.items}
        empty={<EmptyState heading="这里还没有消息" lead="短信、邮件、企业微信网关在环境变量里设置，见运维手册。" />}
        columns={[
          { label: '时间', cell: (row) => describeMoment(row.madeAt, view.now), nowrap: true },
          { label: '发给', cell: (row) => row.to, head: true, nowrap: true },
          { label: '内容', cell: (row) => row.kindLabel },
          { label: '方式', cell: (row) => channelNames[row.channel] ?? row.channel },
          { label: '结果', cell: (row) => <StatusTag status={tones[row.state]}>{row.stateLabel}</StatusTag> },
          { label: '次数', cell: (row) => row.tries, number: true },
          {
            label: '原因',
            cell: (row) => row.reason ?? (row.nextAt ? `${describeMoment(row.nextAt, view.now)} 再试` : null),
          },
        ]}
      />
      <Pager next={data.next ? `${here}?${filter}before=${data.next}` : undefined} />
    </AdminFrame>
  );
}
