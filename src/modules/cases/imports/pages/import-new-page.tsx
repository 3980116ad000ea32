import { AdminFrame } from '../../../../frames/admin-frame.tsx';
import type { PageProps } from '../../../../platform/http/route.ts';
import { ActBar, Card, FileField, Form, SubmitButton, TextArea } from '../../../../ui/index.ts';
import type { importForm } from '../import-form.ts';

/** Chooses the file; whoever has a map pastes it, everybody else is asked about the columns next. */
export function ImportNewPage({ view, data, form }: PageProps<Awaited<ReturnType<(typeof importForm)['run']>>>) {
  return (
    <AdminFrame
      view={view}
      title="导入文件"
      lead="第一行要是表头。下一步再说哪一列是什么。"
      back={{ label: '导入诉求', path: '/admin/imports' }}
    >
      <Card>
        <Form action={`${view.base}/admin/imports`} state={form} idempotencyKey={view.key()} files>
          <FileField
            name="file"
            label="表格文件"
            hint="Excel（.xlsx）或 CSV（UTF-8、GB18030 都行），最多 30 MB"
            accept=".xlsx,.csv,.gz,text/csv"
            required
          />
          <details class="more-fields" open={form.errors.map !== undefined}>
            <summary>我有对照表</summary>
            <TextArea
              name="map"
              label="贴在这里"
              hint="JSON，写法见使用手册“导入与导出”。贴了就直接检查，不用再对列。"
              rows={8}
            />
            {data.examples.map(({ name, text }) => (
              <details class="example">
                <summary>例子：{name}</summary>
                <pre>{text}</pre>
              </details>
            ))}
          </details>
          <ActBar>
            <SubmitButton icon="arrow-right">上传</SubmitButton>
          </ActBar>
        </Form>
      </Card>
    </AdminFrame>
  );
}
