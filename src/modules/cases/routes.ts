import { action, showOnce } from '../../platform/http/route.ts';
import { RevealedPage } from '../people/index.ts';
import { acceptReturn } from './accept-return.ts';
import { addPhotos } from './add-photos.ts';
import { answerAsHelper } from './answer-as-helper.ts';
import { answerCase } from './answer-case.ts';
import { askExtension } from './ask-extension.ts';
import { askHelper } from './ask-helper.ts';
import { askReturn } from './ask-return.ts';
import { caseForm, toCase, toQueue } from './back-to.ts';
import { batchDispatch } from './batch-dispatch.ts';
import { blowWhistle } from './blow-whistle.ts';
import { bringingRoutes } from './bringing-routes.ts';
import { classifyCase } from './classify-case.ts';
import { closingRoutes } from './closing-routes.ts';
import { contactReporter } from './contact-reporter.ts';
import { decideExtension } from './decide-extension.ts';
import { declineCase } from './decline-case.ts';
import { deskRoutes } from './desk-routes.ts';
import { dispatchCase } from './dispatch-case.ts';
import { endWhistle } from './end-whistle.ts';
import { exportRoutes } from './exports/export-routes.ts';
import { importRoutes } from './imports/import-routes.ts';
import { passAnswer } from './pass-answer.ts';
import { ratesRoutes } from './rates/routes.ts';
import { redirectCase } from './redirect-case.ts';
import { refuseReturn } from './refuse-return.ts';
import { reportCase } from './report-case.ts';
import { reportsAnHour, residentRoutes } from './resident-routes.ts';
import { resumeCase } from './resume-case.ts';
import { revealReporter } from './reveal-reporter.ts';
import { rulesEditorRoutes } from './rules-editor/rules-routes.ts';
import { sendBackAnswer } from './send-back-answer.ts';
import { signCase } from './sign-case.ts';
import { signCases } from './sign-cases.ts';
import { superviseCase } from './supervise-case.ts';
import { suspendCase } from './suspend-case.ts';
import { writeNote } from './write-note.ts';

const form = caseForm;

/** Nine photos of a phone, unshrunk where there is no script. */
const photosBody = 48 * 1024 * 1024;

export const routes = [
  ...exportRoutes,
  ...residentRoutes,
  ...bringingRoutes,
  ...closingRoutes,
  ...deskRoutes,
  ...rulesEditorRoutes,
  ...importRoutes,
  ...ratesRoutes,
  action('/cases', reportCase, toCase, { word: 'cases.report', tries: reportsAnHour, maxBody: photosBody }),
  action('/cases/:caseId/photos', addPhotos, toCase, { word: ['cases.note', 'cases.report'], maxBody: photosBody }),
  showOnce('/cases/:caseId/reveal', revealReporter, RevealedPage, { word: 'people.reveal', form: caseForm }),
  action('/cases/:caseId/category', classifyCase, toCase, { form, word: 'cases.dispatch' }),
  action('/cases/:caseId/dispatch', dispatchCase, toCase, { form, word: 'cases.dispatch' }),
  action('/cases/dispatches', batchDispatch, toQueue, {
    word: 'cases.dispatch',
    form: '/desk',
    says: '能按目录派的都派出去了。还留在待派单里的，请打开手工派。',
  }),
  action('/cases/signatures', signCases, toQueue, { word: 'cases.handle', form: '/desk', says: '签收好了。' }),
  action('/cases/:caseId/redirect', redirectCase, toCase, { form, word: 'cases.dispatch' }),
  action('/cases/:caseId/decline', declineCase, toCase, { form, word: 'cases.dispatch' }),
  action('/cases/:caseId/signature', signCase, toCase, { form, word: 'cases.handle' }),
  action('/cases/:caseId/contacts', contactReporter, toCase, { form, word: 'cases.handle' }),
  action('/cases/:caseId/notes', writeNote, toCase, { form, word: 'cases.note' }),
  action('/cases/:caseId/helpers', askHelper, toCase, { form, word: ['cases.dispatch', 'cases.handle'] }),
  action('/cases/:caseId/help', answerAsHelper, toCase, { form, word: 'cases.handle' }),
  action('/cases/:caseId/answer', answerCase, toCase, { form, word: 'cases.handle' }),
  action('/cases/:caseId/extensions', askExtension, toCase, { form, word: 'cases.handle' }),
  action('/cases/:caseId/extension-decision', decideExtension, toCase, { form, word: 'cases.review' }),
  action('/cases/:caseId/returns', askReturn, toCase, { form, word: 'cases.handle' }),
  action('/cases/:caseId/return-acceptance', acceptReturn, toCase, { form, word: 'cases.review' }),
  action('/cases/:caseId/return-refusal', refuseReturn, toCase, { form, word: 'cases.review' }),
  action('/cases/:caseId/suspensions', suspendCase, toCase, { form, word: 'cases.review' }),
  action('/cases/:caseId/resumption', resumeCase, toCase, { form, word: ['cases.handle', 'cases.review'] }),
  action('/cases/:caseId/answer-pass', passAnswer, toCase, { form, word: 'cases.review' }),
  action('/cases/:caseId/answer-back', sendBackAnswer, toCase, { form, word: 'cases.review' }),
  action('/cases/:caseId/supervisions', superviseCase, toCase, { form, word: 'cases.supervise' }),
  action('/cases/:caseId/whistles', blowWhistle, toCase, { form, word: 'cases.whistle' }),
  action('/cases/:caseId/whistles/:whistleId/end', endWhistle, toCase, { form, word: 'cases.whistle' }),
];
