import { z } from 'zod';
import { query } from '../../../platform/context.ts';
import { NotFound } from '../../../platform/errors.ts';
import { type RulesVersion, rulesVersions } from '../../rules/index.ts';
import { type CaseRules, caseRules } from '../rule-pack.ts';
import { ruleNames } from './rule-names.ts';
import { differences } from './rules-differences.ts';
import { sections } from './sections.ts';

/** The rules of the county as a set of sections, and every version with what it changed, in words. */
export const rulesOverview = query(z.object({}), async (ctx) => {
  const versions = await rulesVersions(ctx, caseRules);
  const { names } = await ruleNames(ctx, newest(versions).body);
  const current = versions.find((one) => one.effectiveFrom === null || one.effectiveFrom <= ctx.now);
  return {
    sections: sections.map(({ key, title, lead, many, rows }) => ({
      key,
      title,
      lead,
      count: many ? rows(newest(versions).body, names).length : null,
    })),
    versions: versions.map(({ body, ...version }, at) => ({
      ...version,
      now: version.version === current?.version,
      newest: at === 0,
      differences: differences(body, versions[at + 1]?.body, names),
    })),
  };
});
export type RulesOverview = Awaited<ReturnType<(typeof rulesOverview)['run']>>;

/** One section, ready to be edited: always on the newest version, also when its day is still to come. */
export const rulesSection = query(z.object({ section: z.string() }), async (ctx, { section: key }) => {
  const section = sections.find((one) => one.key === key);
  if (!section) throw new NotFound('没有这一部分规则。');
  const base = newest(await rulesVersions(ctx, caseRules));
  const { names, units } = await ruleNames(ctx, base.body);
  return {
    key,
    title: section.title,
    lead: section.lead,
    many: section.many,
    basedOn: base.version,
    fields: section.fields.map(({ choices, ...field }) => ({ ...field, choices: choices?.(base.body) ?? null })),
    rows: section.rows(base.body, names),
    units,
  };
});
export type RulesSection = Awaited<ReturnType<(typeof rulesSection)['run']>>;

function newest(versions: readonly RulesVersion<CaseRules>[]): RulesVersion<CaseRules> {
  const [first] = versions;
  if (!first) throw new NotFound();
  return first;
}
