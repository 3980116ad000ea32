import { action } from '../../platform/http/route.ts';
import { acceptReturn } from './accept-return.ts';
import { answerAsHelper } from './answer-as-helper.ts';
import { answerCase } from './answer-case.ts';
import { askExtension } from './ask-extension.ts';
import { askHelper } from './ask-helper.ts';
import { askReturn } from './ask-return.ts';
import { batchDispatch } from './batch-dispatch.ts';
import { blowWhistle } from './blow-whistle.ts';
import { classifyCase } from './classify-case.ts';
import { closingRoutes } from './closing-routes.ts';
import { contactReporter } from './contact-reporter.ts';
import { decideExtension } from './decide-extension.ts';
import { declineCase } from './decline-case.ts';
import { deskRoutes } from './desk-routes.ts';
import { dispatchCase } from './dispatch-case.ts';
import { endWhistle } from './end-whistle.ts';
import { passAnswer } from './pass-answer.ts';
import { redirectCase } from './redirect-case.ts';
import { refuseReturn } from './refuse-return.ts';
import { reportCase } from './report-case.ts';
import { residentRoutes } from './resident-routes.ts';
import { resumeCase } from './resume-case.ts';
import { sendBackAnswer } from './send-back-answer.ts';
import { signCase } from './sign-case.ts';
import { superviseCase } from './supervise-case.ts';
import { suspendCase } from './suspend-case.ts';
import { writeNote } from './write-note.ts';

const toCase = (made: { caseId: string }) => `/cases/${made.caseId}`;

export const routes = [
  ...residentRoutes,
  ...closingRoutes,
  ...deskRoutes,
  action('/cases', reportCase, toCase),
  action('/cases/:caseId/category', classifyCase, toCase, { word: 'cases.dispatch' }),
  action('/cases/:caseId/dispatch', dispatchCase, toCase, { word: 'cases.dispatch' }),
  action('/cases/dispatches', batchDispatch, () => '/cases', { word: 'cases.dispatch' }),
  action('/cases/:caseId/redirect', redirectCase, toCase, { word: 'cases.dispatch' }),
  action('/cases/:caseId/decline', declineCase, toCase, { word: 'cases.dispatch' }),
  action('/cases/:caseId/signature', signCase, toCase, { word: 'cases.handle' }),
  action('/cases/:caseId/contacts', contactReporter, toCase, { word: 'cases.handle' }),
  action('/cases/:caseId/notes', writeNote, toCase),
  action('/cases/:caseId/helpers', askHelper, toCase),
  action('/cases/:caseId/help', answerAsHelper, toCase, { word: 'cases.handle' }),
  action('/cases/:caseId/answer', answerCase, toCase, { word: 'cases.handle' }),
  action('/cases/:caseId/extensions', askExtension, toCase, { word: 'cases.handle' }),
  action('/cases/:caseId/extension-decision', decideExtension, toCase, { word: 'cases.review' }),
  action('/cases/:caseId/returns', askReturn, toCase, { word: 'cases.handle' }),
  action('/cases/:caseId/return-acceptance', acceptReturn, toCase, { word: 'cases.review' }),
  action('/cases/:caseId/return-refusal', refuseReturn, toCase, { word: 'cases.review' }),
  action('/cases/:caseId/suspensions', suspendCase, toCase, { word: 'cases.review' }),
  action('/cases/:caseId/resumption', resumeCase, toCase),
  action('/cases/:caseId/answer-pass', passAnswer, toCase, { word: 'cases.review' }),
  action('/cases/:caseId/answer-back', sendBackAnswer, toCase, { word: 'cases.review' }),
  action('/cases/:caseId/supervisions', superviseCase, toCase, { word: 'cases.supervise' }),
  action('/cases/:caseId/whistles', blowWhistle, toCase, { word: 'cases.whistle' }),
  action('/cases/:caseId/whistles/:whistleId/end', endWhistle, toCase, { word: 'cases.whistle' }),
];
