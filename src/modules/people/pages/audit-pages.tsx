import { AdminFrame } from '../../../frames/admin-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import { EmptyState, Pager, PostButton, Table } from '../../../ui/index.ts';
import type { RevealList } from '../reveal-list.ts';
import type { TokenList } from '../token-list.ts';
import { wordName } from '../word-names.ts';

/** For auditors: every time a sealed value was shown. */
export function RevealListPage({ view, data }: PageProps<RevealList>) {
  const here = `${view.base}/admin/reveals`;
  const kept = new URLSearchParams(
    Object.entries(data.filter).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  );
  return (
    <AdminFrame view={view} title="查看个人信息的记录" lead="谁、什么时候、为什么看了谁的哪一项。">
      <Table
        caption="查看记录"
        rows={data.items}
        empty={<EmptyState heading="还没有人查看过" />}
        columns={[
          { label: '时间', cell: (row) => row.at, nowrap: true },
          { label: '谁看的', cell: (row) => <a href={`${here}?by=${row.byId}`}>{row.by}</a>, head: true },
          { label: '看了谁', cell: (row) => <a href={`${here}?of=${row.personId}`}>{row.person}</a> },
          { label: '哪一项', cell: (row) => row.fieldLabel },
          { label: '用途', cell: (row) => row.purpose },
          {
            label: '关于',
            cell: (row) => (row.aboutId ? <a href={`${view.base}/cases/${row.aboutId}`}>这件事</a> : '—'),
          },
        ]}
      />
      <Pager next={data.next ? `${here}?${new URLSearchParams([...kept, ['before', data.next]])}` : undefined} />
    </AdminFrame>
  );
}

/** Every token of the county; an administrator may end any of them. */
export function TokenListPage({ view, data }: PageProps<TokenList>) {
  const here = `${view.base}/admin/tokens`;
  return (
    <AdminFrame view={view} title="令牌" lead="别的程序凭它办事。看到不认识的，请先停用再问。">
      <Table
        caption="令牌"
        rows={data.tokens}
        empty={<EmptyState heading="还没有令牌" lead="每个人在“我的”里自己做。" />}
        columns={[
          { label: '名字', cell: (row) => row.name, head: true },
          { label: '谁的', cell: (row) => row.owner },
          { label: '权限', cell: (row) => row.scopes.map(wordName).join('、') },
          { label: '到期', cell: (row) => row.expires, nowrap: true },
          { label: '状态', cell: (row) => row.state },
          {
            label: '操作',
            cell: (row) =>
              row.active ? (
                <PostButton action={`${here}/${row.id}/end`} confirm="用它的程序会立刻连不上，确定停用吗？" slim>
                  停用
                </PostButton>
              ) : null,
          },
        ]}
      />
      <Pager next={data.next ? `${here}?before=${data.next}` : undefined} />
    </AdminFrame>
  );
}
