export { tellOfCases } from './case-notices.ts';
export { routes as caseRoutes } from './routes.ts';
export { type Act, acts, transitions } from './transitions.ts';
