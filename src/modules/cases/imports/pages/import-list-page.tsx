import { AdminFrame } from '../../../../frames/admin-frame.tsx';
import type { PageProps } from '../../../../platform/http/route.ts';
import { describeMoment } from '../../../../platform/worktime/index.ts';
import { EmptyState, LinkButton, Pager, type Status, StatusTag, Table } from '../../../../ui/index.ts';
import type { ImportState } from '../import-batch.ts';
import type { importList } from '../import-list.ts';

export const importTones: Record<ImportState, Status> = {
  mapping: 'waiting',
  checking: 'moving',
  checked: 'waiting',
  importing: 'moving',
  done: 'done',
  failed: 'late',
  undone: 'quiet',
};

/** Every file that was brought in, and how it ended. */
export function ImportListPage({ view, data }: PageProps<Awaited<ReturnType<(typeof importList)['run']>>>) {
  const here = `${view.base}/admin/imports`;
  return (
    <AdminFrame
      view={view}
      title="导入诉求"
      lead="把热线、信箱、台账里的诉求从表格带进来。先检查，没有错才写入；写入后还能整批撤回。"
      aside={
        <LinkButton href={`${here}/new`} kind="main" icon="plus">
          导入文件
        </LinkButton>
      }
      live="/admin/imports/live"
    >
      <Table
        caption="导入过的文件"
        livePart="imports"
        rows={data.items}
        empty={
          <EmptyState
            heading="还没有导入过"
            lead="支持 Excel（.xlsx）和 CSV，一次最多 30 MB。"
            act={{ label: '导入文件', href: `${here}/new` }}
          />
        }
        columns={[
          { label: '文件', cell: (row) => <a href={`${here}/${row.id}`}>{row.fileName}</a>, head: true },
          { label: '来源', cell: (row) => row.source ?? '—' },
          { label: '状态', cell: (row) => <StatusTag status={importTones[row.state]}>{row.stateLabel}</StatusTag> },
          { label: '行数', cell: (row) => row.rows.toLocaleString('zh-CN'), number: true },
          { label: '有问题', cell: (row) => row.badRows.toLocaleString('zh-CN'), number: true },
          { label: '谁导的', cell: (row) => row.by, nowrap: true },
          { label: '时间', cell: (row) => describeMoment(row.madeAt, view.now), nowrap: true },
        ]}
      />
      <Pager next={data.next ? `${here}?before=${data.next}` : undefined} />
    </AdminFrame>
  );
}
