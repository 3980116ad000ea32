import { SummaryList } from '../../../ui/index.ts';
import type { CompoundProfile } from '../compound-profile.ts';

const counts = [
  ['builtIn', '建成', '年'],
  ['buildings', '楼栋', '栋'],
  ['homes', '住宅', '套'],
  ['households', '住户', '户'],
  ['shops', '店铺', '间'],
  ['parkingSpaces', '车位', '个'],
  ['chargingPoints', '充电桩', '个'],
] as const;

/** The figures of a compound; what nobody wrote down is counted from the register. */
export function ProfileFacts({
  profile,
  counted,
}: {
  profile: CompoundProfile;
  counted: { buildings: number; homes: number };
}) {
  const filled = {
    ...profile,
    buildings: profile.buildings ?? (counted.buildings || undefined),
    homes: profile.homes ?? (counted.homes || undefined),
  };
  const facts = counts.flatMap(([key, label, unit]) => {
    const value = filled[key];
    return value === undefined
      ? []
      : [{ label, value: key === 'builtIn' ? `${value} ${unit}` : `${value.toLocaleString('zh-CN')} ${unit}` }];
  });
  const lists = [
    { label: '设施', value: profile.facilities.join('、') },
    { label: '服务', value: profile.services.join('、') },
  ].filter((fact) => fact.value !== '');
  if (facts.length + lists.length === 0) return <p class="muted">还没有填写。</p>;
  return <SummaryList facts={[...facts, ...lists]} />;
}
