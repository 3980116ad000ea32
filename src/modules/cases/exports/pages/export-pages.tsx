import { DeskFrame } from '../../../../frames/desk-frame.tsx';
import type { PageProps, View } from '../../../../platform/http/route.ts';
import { describeMoment } from '../../../../platform/worktime/index.ts';
import {
  ActBar,
  Card,
  ChoiceList,
  EmptyState,
  Form,
  Headed,
  LinkButton,
  NoticeBar,
  type Status,
  StatusTag,
  SubmitButton,
  Table,
} from '../../../../ui/index.ts';
import type { exportChoice } from '../export-cases.ts';
import type { exportStates, myExport, myExports } from '../my-exports.ts';

const formats = [
  { value: 'xlsx', label: 'Excel（.xlsx）', detail: 'WPS、Excel 直接打开' },
  { value: 'csv', label: 'CSV（UTF-8）', detail: '给程序和新版软件' },
  { value: 'csv-gb18030', label: 'CSV（GB18030）', detail: '给老系统' },
];

const tones: Record<keyof typeof exportStates, Status> = { waiting: 'moving', done: 'done', failed: 'late' };

/** Takes away the list that one was looking at: at once when it is short, else behind the pages. */
export function ExportChoicePage({ view, data, form }: PageProps<Awaited<ReturnType<(typeof exportChoice)['run']>>>) {
  const figure = data.count.toLocaleString('zh-CN');
  const sub = data.direct ? `一共 ${figure} 行` : `超过 ${data.atMost.toLocaleString('zh-CN')} 行，要在后台做几分钟`;
  const fields = Object.entries(data.filter).flatMap(([name, value]) =>
    value ? [[name, String(value)] as const] : [],
  );
  const back =
    data.filter.list === 'search' ? { label: '查找诉求', path: '/cases' } : { label: '工作台', path: '/desk' };
  return (
    <DeskFrame view={view} title="导出诉求" back={back}>
      <Headed level={1} heading="导出诉求" sub={sub} />
      <Card>
        <NoticeBar
          kind="info"
          text="照刚才的筛选导出，只含您这个身份看得到的，不含反映人的姓名和电话。内容里可能提到人，请妥善保管。"
        />
        <Form
          action={`${view.base}${data.direct ? '/cases/export' : '/cases/exports'}`}
          method={data.direct ? 'get' : 'post'}
          values={{ format: 'xlsx' }}
          state={form}
          idempotencyKey={data.direct ? undefined : view.key()}
        >
          {fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <ChoiceList name="format" label="文件格式" choices={formats} columns={3} required />
          <ActBar>
            <SubmitButton icon="download">{data.direct ? '下载' : '在后台导出'}</SubmitButton>
            <LinkButton href={`${view.base}/my/exports`}>我的导出</LinkButton>
          </ActBar>
        </Form>
      </Card>
    </DeskFrame>
  );
}

/** The files one asked for. */
export function MyExportsPage({ view, data }: PageProps<Awaited<ReturnType<(typeof myExports)['run']>>>) {
  return (
    <DeskFrame view={view} title="我的导出" live="/desk/live">
      <Headed level={1} heading="我的导出" sub="做好后留 7 天，只有您自己能下载。" />
      <Table
        caption="我的导出"
        livePart="exports"
        rows={data.items}
        empty={<EmptyState heading="还没有导出过" lead="在工作台或查找页点“导出”。" />}
        columns={[
          {
            label: '什么时候要的',
            head: true,
            nowrap: true,
            cell: (row) => <a href={`${view.base}/my/exports/${row.id}`}>{describeMoment(row.askedAt, view.now)}</a>,
          },
          { label: '格式', cell: (row) => row.formatLabel },
          { label: '状态', cell: (row) => <StatusTag status={tones[row.state]}>{row.stateLabel}</StatusTag> },
          { label: '行数', cell: (row) => row.rows.toLocaleString('zh-CN'), number: true },
          { label: '留到', cell: (row) => describeMoment(row.until, view.now), nowrap: true },
        ]}
      />
    </DeskFrame>
  );
}

type One = Awaited<ReturnType<(typeof myExport)['run']>>;

/** One file: being made, ready to be taken, or why it could not be made. */
export function MyExportPage({ view, data }: PageProps<One>) {
  return (
    <DeskFrame view={view} title="导出" back={{ label: '我的导出', path: '/my/exports' }} live="/desk/live">
      <Headed level={1} heading={data.formatLabel} sub={`${describeMoment(data.askedAt, view.now)} 要的`} />
      <Card livePart="export">
        <Standing view={view} data={data} />
      </Card>
    </DeskFrame>
  );
}

function Standing({ view, data }: { view: View; data: One }) {
  const here = `${view.base}/my/exports/${data.id}`;
  if (data.state === 'failed') return <NoticeBar kind="bad" text={data.problem ?? '没有做成，请再试一次。'} />;
  if (data.state === 'waiting') {
    return (
      <>
        <NoticeBar kind="info" text="正在做。可以先去忙别的，做好了会在消息里告诉您。" />
        <ActBar>
          <LinkButton href={here} icon="refresh-cw">
            刷新看看
          </LinkButton>
        </ActBar>
      </>
    );
  }
  return (
    <>
      <NoticeBar
        kind="good"
        text={`一共 ${data.rows.toLocaleString('zh-CN')} 行，留到 ${describeMoment(data.until, view.now)}。`}
      />
      <ActBar>
        <LinkButton href={`${here}/file`} kind="main" icon="download" download>
          下载
        </LinkButton>
      </ActBar>
    </>
  );
}
