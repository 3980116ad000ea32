import type { ReadCtx } from '../../platform/context.ts';
import { type OrganizationKind, organizationKinds, servingOrganizations } from '../organizations/index.ts';
import { rulesOf } from '../rules/index.ts';
import { findCase } from './access.ts';
import type { CaseDetail } from './case-detail.ts';
import { caseRules } from './rule-pack.ts';
import { chainOf, suggestionOf } from './suggest-unit.ts';
import type { Act } from './transitions.ts';

const choosing: readonly Act[] = ['dispatch', 'redirect', 'ask-helper', 'whistle', 'suspend'];
const kinds = Object.keys(organizationKinds) as OrganizationKind[];

/** The units an act on this case can be given to, by what they are, and whom the catalogue names; read only when an act asks. */
export async function unitChoices(ctx: ReadCtx, { id, may }: CaseDetail) {
  if (!choosing.some((act) => may[act])) return { units: [], suggestion: null };
  const found = await findCase(ctx, id);
  const [{ body: rules }, serving] = await Promise.all([
    rulesOf(ctx, caseRules),
    servingOrganizations(ctx, chainOf(found)),
  ]);
  const able = serving.filter((one) => one.id !== found.aboutUnitId);
  const units = kinds
    .map((kind) => ({
      group: organizationKinds[kind],
      choices: able.filter((one) => one.kind === kind).map((one) => ({ value: one.id, label: one.name })),
    }))
    .filter((group) => group.choices.length > 0);
  return { units, suggestion: may.dispatch ? suggestionOf(rules, serving, found) : null };
}
