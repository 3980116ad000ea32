import { DeskFrame } from '../../../frames/desk-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import { describeMoment, describeRemaining } from '../../../platform/worktime/index.ts';
import {
  Card,
  type Column,
  EmptyState,
  Form,
  Headed,
  Pager,
  SelectField,
  SubmitButton,
  Table,
  TextField,
} from '../../../ui/index.ts';
import type { CaseRow } from '../case-row.ts';
import type { CaseSearch } from '../case-search.ts';
import { StateTag } from './desk-queue.tsx';

/** Any case within reach, by words, number, place, unit and state, the newest first. */
export function DeskSearchPage({ view, data, form }: PageProps<CaseSearch>) {
  const { filter, items, next } = data;
  return (
    <DeskFrame view={view} title="查找诉求" searched={filter.q}>
      <Headed
        level={1}
        heading="查找诉求"
        sub={summary(data)}
        more={
          view.actor.can('cases.export') && items.length > 0
            ? { label: '导出', href: `${view.base}/cases/exports/new?list=search&${queryOf(filter)}` }
            : undefined
        }
      />
      <Card>
        <Form
          class="form searchform"
          action={`${view.base}/cases`}
          method="get"
          values={{ ...filter }}
          state={form}
          label="查找"
        >
          <TextField name="q" label="编号、字词" placeholder="2611-0387，或 楼道灯 不亮" maxlength={100} />
          <SelectField name="state" label="状态" empty="不限" choices={data.choices.states} />
          <SelectField name="kind" label="类型" empty="不限" choices={data.choices.kinds} />
          <SelectField name="category" label="类别" empty="不限" choices={data.choices.categories} />
          <TextField
            name="place"
            label="地点"
            value={data.placeName ?? ''}
            placeholder="社区、小区、楼栋"
            suggest={`${view.base}/places/suggest`}
            suggestInto={{ name: 'placeId', value: filter.placeId }}
          />
          <SubmitButton icon="search">查找</SubmitButton>
        </Form>
      </Card>
      <Table
        caption="找到的诉求"
        columns={columnsOf(view)}
        rows={items}
        empty={
          <EmptyState
            heading="没有找到"
            lead="换个说法、少写几个字，或者去掉一些条件。只能找到您这个身份看得到的。"
            icon="search"
          />
        }
      />
      <Pager next={next === null ? undefined : `${view.base}/cases?${queryOf(filter, next)}`} />
    </DeskFrame>
  );
}

function columnsOf(view: PageProps<CaseSearch>['view']): Column<CaseRow>[] {
  return [
    { label: '编号', cell: (row) => row.number, nowrap: true },
    { label: '什么事', head: true, cell: (row) => <a href={`${view.base}/cases/${row.id}`}>{row.title}</a> },
    { label: '地点', cell: (row) => row.placeName ?? '不详' },
    { label: '类别', cell: (row) => row.categoryLabel },
    { label: '主办', cell: (row) => row.unitName ?? '还没派' },
    { label: '收到', cell: (row) => describeMoment(row.receivedAt, view.now), nowrap: true },
    {
      label: '状态',
      nowrap: true,
      cell: (row) => (
        <>
          <StateTag state={row.state} late={row.late}>
            {row.stateLabel}
          </StateTag>
          {row.closedAt || row.answeredAt ? null : <small> {describeRemaining(row.dueAt, view.now).words}</small>}
        </>
      ),
    },
  ];
}

function summary({ filter, items, next, paged }: CaseSearch): string {
  const said = filter.q ? `“${filter.q}”` : '全部';
  const count = next === null && !paged ? `，共 ${items.length} 件` : '';
  return `${said}，新的在前${count}`;
}

function queryOf(filter: CaseSearch['filter'], before?: string): string {
  const set = Object.entries({ ...filter, before }).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return new URLSearchParams(set as [string, string][]).toString();
}
