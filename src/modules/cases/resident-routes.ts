import { action, file, page } from '../../platform/http/route.ts';
import { addToCase } from './add-to-case.ts';
import { casePhoto, publicCasePhoto } from './case-photo.ts';
import { myCases } from './my-cases.ts';
import { MyCasesPage } from './pages/my-cases-page.tsx';
import { PublicCasePage } from './pages/public-case-page.tsx';
import { PublicCasesPage } from './pages/public-cases-page.tsx';
import { ReportCheckPage } from './pages/report-check-page.tsx';
import { ReportHintsPage } from './pages/report-hints-page.tsx';
import { ReportPlacePage } from './pages/report-place-page.tsx';
import { ReportWordsPage } from './pages/report-words-page.tsx';
import { placeDraft } from './place-draft.ts';
import { publicCase, publicCases } from './public-cases.ts';
import { draftPhoto, reportCheck, reportHints, reportPlace, reportWords } from './report-steps.ts';
import { sendDraft } from './send-draft.ts';
import { forgetDraft, writeDraft } from './write-draft.ts';

const word = 'cases.report';
/** Nobody has more to say in an hour; what was brought in stays, whoever brought it [domain rules 3.6.8]. */
export const reportsAnHour = 30;
const photosBody = 25 * 1024 * 1024;

/** What residents and passers-by open. */
export const residentRoutes = [
  page('/my/cases', myCases, MyCasesPage, { word }),
  action('/cases/:caseId/additions', addToCase, (added) => `/cases/${added.caseId}`, {
    form: '/cases/:caseId',
    word,
    maxBody: photosBody,
    says: '补充已经交给办的人。',
  }),
  page('/public/cases', publicCases, PublicCasesPage, { open: true }),
  page('/public/cases/:caseId', publicCase, PublicCasePage, { open: true }),
  file('/cases/:caseId/photos/:photoId', casePhoto, { word: ['cases.read', 'cases.handle', word] }),
  file('/public/cases/:caseId/photos/:photoId', publicCasePhoto, { open: true }),

  page('/report', reportWords, ReportWordsPage, { word }),
  action('/report', writeDraft, () => '/report/place', { word, form: '/report', maxBody: photosBody }),
  page('/report/hints', reportHints, ReportHintsPage, { word }),
  page('/report/place', reportPlace, ReportPlacePage, { word }),
  action('/report/place', placeDraft, () => '/report/check', { word, form: '/report/place' }),
  page('/report/check', reportCheck, ReportCheckPage, { word }),
  action('/report/check', sendDraft, (made) => `/cases/${made.caseId}`, {
    form: '/report/check',
    word,
    tries: reportsAnHour,
    says: '收到了。谁在办、几时答复，这里都看得到。',
  }),
  action('/report/removal', forgetDraft, () => '', { word, says: '已经清掉了。' }),
  file('/report/photos/:photoId', draftPhoto, { word }),
];
