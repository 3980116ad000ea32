import { Invalid } from '../../../platform/errors.ts';
import { organizationKinds } from '../../organizations/index.ts';
import type { CaseRules } from '../rule-pack.ts';
import type { Names, Row, Section } from './section.ts';

type Unit = CaseRules['catalogue'][number]['unit'];
const near = '就近的';

/** A unit as people write it: its name, or the nearest of a kind. */
function unitWords(unit: Unit, names: Names): string {
  if (unit.id) return names.unitName(unit.id) ?? unit.id;
  if (unit.kind) return `${near}${organizationKinds[unit.kind as keyof typeof organizationKinds] ?? unit.kind}`;
  return unit.name ?? '';
}

/** Reads it back. A name that no unit bears is kept only where it stood before: shipped rules name units a county may yet add. */
function unitOf(text: string, names: Names, known: ReadonlySet<string>, field: string): Unit {
  const kind = Object.entries(organizationKinds).find(([, label]) => text === near + label)?.[0];
  if (kind) return { kind };
  const id = names.unitId(text);
  if (id) return { id };
  if (known.has(text)) return { name: text };
  throw new Invalid({ [field]: `没有叫“${text}”的单位。请写登记的全称，或“${near}物业公司”这样的写法。` });
}

function placeOf(text: string, names: Names, field: string): string {
  const id = names.placeId(text);
  if (!id) throw new Invalid({ [field]: `没有叫“${text}”的地点，或有好几个同名的，请写登记的全称。` });
  return id;
}

/** Which unit is proposed for a category in a place. */
export const catalogueSection: Section = {
  key: 'catalogue',
  title: '派单目录',
  lead: '哪类问题在哪里派给谁。地点不写就是全区县；写得越细越优先。协办单位用分号隔开。',
  many: true,
  fields: [
    {
      name: 'category',
      label: '分类',
      choices: (rules) => rules.categories.map(({ key, label }) => ({ value: key, label })),
    },
    { name: 'place', label: '地点', names: 'places' },
    { name: 'unit', label: '承办单位', names: 'units' },
    { name: 'helpers', label: '协办单位', as: 'long' },
  ],
  rows: (rules, names) =>
    rules.catalogue.map((entry) => ({
      category: entry.category,
      place: entry.placeId ? (names.placeName(entry.placeId) ?? '') : '',
      unit: unitWords(entry.unit, names),
      helpers: entry.helpers.map((helper) => unitWords(helper, names)).join('；'),
    })),
  write(rows, names, before) {
    const known = new Set(
      before.catalogue.flatMap((one) => [one.unit, ...one.helpers].flatMap((unit) => unit.name ?? [])),
    );
    const entry = (row: Row, at: number) => ({
      category: row.category,
      ...(row.place ? { placeId: placeOf(row.place, names, `place.${at}`) } : {}),
      unit: unitOf(row.unit ?? '', names, known, `unit.${at}`),
      helpers: (row.helpers ?? '')
        .split(/[；;]/)
        .map((text) => text.trim())
        .filter((text) => text !== '')
        .map((text) => unitOf(text, names, known, `helpers.${at}`)),
    });
    return { catalogue: rows.map(entry) };
  },
};
