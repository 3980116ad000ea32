export { importCalendar } from './import-calendar.ts';
export { publishRules } from './publish-rules.ts';
export { routes as rulesRoutes } from './routes.ts';
export { type RulePack, rulesOf } from './rule-pack.ts';
export { type RulesVersion, rulesVersions } from './rules-versions.ts';
export { forgetCalendar, workCalendarOf } from './work-calendar.ts';
