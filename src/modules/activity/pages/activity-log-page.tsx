import { AdminFrame } from '../../../frames/admin-frame.tsx';
import type { PageProps, View } from '../../../platform/http/route.ts';

import {
  DateField,
  EmptyState,
  FilterBar,
  Form,
  LinkButton,
  Pager,
  SelectField,
  SubmitButton,
  Table,
  TextField,
} from '../../../ui/index.ts';
import type { ActivityLog } from '../activity-log.ts';
import type { Words } from '../words.ts';
import { stamp } from './stamp.ts';

type Props = PageProps<ActivityLog> & { words: Words };

/** Who did what to which thing, as roles, kinds and numbers: enough to ask, too little to recognise anybody. */
export function ActivityLogPage({ view, data, words }: Props) {
  const { filter } = data;
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return (
    <AdminFrame
      view={view}
      title="操作记录"
      lead="谁（哪种身份）在什么时候对哪件事做了什么。记录只能增加，不能修改或删除。这里没有姓名、电话和原话。"
      aside={<LinkButton href={`${view.base}/admin/activity/seals`}>封存与核对</LinkButton>}
    >
      <FilterBar
        chips={[{ label: '全部', href: `${view.base}/admin/activity`, on: !filtered }]}
        more={<Filters view={view} filter={filter} words={words} />}
        moreOpen={filtered}
      />
      <Table
        caption="操作记录"
        rows={data.items}
        empty={
          data.lookedBack ? (
            <EmptyState heading="最近的记录里没有" lead="点“下一页”接着往前找。" />
          ) : (
            <EmptyState heading="没有这样的记录" lead="放宽筛选条件再看看。" />
          )
        }
        columns={[
          { label: '时间', cell: (row) => stamp(row.at), nowrap: true },
          { label: '做了什么', cell: (row) => words.kinds[row.kind] ?? row.kind, head: true },
          { label: '身份', cell: (row) => roleOf(words, row) },
          { label: '哪件事', cell: (row) => <Thing view={view} id={row.thingId} /> },
          { label: '详情', cell: (row) => <Detail detail={row.detail} /> },
        ]}
      />
      <Pager
        next={data.next ? addressOf(view, { ...filter, before: data.next }) : undefined}
        note={data.lookedBack ? '这一段找完了，更早的在下一页' : undefined}
      />
    </AdminFrame>
  );
}

function Filters({ view, filter, words }: { view: View; filter: ActivityLog['filter']; words: Words }) {
  const choices = (from: Readonly<Record<string, string>>) =>
    Object.entries(from).map(([value, label]) => ({ value, label }));
  return (
    <Form action={`${view.base}/admin/activity`} method="get" values={filter} class="filters-form" label="筛选操作记录">
      <SelectField name="kind" label="做了什么" empty="全部" choices={choices(words.kinds)} />
      <SelectField name="role" label="身份" empty="全部" choices={choices(words.roles)} />
      <DateField name="day" label="哪一天" />
      <TextField name="thingId" label="事项编号" hint="记录里“哪件事”一栏的完整编号" />
      <SubmitButton kind="plain">筛选</SubmitButton>
    </Form>
  );
}

function roleOf(words: Words, row: ActivityLog['items'][number]): string {
  if (row.actorRole) return words.roles[row.actorRole] ?? row.actorRole;
  // A case is reported by a resident or moved by the product; which resident is not in the log as it is read.
  return row.actorId || row.kind.startsWith('case.') ? '居民' : '系统';
}

function Thing({ view, id }: { view: View; id: string }) {
  return (
    <a href={addressOf(view, { thingId: id })} title={id}>
      …{id.slice(-8)}
    </a>
  );
}

function Detail({ detail }: { detail: unknown }) {
  return (
    <details>
      <summary>数据</summary>
      <code class="small">{JSON.stringify(detail)}</code>
    </details>
  );
}

function addressOf(view: View, params: Record<string, string | undefined>): string {
  const given = Object.entries(params).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `${view.base}/admin/activity?${new URLSearchParams(given)}`;
}
