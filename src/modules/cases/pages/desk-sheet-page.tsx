import type { PageProps } from '../../../platform/http/route.ts';
import { describeDue, describeMoment } from '../../../platform/worktime/index.ts';
import { type Fact, PrintShell, Signatures, SummaryList, Table } from '../../../ui/index.ts';
import type { CaseSheet } from '../case-sheet.ts';

// Paper outlives the day: dates on it are told from afar, with their year, never as 今天.
const afar = new Date(0);

/** The paper a case goes about with: what, where, whose, by when, what was done, and lines to sign on. */
export function DeskSheetPage({ view, data }: PageProps<CaseSheet>) {
  return (
    <PrintShell
      title={`工单 ${data.number}`}
      assets={view.assets}
      heading="诉求工单"
      issuer={view.actor.place?.name ?? view.countyName}
      number={data.number}
      back={{ label: '回到这一件', href: `${view.base}/cases/${data.id}` }}
    >
      <SummaryList facts={factsOf(data)} />
      <section>
        <h2>反映的内容</h2>
        <p>
          <strong>{data.title}</strong>
        </p>
        <p class="told">{data.words}</p>
      </section>
      <section>
        <h2>时限与要求</h2>
        <ul class="plain-list">
          <li>答复居民：{data.clocks.resident.sentence}</li>
          {data.clocks.handler ? <li>承办单位：{data.clocks.handler.sentence}</li> : null}
          {data.instructions.map((words) => (
            <li class="told">{words}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>经过</h2>
        <Table
          caption="经过"
          columns={[
            { label: '时间', cell: (row) => describeMoment(row.at, afar), nowrap: true },
            {
              label: '做了什么',
              head: true,
              cell: (row) => (row.unitName ? `${row.label}：${row.unitName}` : row.label),
            },
            { label: '谁', cell: (row) => row.who },
            { label: '说明', cell: (row) => <span class="told">{row.words ?? ''}</span> },
          ]}
          rows={data.entries}
          empty="还没有。"
        />
      </section>
      <section>
        <h2>办理结果</h2>
        <p class="blank-lines" />
      </section>
      <Signatures people={['承办人', '承办单位负责人', '反映人（或见证人）']} />
      <p class="small">
        {`打印于 ${describeMoment(view.now, afar)}。反映人的电话不印在纸上，需要时在系统里说明用途后查看。`}
      </p>
    </PrintShell>
  );
}

function factsOf(data: CaseSheet): Fact[] {
  const facts: (Fact | null)[] = [
    {
      label: '状态',
      value: data.supervision > 0 ? `${data.stateLabel} · ${data.supervision} 级督办` : data.stateLabel,
    },
    { label: '类型', value: `${data.kindLabel} · ${data.categoryLabel}` },
    { label: '收到', value: `${describeMoment(data.receivedAt, afar)} · ${data.channelLabel}` },
    { label: '时限', value: `${data.urgencyLabel} · ${describeDue(data.clocks.resident.dueAt, afar)} 前答复` },
    { label: '地点', value: [...data.placePath, data.spot].filter(Boolean).join(' ') || (data.placeName ?? '不详') },
    { label: '反映人', value: data.reporterWords },
    { label: '主办', value: data.unitName ?? '还没派' },
    data.helpers.length > 0 ? { label: '协办', value: data.helpers.map((one) => one.unitName).join('、') } : null,
  ];
  return facts.filter((fact) => fact !== null);
}
