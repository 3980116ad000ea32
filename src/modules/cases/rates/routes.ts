import { page } from '../../../platform/http/route.ts';
import { BoardPage } from '../pages/board-page.tsx';
import { RatesPage } from '../pages/rates-page.tsx';
import { board } from './board.ts';
import { caseRates } from './case-rates.ts';

/** What is counted, for everyone and for those who look after it. */
export const ratesRoutes = [
  page('/board', board, BoardPage, { open: true }),
  page('/desk/rates', caseRates, RatesPage, { word: 'rates.read' }),
];
