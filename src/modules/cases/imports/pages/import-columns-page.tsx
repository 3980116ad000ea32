import { AdminFrame } from '../../../../frames/admin-frame.tsx';
import type { PageProps } from '../../../../platform/http/route.ts';
import {
  ActBar,
  Card,
  Form,
  NoticeBar,
  SelectField,
  SubmitButton,
  Table,
  TextArea,
  TextField,
} from '../../../../ui/index.ts';
import { columnFields } from '../import-columns.ts';
import type { importColumns } from '../import-form.ts';

type Columns = Awaited<ReturnType<(typeof importColumns)['run']>>;

/** Shows the first rows of a file and asks which column is what; a guess is filled in. */
export function ImportColumnsPage({ view, data, form }: PageProps<Columns>) {
  const path = `/admin/imports/${data.importId}`;
  return (
    <AdminFrame
      view={view}
      title="哪一列是什么"
      lead={data.fileName}
      back={{ label: '导入诉求', path: '/admin/imports' }}
    >
      {data.problem === null ? (
        <>
          <Card heading="文件的前几行">
            <Sample {...data.table} />
          </Card>
          <Card heading="对列">
            <Form action={`${view.base}${path}/columns`} values={data.values} state={form} idempotencyKey={view.key()}>
              <TextField
                name="source"
                label="来源"
                hint="同一来源的同一编号不会导两次，下个月还用这个名字"
                maxlength={60}
                required
              />
              <ColumnSelects headers={data.headers} />
              <Otherwise {...data} />
              <details class="more-fields" open={form.errors.map !== undefined}>
                <summary>改用对照表</summary>
                <TextArea name="map" label="贴在这里" hint="JSON。贴了就不看上面的选择。" rows={8} />
              </details>
              <ActBar>
                <SubmitButton icon="list-checks">检查文件</SubmitButton>
              </ActBar>
            </Form>
          </Card>
        </>
      ) : (
        <NoticeBar
          kind="bad"
          text={data.problem}
          action={{ label: '换一个文件', href: `${view.base}/admin/imports/new` }}
        />
      )}
    </AdminFrame>
  );
}

function ColumnSelects({ headers }: Pick<Columns, 'headers'>) {
  const choices = headers.map((header) => ({ value: header, label: header }));
  return (
    <div class="field-grid">
      {columnFields.map(({ field, label, hint }) => (
        <SelectField
          name={field}
          label={label}
          hint={hint}
          choices={choices}
          empty="没有这一列"
          required={field === 'words'}
        />
      ))}
    </div>
  );
}

function Otherwise({ kinds, categories }: Pick<Columns, 'kinds' | 'categories'>) {
  return (
    <div class="field-grid">
      <SelectField name="defaultKind" label="认不出种类时算作" choices={kinds} value="help" />
      <SelectField name="defaultCategory" label="认不出类别时算作" choices={categories} value="other" />
      <SelectField
        name="withoutReceivedAt"
        label="没有来件时间的行"
        choices={[
          { value: 'refuse', label: '算有问题' },
          { value: 'now', label: '按导入的时间算' },
        ]}
      />
      <SelectField
        name="missingUnits"
        label="本地没有的承办单位"
        choices={[
          { value: 'ignore', label: '先不派，等人来派' },
          { value: 'create', label: '建一个同名单位' },
          { value: 'refuse', label: '算有问题' },
        ]}
      />
    </div>
  );
}

function Sample({ headers, rows }: Columns['table']) {
  return (
    <Table
      caption="文件的前几行"
      rows={rows}
      columns={headers.map((header, place) => ({
        label: header || `第 ${place + 1} 列`,
        cell: (row: string[]) => row[place] ?? '',
      }))}
    />
  );
}
