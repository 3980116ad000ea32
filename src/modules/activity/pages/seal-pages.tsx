import { AdminFrame } from '../../../frames/admin-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';

import { Card, EmptyState, LinkButton, NoticeBar, PlainShell, SummaryList, Table } from '../../../ui/index.ts';
import type { Head } from '../head-notes.ts';
import type { SealState } from '../seal-state.ts';
import type { Breach } from '../verify-county.ts';
import { stamp } from './stamp.ts';

const wrongs: Record<Breach['what'], string> = {
  changed: '记录被改动',
  removed: '记录被删除',
  inserted: '记录是后来塞进去的',
  'seal-changed': '封条被改动或伪造',
  'seal-missing': '封条缺失',
  'not-as-noted': '封条与库外留底不一致',
};

const factsOf = (head: Head) => [
  { label: '批次', value: `第 ${head.number} 批` },
  { label: '封存时间', value: stamp(head.sealedAt) },
  { label: '校验值', value: <code class="long">{head.hash}</code> },
];

/** How far the record is sealed, and whether the newest seals still hold. */
export function SealStatePage({ view, data }: PageProps<SealState>) {
  const { head, verdict, unsealed } = data;
  return (
    <AdminFrame
      view={view}
      title="封存与核对"
      lead="操作记录每隔几秒分批封存，一批扣着前一批：改动、删除或塞入任何一条，核对时都会发现，并指出是哪一条。"
      back={{ label: '操作记录', path: '/admin/activity' }}
    >
      {verdict === null ? null : <Result verdict={verdict} />}
      <Card heading="最近一批封存">
        {head === null ? (
          <EmptyState heading="还没有封存" lead="有了操作记录，几秒钟后就会封存。" />
        ) : (
          <SummaryList
            facts={[
              ...factsOf(head),
              { label: '等待封存', value: unsealed === 10_000 ? '一万条以上' : `${unsealed} 条` },
            ]}
          />
        )}
        {head === null ? null : (
          <LinkButton href={`${view.base}/admin/activity/seals?check=yes`} kind="main" icon="check">
            核对最近二十批
          </LinkButton>
        )}
      </Card>
      <Card heading="全部核对">
        <p>
          全部批次由运维人员用命令 <code>npm run jinlin -- verify --county {view.county}</code>{' '}
          核对，同时与数据库之外的留底比对，连末尾被截去也能发现。
        </p>
        <p>
          任何人都可以在 <a href={`${view.base}/seals/head`}>公开页面</a> 抄下批次和校验值，日后据此对质。
        </p>
      </Card>
    </AdminFrame>
  );
}

function Result({ verdict }: { verdict: NonNullable<SealState['verdict']> }) {
  if (verdict.breaches.length === 0) {
    return (
      <NoticeBar
        kind="good"
        text={`第 ${verdict.from} 到 ${verdict.seals} 批共 ${verdict.entries} 条，与封存时完全一致。`}
      />
    );
  }
  return (
    <>
      <NoticeBar kind="bad" text={`发现 ${verdict.breaches.length} 处不一致，请保护现场并通知审计人员。`} />
      <Table
        caption="不一致之处"
        rows={verdict.breaches}
        columns={[
          { label: '批次', cell: (row) => row.seal, number: true },
          { label: '问题', cell: (row) => wrongs[row.what], head: true },
          { label: '记录编号', cell: (row) => <code>{row.entryId ?? '—'}</code> },
        ]}
      />
    </>
  );
}

/** The end of the chain, for anybody to copy down. */
export function SealHeadPage({ view, data }: PageProps<{ head: Head | null }>) {
  return (
    <PlainShell
      title="操作记录的封存校验值"
      heading="操作记录的封存校验值"
      lead={`${view.countyName}的操作记录封存到了这里。抄下批次和校验值，日后谁改动了此前的记录，一对就知道。`}
      assets={view.assets}
      elder={view.elder}
      home={{ label: '首页', href: view.base }}
    >
      {data.head === null ? (
        <EmptyState heading="还没有封存" lead="有了操作记录，几秒钟后就会封存。" />
      ) : (
        <SummaryList facts={factsOf(data.head)} />
      )}
    </PlainShell>
  );
}
