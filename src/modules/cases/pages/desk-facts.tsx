import { describeMoment } from '../../../platform/worktime/index.ts';
import { Card, type Fact, SummaryList } from '../../../ui/index.ts';
import type { DeskCaseProps } from './desk-case-props.ts';

/** Who, where, whose: the facts of a case, the reporter masked until revealed for a purpose. */
export function DeskFacts({ view, data, desk }: Omit<DeskCaseProps, 'form'>) {
  const facts: (Fact | null)[] = [
    { label: '来自', value: desk.reporterWords, ...reveal(view, data) },
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
    </Card>
  );
}

function reveal(view: DeskCaseProps['view'], { id, reporter }: DeskCaseProps['data']): Pick<Fact, 'action'> {
  if (!reporter.personId || !view.actor.can('people.reveal')) return {};
  return { action: { label: '查看', href: `${view.base}/people/${reporter.personId}/reveal?aboutId=${id}` } };
}
