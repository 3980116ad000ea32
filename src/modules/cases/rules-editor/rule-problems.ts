import { limitProblem, officeProblems } from '../../../platform/worktime/index.ts';
import type { CaseRules } from '../rule-pack.ts';

/** What no single field can tell: keys that stand twice, references that lead nowhere, hours that overlap. By field, as `label.3`. */
export function ruleProblems(rules: CaseRules): Record<string, string> {
  const urgencies = new Set(rules.urgencies.map((one) => one.key));
  const categories = new Set(rules.categories.map((one) => one.key));
  const found: Record<string, string> = {};
  for (const list of [rules.kinds, rules.urgencies, rules.categories, rules.returns.reasons]) {
    list.forEach((one, at) => {
      if (list.findIndex((other) => other.key === one.key) < at) found[`key.${at}`] ??= `代码“${one.key}”写了两次。`;
    });
  }
  for (const list of [rules.kinds, rules.categories]) {
    list.forEach(({ label, urgency }, at) => {
      if (urgency && !urgencies.has(urgency)) found[`urgency.${at}`] ??= `“${label}”用的时限类别“${urgency}”没有了。`;
    });
  }
  rules.catalogue.forEach(({ category }, at) => {
    if (!categories.has(category)) found[`category.${at}`] ??= `派单目录里的分类“${category}”没有了。`;
  });
  rules.urgencies.forEach((one, at) => {
    for (const stage of ['dispatch', 'sign', 'contact', 'answer'] as const) {
      const problem = limitProblem(one[stage]);
      if (problem) found[`${stage}Amount.${at}`] ??= problem;
    }
  });
  const [hours] = officeProblems(rules.office);
  if (hours) found['from.0'] ??= hours;
  return found;
}
