import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../../platform/context.ts';
import { Conflict, Invalid, NotFound } from '../../../platform/errors.ts';
import { publishRules, rulesVersions } from '../../rules/index.ts';
import { type CaseRules, caseRules } from '../rule-pack.ts';
import { ruleNames } from './rule-names.ts';
import { ruleProblems } from './rule-problems.ts';
import type { Row } from './section.ts';
import { sections } from './sections.ts';

const movedOn = () => new Conflict('rules.moved-on', '别人刚刚发布了新一版规则，请刷新后在新版上修改。');
const output = z.object({ version: z.int() });

/**
 * Publishes the rules anew with one section changed, from now or from a later day on. A form sends `name.0`, `name.1`, …;
 * an API client may send `rows`. An empty row is a row taken away; kinds and categories that open cases use stay.
 */
export const editRules = command(
  z.looseObject({
    section: z.string(),
    basedOn: z.coerce.number().int(),
    effectiveOn: z.iso.date('日期请写成 2026-01-31 这样的格式。').optional(),
    note: z
      .string('请写一句改了什么、为什么。')
      .trim()
      .min(2, '请写一句改了什么、为什么。')
      .max(200, '最多 200 个字。'),
    rows: z.array(z.record(z.string(), z.string())).max(2000).optional(),
  }),
  async (ctx, { section: key, basedOn, effectiveOn, note, rows, ...typed }) => {
    const section = sections.find((one) => one.key === key);
    if (!section) throw new NotFound('没有这一部分规则。');
    const [base] = await rulesVersions(ctx, caseRules);
    if (!base || base.version !== basedOn) throw movedOn();
    const given =
      rows?.map((row, at) => ({ row, at })) ??
      rowsOf(
        typed,
        section.fields.map((field) => field.name),
      );
    const values = given.map(({ row }) => row);
    const { names } = await ruleNames(
      ctx,
      base.body,
      values.flatMap((row) => row.place ?? []),
    );
    const place = (field: string) => field.replace(/\.(\d+)$/, (_all, at) => `.${given[Number(at)]?.at ?? at}`);
    const candidate = check({ ...base.body, ...section.write(values, names, base.body) }, place);
    await refuseInUse(ctx, base.body, candidate);
    return publishRules(ctx, caseRules, { basedOn, body: candidate, note, effectiveFrom: startOf(ctx, effectiveOn) });
  },
  { output },
);

/** Publishes an earlier version again as the newest one. */
export const restoreRules = command(
  z.object({ version: z.coerce.number().int().min(0), basedOn: z.coerce.number().int() }),
  async (ctx, { version, basedOn }) => {
    const versions = await rulesVersions(ctx, caseRules);
    const wanted = versions.find((one) => one.version === version);
    const [base] = versions;
    if (!wanted || !base) throw new NotFound('没有这一版规则。');
    if (base.version !== basedOn) throw movedOn();
    await refuseInUse(ctx, base.body, wanted.body);
    const note = version === 0 ? '恢复随产品提供的规则' : `恢复第 ${version} 版`;
    return publishRules(ctx, caseRules, { basedOn, body: wanted.body, note, effectiveFrom: ctx.now });
  },
  { output },
);

/** The rows a form sent, with the number each had there; rows left empty or ticked for removal are left out. */
function rowsOf(typed: Record<string, unknown>, fields: readonly string[]): { row: Row; at: number }[] {
  const rows = new Map<number, Record<string, string>>();
  for (const [name, value] of Object.entries(typed)) {
    const found = /^([A-Za-z]+)\.(\d{1,4})$/.exec(name);
    const [, field = '', number = ''] = found ?? [];
    if (!fields.includes(field) || typeof value !== 'string') continue;
    rows.set(Number(number), { ...rows.get(Number(number)), [field]: value.trim() });
  }
  return [...rows]
    .filter(
      ([at]) => (typed[`remove.${at}`] === undefined && typed[`there.${at}`] !== undefined) || isFilled(rows.get(at)),
    )
    .filter(([at]) => typed[`remove.${at}`] === undefined)
    .sort(([one], [other]) => one - other)
    .map(([at, row]) => ({ row, at }));
}

/** The blank rows at the end hold only what their lists preselect. */
const isFilled = (row: Row | undefined) =>
  row !== undefined && ['key', 'label', 'unit', 'words', 'from', 'mostReturns'].some((name) => row[name]);

function check(candidate: unknown, place: (field: string) => string): CaseRules {
  const read = caseRules.schema.safeParse(candidate);
  const fields: Record<string, string> = {};
  if (!read.success) {
    for (const issue of read.error.issues) fields[place(fieldOf(issue.path))] ??= issue.message;
    throw new Invalid(fields);
  }
  for (const [field, message] of Object.entries(ruleProblems(read.data))) fields[place(field)] = message;
  if (Object.keys(fields).length > 0) throw new Invalid(fields);
  return read.data;
}

const renamed: Record<string, string> = { 'returns.most': 'mostReturns', 'extensions.most': 'mostExtensions' };

/** Where the form shows a problem of the schema: `urgencies.2.answer.amount` at `answerAmount.2`. */
function fieldOf(path: readonly PropertyKey[]): string {
  const parts = path.map(String);
  const at = parts.find((part) => /^\d+$/.test(part)) ?? '0';
  const known = renamed[parts.join('.')];
  const names = parts.filter(
    (part, step) => step > 0 && !/^\d+$/.test(part) && !['weights', 'spans', 'reasons'].includes(part),
  );
  const [first = parts[0] ?? 'form', ...rest] = names;
  return `${known ?? first + rest.map((part) => part[0]?.toUpperCase() + part.slice(1)).join('')}.${at}`;
}

/** A kind, category or class that open cases stand in cannot go: their labels and clocks hang on it. */
async function refuseInUse(ctx: Ctx, before: CaseRules, after: CaseRules) {
  const gone = (list: 'kinds' | 'categories' | 'urgencies') =>
    before[list].map((one) => one.key).filter((key) => !after[list].some((one) => one.key === key));
  const [kinds, categories, urgencies] = [gone('kinds'), gone('categories'), gone('urgencies')];
  if (kinds.length + categories.length + urgencies.length === 0) return;
  const used = await sql<{
    kind: string;
    category: string;
    urgency: string;
  }>`select kind, category, urgency from cases.cases
    where county = ${ctx.county} and closed_at is null
      and (kind = any(${kinds}::text[]) or category = any(${categories}::text[]) or urgency = any(${urgencies}::text[]))
    limit 1`.execute(ctx.db);
  const [row] = used.rows;
  if (!row) return;
  const key = [row.kind, row.category, row.urgency].find((one) =>
    [...kinds, ...categories, ...urgencies].includes(one),
  );
  const label =
    [...before.kinds, ...before.categories, ...before.urgencies].find((one) => one.key === key)?.label ?? key;
  throw new Conflict('rules.in-use', `还有在办的事项用着“${label}”，办完之前不能去掉。可以先改名。`);
}

function startOf(ctx: Ctx, day: string | undefined): Date {
  if (!day) return ctx.now;
  const start = new Date(`${day}T00:00:00+08:00`);
  if (start < new Date(ctx.now.getTime() - 86_400_000)) throw new Invalid({ effectiveOn: '生效日期不能早于今天。' });
  return start < ctx.now ? ctx.now : start;
}
