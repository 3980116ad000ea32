import { page } from '../../platform/http/route.ts';
import { myCases } from './my-cases.ts';
import { MyCasesPage } from './pages/my-cases-page.tsx';
import { PublicCasesPage } from './pages/public-cases-page.tsx';
import { publicCases } from './public-cases.ts';

/** What residents and passers-by open. */
export const residentRoutes = [
  page('/my/cases', myCases, MyCasesPage),
  page('/public/cases', publicCases, PublicCasesPage, { open: true }),
];
