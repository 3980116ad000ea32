export { tellOfCases } from './case-notices.ts';
export { recomputeLater } from './jobs.ts';
export { type MyCase, myOpenCases } from './my-cases.ts';
export { MyCaseRows, PublicCaseRows } from './pages/case-cards.tsx';
export { publishedIn } from './public-cases.ts';
export { routes as caseRoutes } from './routes.ts';
export { type Act, acts, transitions } from './transitions.ts';
