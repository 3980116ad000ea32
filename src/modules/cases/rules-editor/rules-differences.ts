import type { CaseRules } from '../rule-pack.ts';
import type { Names, Row, Section } from './section.ts';
import { sections } from './sections.ts';

/** What a version changed against the one before, a sentence a section; nothing for the first. */
export function differences(body: CaseRules, before: CaseRules | undefined, names: Names): string[] {
  if (!before) return [];
  return sections.flatMap((section) => {
    const now = section.rows(body, names);
    const then = section.rows(before, names);
    return section.many ? manyWords(section, now, then) : figureWords(section, now[0] ?? {}, then[0] ?? {});
  });
}

function manyWords(section: Section, now: readonly Row[], then: readonly Row[]): string[] {
  const after = new Map(now.map((row, at) => [idOf(row, at), row]));
  const before = new Map(then.map((row, at) => [idOf(row, at), row]));
  const named = (rows: [string, Row][]) =>
    rows
      .slice(0, 6)
      .map(([id, row]) => row.label ?? row.unit ?? id)
      .join('、');
  const added = [...after].filter(([id]) => !before.has(id));
  const gone = [...before].filter(([id]) => !after.has(id));
  const changed = [...after].filter(([id, row]) => before.has(id) && !same(row, before.get(id) ?? {}));
  const said = [
    added.length > 0 ? `增加 ${added.length} 条（${named(added)}）` : '',
    gone.length > 0 ? `去掉 ${gone.length} 条（${named(gone)}）` : '',
    changed.length > 0 ? `修改 ${changed.length} 条（${named(changed)}）` : '',
  ].filter((part) => part !== '');
  return said.length === 0 ? [] : [`${section.title}：${said.join('，')}`];
}

function figureWords(section: Section, now: Row, then: Row): string[] {
  const changed = section.fields.filter(({ name }) => now[name] !== then[name]);
  return changed.map(({ name, label }) => `${label}：${then[name] ?? '—'} 改为 ${now[name] ?? '—'}`);
}

const idOf = (row: Row, at: number) =>
  row.key ?? (row.category ? `${row.category} ${row.place}` : (row.label ?? String(at)));
const same = (one: Row, other: Row) =>
  Object.keys({ ...one, ...other }).every((name) => (one[name] ?? '') === (other[name] ?? ''));
