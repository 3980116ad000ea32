import { describeMoment } from '../../../platform/worktime/index.ts';
import { Card, ChoiceList, Dialog, type Fact, Form, SubmitButton, SummaryList, TextField } from '../../../ui/index.ts';
import type { DeskCaseProps } from './desk-case-props.ts';

/** Who, where, whose: the facts of a case, the reporter masked until revealed for a purpose. */
export function DeskFacts({ view, data, desk }: Omit<DeskCaseProps, 'form'>) {
  const facts: (Fact | null)[] = [
    { label: '来自', value: desk.reporterWords },
    { label: '地点', value: [data.placeName, data.spot].filter(Boolean).join('，') || '不详' },
    data.placePath.length > 1 ? { label: '所在', value: data.placePath.join(' › ') } : null,
    { label: '主办', value: data.unitName ?? '还没派' },
    data.helpers.length > 0 ? { label: '协办', value: data.helpers.map((one) => one.unitName).join('、') } : null,
    data.aboutUnitName ? { label: '反映的是', value: data.aboutUnitName } : null,
    { label: '时限', value: data.urgencyLabel },
    {
      label: '公开',
      value: data.publishedAt ? '已公开' : data.audience === 'public' ? '居民愿意公开，还没公开' : '不公开',
    },
    data.returnCount > 0 ? { label: '退过单', value: `${data.returnCount} 次` } : null,
    data.signedAt ? { label: '签收', value: describeMoment(data.signedAt, view.now) } : null,
    data.contactedAt ? { label: '首次联系', value: describeMoment(data.contactedAt, view.now) } : null,
  ];
  return (
    <Card>
      <SummaryList facts={facts.filter((fact) => fact !== null)} />
      <Reveal view={view} data={data} />
    </Card>
  );
}

/** Asks for the purpose before anything is shown; the value itself comes on a page of its own, once. */
function Reveal({ view, data }: Pick<DeskCaseProps, 'view' | 'data'>) {
  if (!data.reporter.personId || !view.actor.can('people.reveal')) return null;
  return (
    <Dialog label="查看反映人" heading="查看反映人" icon="eye" slim>
      <Form action={`${view.base}/cases/${data.id}/reveal`} idempotencyKey={view.key()} scope="reveal">
        <ChoiceList
          name="field"
          label="看哪一项"
          value="phone"
          choices={[
            { value: 'phone', label: '电话' },
            { value: 'name', label: '姓名' },
            { value: 'address', label: '住址' },
          ]}
        />
        <TextField name="purpose" label="做什么用" hint="会记下来，审计看得到" required />
        <SubmitButton icon="eye">看一次</SubmitButton>
      </Form>
    </Dialog>
  );
}
