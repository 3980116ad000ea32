import { AdminFrame } from '../../../../frames/admin-frame.tsx';
import type { PageProps } from '../../../../platform/http/route.ts';
import { describeMoment } from '../../../../platform/worktime/index.ts';
import {
  ActBar,
  Card,
  LinkButton,
  NoticeBar,
  PostButton,
  StatusTag,
  SummaryList,
  Table,
} from '../../../../ui/index.ts';
import type { importDetail } from '../import-detail.ts';
import { importTones } from './import-list-page.tsx';

type Detail = Awaited<ReturnType<(typeof importDetail)['run']>>;

/** One file: what its check found, row by row, and the one button that is next. */
export function ImportPage({ view, data, form }: PageProps<Detail>) {
  return (
    <AdminFrame
      view={view}
      title={data.fileName}
      back={{ label: '导入诉求', path: '/admin/imports' }}
      live="/admin/imports/live"
      notice={form.message === null ? undefined : { kind: 'bad', text: form.message }}
    >
      <div class="stack" data-live-part="import">
        <Card>
          <Said {...data} />
          <SummaryList facts={factsOf(data, view.now)} />
          <Next {...data} base={view.base} keyFor={view.key} />
        </Card>
        {data.problems.length === 0 ? null : (
          <Card heading="有问题的行">
            <Table
              caption="有问题的行"
              rows={data.reasons}
              columns={[
                { label: '哪里不对', cell: ({ reason }) => reason, head: true },
                { label: '哪几行', cell: ({ rows }) => rowWords(rows) },
              ]}
              foot={
                data.badRows > data.problems.length
                  ? `这里只数了前 ${data.problems.length} 行，一共有 ${data.badRows.toLocaleString('zh-CN')} 行不对。`
                  : undefined
              }
            />
          </Card>
        )}
      </div>
    </AdminFrame>
  );
}

const mostRows = 20;

function rowWords(rows: readonly number[]): string {
  const shown = `第 ${rows.slice(0, mostRows).join('、')} 行`;
  return rows.length > mostRows ? `${shown}等 ${rows.length} 行` : shown;
}

function factsOf(data: Detail, now: Date) {
  const figure = (value: number) => value.toLocaleString('zh-CN');
  return [
    { label: '状态', value: <StatusTag status={importTones[data.state]}>{data.stateLabel}</StatusTag> },
    { label: '来源', value: data.map?.source ?? '还没有说' },
    { label: '谁导的', value: `${data.by} · ${describeMoment(data.madeAt, now)}` },
    ...(data.rows > 0 ? [{ label: '行数', value: `${figure(data.rows)} 行，有问题 ${figure(data.badRows)} 行` }] : []),
    ...(data.compared > 0
      ? [
          {
            label: '是否按时',
            value: `文件里写明的 ${figure(data.compared)} 行，我们算出来一样的 ${figure(data.agreed)} 行`,
          },
        ]
      : []),
    ...(data.finishedAt ? [{ label: '写入时间', value: describeMoment(data.finishedAt, now) }] : []),
    ...(data.undoneAt ? [{ label: '撤回时间', value: describeMoment(data.undoneAt, now) }] : []),
  ];
}

/** Where it stands, in one sentence. */
function Said({ state, problem, rows, badRows }: Detail) {
  const figure = rows.toLocaleString('zh-CN');
  if (state === 'checking')
    return <NoticeBar kind="info" text="正在一行一行检查，一万行大约要几秒。好了这里会自己变。" />;
  if (state === 'importing') return <NoticeBar kind="info" text="正在写入，一万行大约要十秒。可以先去忙别的。" />;
  if (state === 'failed') return <NoticeBar kind="bad" text={problem ?? '没有做完，请再试一次。'} />;
  if (state === 'undone') return <NoticeBar kind="info" text={`这一批 ${figure} 行已经整批撤回。`} />;
  if (state === 'done') return <NoticeBar kind="good" text={`${figure} 行都已写入。`} />;
  if (state === 'mapping') return <NoticeBar kind="info" text="文件收到了，还没有说哪一列是什么。" />;
  if (rows === 0) return <NoticeBar kind="bad" text="表头下面没有内容，没有什么可以导入。" />;
  return badRows > 0 ? (
    <NoticeBar
      kind="bad"
      text={`有 ${badRows.toLocaleString('zh-CN')} 行不能导入，所以一行都不会写。请照下面改好文件再传，或重新对列。`}
    />
  ) : (
    <NoticeBar kind="good" text={`${figure} 行都没有问题，可以导入了。`} />
  );
}

function Next({ id, may, state, rows, base, keyFor }: Detail & { base: string; keyFor: () => string }) {
  const here = `${base}/admin/imports/${id}`;
  if (state === 'checking' || state === 'importing') {
    return (
      <ActBar>
        <LinkButton href={here} icon="refresh-cw">
          刷新看看
        </LinkButton>
      </ActBar>
    );
  }
  return (
    <ActBar>
      {may.import ? (
        <PostButton action={`${here}/start`} kind="main" icon="check" fields={{ _key: keyFor() }}>
          导入 {rows.toLocaleString('zh-CN')} 行
        </PostButton>
      ) : null}
      {may.map ? (
        <LinkButton href={`${here}/columns`} kind={state === 'mapping' ? 'main' : 'plain'}>
          {state === 'mapping' ? '去对列' : '重新对列'}
        </LinkButton>
      ) : null}
      {may.undo ? (
        <PostButton
          action={`${here}/undo`}
          kind="danger"
          confirm={`把这一批 ${rows.toLocaleString('zh-CN')} 行整批撤回？有人办过其中任何一件，就撤不了。`}
          fields={{ _key: keyFor() }}
        >
          整批撤回
        </PostButton>
      ) : null}
      {may.undo ? null : <LinkButton href={`${base}/admin/imports/new`}>换一个文件</LinkButton>}
    </ActBar>
  );
}
