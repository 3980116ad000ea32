import { action } from '../../platform/http/route.ts';
import { answerAsHelper } from './answer-as-helper.ts';
import { answerCase } from './answer-case.ts';
import { askHelper } from './ask-helper.ts';
import { classifyCase } from './classify-case.ts';
import { contactReporter } from './contact-reporter.ts';
import { declineCase } from './decline-case.ts';
import { deskRoutes } from './desk-routes.ts';
import { dispatchCase } from './dispatch-case.ts';
import { redirectCase } from './redirect-case.ts';
import { reportCase } from './report-case.ts';
import { residentRoutes } from './resident-routes.ts';
import { signCase } from './sign-case.ts';
import { writeNote } from './write-note.ts';

const toCase = (made: { caseId: string }) => `/cases/${made.caseId}`;

export const routes = [
  ...residentRoutes,
  ...deskRoutes,
  action('/cases', reportCase, toCase),
  action('/cases/:caseId/category', classifyCase, toCase, { word: 'cases.dispatch' }),
  action('/cases/:caseId/dispatch', dispatchCase, toCase, { word: 'cases.dispatch' }),
  action('/cases/:caseId/redirect', redirectCase, toCase, { word: 'cases.dispatch' }),
  action('/cases/:caseId/decline', declineCase, toCase, { word: 'cases.dispatch' }),
  action('/cases/:caseId/signature', signCase, toCase, { word: 'cases.handle' }),
  action('/cases/:caseId/contacts', contactReporter, toCase, { word: 'cases.handle' }),
  action('/cases/:caseId/notes', writeNote, toCase),
  action('/cases/:caseId/helpers', askHelper, toCase),
  action('/cases/:caseId/help', answerAsHelper, toCase, { word: 'cases.handle' }),
  action('/cases/:caseId/answer', answerCase, toCase, { word: 'cases.handle' }),
];
