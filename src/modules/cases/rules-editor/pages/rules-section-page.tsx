import { AdminFrame } from '../../../../frames/admin-frame.tsx';
import type { FormState, PageProps } from '../../../../platform/http/route.ts';
import {
  Card,
  CheckField,
  DateField,
  Form,
  Headed,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../../ui/index.ts';
import type { RulesSection } from '../rules-overview.ts';

const blanks = 2;

/** One section of the rules as a plain form: rows to change, tick away, and blank ones to fill. */
export function RulesSectionPage({ view, data, form }: PageProps<RulesSection>) {
  const refused = form.message !== null;
  const spare = data.many ? blanks : 0;
  const rows = [...data.rows, ...Array.from({ length: spare }, () => null)];
  return (
    <AdminFrame view={view} title={data.title} lead={data.lead} back={{ label: '规则', path: '/admin/rules' }}>
      <Form
        action={`${view.base}/admin/rules/${data.key}`}
        state={refused ? form : undefined}
        idempotencyKey={view.key()}
        label={data.title}
      >
        <input type="hidden" name="basedOn" value={String(data.basedOn)} />
        {rows.map((row, at) => (
          <RuleRow data={data} row={row} at={at} form={form} />
        ))}
        <Card heading="发布" tone="warm">
          <DateField name="effectiveOn" label="从哪天起生效" hint="不填就是马上" />
          <TextField name="note" label="改了什么、为什么" required maxlength={200} />
          <SubmitButton icon="check">发布新一版</SubmitButton>
        </Card>
      </Form>
    </AdminFrame>
  );
}

type Field = RulesSection['fields'][number];

function RuleRow(props: { data: RulesSection; row: RulesSection['rows'][number] | null; at: number; form: FormState }) {
  const { data, row, at, form } = props;
  const typed = (name: string) => {
    const kept = form.message === null ? row?.[name] : form.values[`${name}.${at}`];
    return typeof kept === 'string' ? kept : undefined;
  };
  return (
    <Card>
      {data.many ? (
        <Headed level={2} heading={row === null ? '新增一条' : (row.label ?? row.unit ?? `第 ${at + 1} 条`)} />
      ) : null}
      {row === null ? null : <input type="hidden" name={`there.${at}`} value="yes" />}
      <div class="field-grid">
        {data.fields.map((field) => (
          <RuleInput field={field} at={at} value={typed(field.name)} data={data} />
        ))}
      </div>
      {data.many && row !== null ? <CheckField name={`remove.${at}`} label="去掉这一条" value="yes" /> : null}
    </Card>
  );
}

function RuleInput({
  field,
  at,
  value,
  data,
}: {
  field: Field;
  at: number;
  value: string | undefined;
  data: RulesSection;
}) {
  const name = `${field.name}.${at}`;
  if (field.choices !== null) {
    const empty = field.optional ? '按分类' : '请选择';
    return <SelectField name={name} label={field.label} value={value ?? ''} empty={empty} choices={field.choices} />;
  }
  if (field.as === 'time') return <TextField name={name} label={field.label} value={value} placeholder="08:30" short />;
  if (field.as === 'number') {
    return <TextField name={name} label={field.label} value={value} inputmode="decimal" unit={field.unit} short />;
  }
  const hint =
    field.names === 'units' && at === 0 ? `如：${data.units.slice(0, 3).join('、')}、就近的物业公司` : undefined;
  return <TextField name={name} label={field.label} value={value} hint={hint} short={field.name === 'key'} />;
}
