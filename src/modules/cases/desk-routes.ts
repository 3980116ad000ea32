import type { ReadCtx } from '../../platform/context.ts';
import { Forbidden } from '../../platform/errors.ts';
import { action, live, page } from '../../platform/http/route.ts';
import { caseList } from './case-list.ts';
import { casePage } from './case-page.ts';
import { caseSearch } from './case-search.ts';
import { caseSheet } from './case-sheet.ts';
import { CasePage } from './pages/case-page.tsx';
import { DeskQueuePage } from './pages/desk-queue-page.tsx';
import { DeskSearchPage } from './pages/desk-search-page.tsx';
import { DeskSheetPage } from './pages/desk-sheet-page.tsx';
import { forgetFilter, saveFilter } from './save-filter.ts';

/** Every desk of a county hears of every change there, and asks again through its own gates. */
const deskTopic = (ctx: ReadCtx) => {
  if (ctx.actor.role === null) throw new Forbidden('cases.read');
  return String(ctx.county);
};

/** Who meets cases at work: in their place, or for the unit that handles them. */
const reads = ['cases.read', 'cases.handle'];

/** What workers open to work through what came in. */
export const deskRoutes = [
  page('/desk', caseList, DeskQueuePage, { word: [...reads, 'rates.read'] }),
  page('/cases', caseSearch, DeskSearchPage, { word: reads }),
  page('/cases/:caseId', casePage, CasePage, { word: [...reads, 'cases.report'] }),
  page('/cases/:caseId/sheet', caseSheet, DeskSheetPage, { word: reads }),
  live('/desk/live', deskTopic, { word: [...reads, 'rates.read'] }),
  action('/desk/filters', saveFilter, ({ query }) => `/desk?${query}`, {
    form: '/desk',
    word: reads,
    says: '存好了，就在筛选的最前面。',
  }),
  action('/desk/filters/:filterId/removal', forgetFilter, () => '/desk', { word: reads }),
];
