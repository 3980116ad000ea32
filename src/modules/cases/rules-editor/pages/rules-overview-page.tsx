import { AdminFrame } from '../../../../frames/admin-frame.tsx';
import type { PageProps } from '../../../../platform/http/route.ts';
import { describeMoment } from '../../../../platform/worktime/index.ts';
import { Card, NoticeBar, PostButton, Row, Rows, StatusTag, Table } from '../../../../ui/index.ts';
import type { RulesOverview } from '../rules-overview.ts';

/** The county's rules: what can be changed, and every version with what it changed. */
export function RulesOverviewPage({ view, data, form }: PageProps<RulesOverview>) {
  const newest = data.versions.find((one) => one.newest)?.version ?? 0;
  return (
    <AdminFrame
      view={view}
      title="规则"
      lead="诉求怎么分类、多久办、派给谁、怎么退单和评价。每次修改是新的一版，从生效那天起管以后的事，以前的事仍按当时的规则。"
    >
      {form.message === null ? null : <NoticeBar kind="bad" text={form.message} />}
      <Card heading="修改哪一部分">
        <Rows>
          {data.sections.map((section) => (
            <Row
              href={`${view.base}/admin/rules/${section.key}`}
              title={section.title}
              note={section.lead}
              aside={section.count === null ? undefined : `${section.count} 条`}
            />
          ))}
        </Rows>
      </Card>
      <Card heading="各版规则">
        <Table
          caption="各版规则"
          rows={data.versions}
          columns={[
            {
              label: '版本',
              head: true,
              nowrap: true,
              cell: (row) => (
                <>
                  {row.version === 0 ? '原始' : `第 ${row.version} 版`}{' '}
                  {row.now ? <StatusTag status="done">现行</StatusTag> : null}
                </>
              ),
            },
            {
              label: '生效',
              nowrap: true,
              cell: (row) => (row.effectiveFrom ? describeMoment(row.effectiveFrom, view.now) : '从一开始'),
            },
            { label: '说明', cell: (row) => row.note },
            {
              label: '改了什么',
              cell: (row) => (row.differences.length === 0 ? '—' : row.differences.join('；')),
            },
            {
              label: '恢复',
              cell: (row) =>
                row.newest ? (
                  '—'
                ) : (
                  <PostButton
                    slim
                    action={`${view.base}/admin/rules/versions/${row.version}/restore`}
                    fields={{ basedOn: String(newest), _key: view.key() }}
                    confirm="把这一版恢复为新的一版，马上生效，确定吗？"
                  >
                    恢复
                  </PostButton>
                ),
            },
          ]}
        />
      </Card>
    </AdminFrame>
  );
}
