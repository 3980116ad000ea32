import type { View } from '../../../platform/http/route.ts';
import { describeRemaining, durationWords } from '../../../platform/worktime/index.ts';
import {
  type DeskGroup,
  EmptyState,
  FilterBar,
  Form,
  Pager,
  Queue,
  QueueItem,
  SelectField,
  type Status,
  StatusTag,
  SubmitButton,
} from '../../../ui/index.ts';
import type { State } from '../case.ts';
import type { CaseQueue } from '../case-list.ts';
import type { CaseRow } from '../case-row.ts';
import { type Lane, lanes, lanesOf, type QueueFilter, queueQuery, queueWord } from '../lane.ts';

type QueueProps = { view: View; queue: CaseQueue };

const mostShown = 999;

/** A count as the desk shows it; what is counted no further than 999 says so. */
export function countWords(count = 0): number | string {
  return count > mostShown ? `${mostShown}+` : count;
}

const hot: readonly Lane[] = ['soon', 'late', 'return-review'];

/** The queues beside every page of the desk, each with how many wait in it. */
export function queueLinks({ view, queue, quiet }: QueueProps & { quiet?: boolean }): DeskGroup {
  return {
    heading: '诉求',
    links: lanesOf(view.actor).map((lane) => ({
      label: lanes[lane],
      href: `${view.base}/desk?lane=${lane}`,
      count: countWords(queue.counts[lane]),
      hot: hot.includes(lane),
      current: !quiet && lane === queue.lane,
    })),
  };
}

/** The queue at the left: filters, the acts on many, fifty cases, and the way on. */
export function DeskQueue({ view, queue, openedId }: QueueProps & { openedId?: string }) {
  const { filter, items, next, paged } = queue;
  const here = `${view.base}/desk?${queueQuery(filter)}`;
  return (
    <>
      <QueueFilters view={view} queue={queue} />
      <BatchActs view={view} queue={queue} />
      {items.length === 0 ? (
        <div data-live-part="queue">
          <NothingHere view={view} queue={queue} />
        </div>
      ) : (
        <Queue>
          {items.map((row) => (
            <Item view={view} queue={queue} row={row} current={row.id === openedId} />
          ))}
        </Queue>
      )}
      <Pager
        prev={paged ? here : undefined}
        next={next === null ? undefined : `${here}&after=${encodeURIComponent(next)}`}
      />
    </>
  );
}

function Item({ view, queue, row, current }: QueueProps & { row: CaseRow; current: boolean }) {
  const batch = batchOf(queue);
  const many = batch?.takes(row, view);
  return (
    <QueueItem
      href={`${view.base}/cases/${row.id}?queue=${queueWord(queue.filter)}`}
      title={row.title}
      tag={
        <StateTag state={row.state} late={row.late}>
          {row.late ? '超时' : row.stateLabel}
        </StateTag>
      }
      when={whenOf(row, view.now)}
      late={row.late}
      left={`${row.placeName ?? '地点不详'} · ${row.urgencyLabel}${row.supervision > 0 ? ` · ${row.supervision} 级督办` : ''}`}
      right={row.unitName ?? row.kindLabel}
      current={current}
      select={many ? { name: 'caseIds[]', value: row.id, label: `选中：${row.title}`, form: 'batch' } : undefined}
    />
  );
}

const statuses: Partial<Record<State, Status>> = {
  handling: 'moving',
  suspended: 'quiet',
  closed: 'done',
  archived: 'done',
  merged: 'quiet',
  withdrawn: 'quiet',
  declined: 'quiet',
};

/** A state as a tag; lateness outshouts the state. */
export function StateTag({ state, late, children }: { state: State; late?: boolean; children: string }) {
  return <StatusTag status={late ? 'late' : (statuses[state] ?? 'waiting')}>{children}</StatusTag>;
}

function whenOf(row: CaseRow, now: Date): string {
  if (row.state === 'to-dispatch' && !row.late) {
    return `来了 ${durationWords(Math.max(60_000, now.getTime() - row.receivedAt.getTime()))}`;
  }
  if (row.answeredAt) return `答复后 ${durationWords(Math.max(60_000, now.getTime() - row.answeredAt.getTime()))}`;
  return describeRemaining(row.dueAt, now).words;
}

function QueueFilters({ view, queue }: QueueProps) {
  const { filter, choices, saved } = queue;
  const to = (change: Partial<Record<keyof QueueFilter, string | undefined>>) =>
    `${view.base}/desk?${queueQuery({ ...filter, ...change } as QueueFilter)}`;
  const query = queueQuery(filter);
  const chosen = (['category', 'urgency'] as const).flatMap((part) => {
    const value = filter[part];
    const label = choices[part].find((one) => one.value === value)?.label ?? value;
    return label ? [{ label: `${label} ×`, href: to({ [part]: undefined }), on: true }] : [];
  });
  const chips = [
    ...saved.map((one) => ({ label: one.name, href: `${view.base}/desk?${one.query}`, on: one.query === query })),
    { label: '不限', href: to({ kind: undefined, category: undefined, urgency: undefined }), on: !isFiltered(filter) },
    ...choices.kind
      .filter((one) => one.often || one.value === filter.kind)
      .map(({ value, label }) => ({ label, href: to({ kind: value }), on: value === filter.kind })),
    ...chosen,
  ];
  return <FilterBar label="筛选队列" chips={chips} more={<MoreFilters view={view} queue={queue} />} />;
}

const isFiltered = (filter: QueueFilter) => Boolean(filter.kind || filter.category || filter.urgency);

function MoreFilters({ view, queue }: QueueProps) {
  const { filter, choices, saved } = queue;
  const mine = saved.find((one) => one.query === queueQuery(filter));
  return (
    <>
      <Form action={`${view.base}/desk`} method="get" values={filter} label="更多筛选">
        <input type="hidden" name="lane" value={queue.lane} />
        <SelectField name="kind" label="类型" empty="不限" choices={choices.kind} />
        <SelectField name="category" label="类别" empty="不限" choices={choices.category} />
        <SelectField name="urgency" label="时限" empty="不限" choices={choices.urgency} />
        <SubmitButton kind="plain" slim>
          筛选
        </SubmitButton>
      </Form>
      {view.actor.can('cases.export') ? (
        <a href={`${view.base}/cases/exports/new?${queueQuery({ ...filter, lane: queue.lane })}`}>导出这个队列</a>
      ) : null}
      {mine ? <ForgetFilter view={view} id={mine.id} name={mine.name} /> : <SaveFilter view={view} queue={queue} />}
    </>
  );
}

function SaveFilter({ view, queue }: QueueProps) {
  return (
    <form class="actbar" method="post" action={`${view.base}/desk/filters`} data-once>
      {Object.entries(queue.filter).map(([name, value]) =>
        value ? <input type="hidden" name={name} value={value} /> : null,
      )}
      <input
        type="text"
        class="saved-name"
        name="name"
        maxlength={20}
        required
        aria-label="给这个筛选起个名字"
        placeholder="起个名字"
      />
      <SubmitButton kind="plain" slim icon="bookmark">
        存为常用
      </SubmitButton>
    </form>
  );
}

function ForgetFilter({ view, id, name }: { view: View; id: string; name: string }) {
  return (
    <form class="post" method="post" action={`${view.base}/desk/filters/${id}/removal`} data-once>
      <SubmitButton kind="quiet" slim icon="trash-2">
        {`删掉常用筛选“${name}”`}
      </SubmitButton>
    </form>
  );
}

interface Batch {
  path: string;
  label: string;
  confirm: string;
  takes: (row: CaseRow, view: View) => boolean;
}

const dispatching: Batch = {
  path: '/cases/dispatches',
  label: '选中的按目录派单',
  confirm: '选中的诉求将按派单目录派给对应单位，目录里没有的留在原处。确定吗？',
  takes: (row) => row.state === 'to-dispatch',
};
const signing: Batch = {
  path: '/cases/signatures',
  label: '选中的一并签收',
  confirm: '选中的诉求将由本单位签收。确定吗？',
  takes: (row, { actor }) => row.state === 'to-sign' && row.unitId === actor.organizationId,
};

/** The act on many that a lane offers; a lane offers one, so that a tick has one meaning. */
function batchOf({ lane, may }: CaseQueue): Batch | null {
  if (lane === 'to-dispatch' && may.dispatch) return dispatching;
  if (lane === 'to-sign' && may.sign) return signing;
  if (lane !== 'mine') return null;
  return may.dispatch ? dispatching : may.sign ? signing : null;
}

function BatchActs({ view, queue }: QueueProps) {
  const batch = batchOf(queue);
  if (batch === null || !queue.items.some((row) => batch.takes(row, view))) return null;
  return (
    <form id="batch" class="batch" method="post" action={view.base + batch.path} data-confirm={batch.confirm} data-once>
      <input type="hidden" name="_key" value={view.key()} />
      <input type="hidden" name="queue" value={queueWord(queue.filter)} />
      <SubmitButton kind="plain" slim icon="list-checks">
        {batch.label}
      </SubmitButton>
    </form>
  );
}

const praise: Partial<Record<Lane, string>> = {
  mine: '手头的事都办完了。可以看看“快超时”和“待回访”，或者替居民登记一件。',
  late: '没有超时的，保持住。',
  soon: '一天之内没有到期的。',
  'to-dispatch': '新来的都派出去了。居民报来的会自动出现在这里。',
};

function NothingHere({ view, queue }: QueueProps) {
  if (isFiltered(queue.filter)) {
    const all = { label: '去掉筛选', href: `${view.base}/desk?lane=${queue.lane}` };
    return <EmptyState heading="这样筛，一件也没有" lead="换个条件，或者去掉筛选再看。" act={all} />;
  }
  if (lanesOf(view.actor).length === 0) {
    return <EmptyState heading="这个身份不办诉求" lead="要办诉求，请在右上角换成社区或承办单位的身份。" icon="user" />;
  }
  return (
    <EmptyState
      heading={`“${lanes[queue.lane]}”里没有事`}
      lead={praise[queue.lane] ?? '有了会自动出现在这里，不用刷新。'}
      icon="circle-check"
      act={queue.lane === 'open' ? undefined : { label: '看全部在办', href: `${view.base}/desk?lane=open` }}
    />
  );
}
