import { action } from '../../platform/http/route.ts';
import { answerCase } from './answer-case.ts';
import { dispatchCase } from './dispatch-case.ts';
import { reportCase } from './report-case.ts';
import { signCase } from './sign-case.ts';

const toCase = (made: { caseId: string }) => `/cases/${made.caseId}`;

export const routes = [
  action('/cases', reportCase, toCase),
  action('/cases/:caseId/dispatch', dispatchCase, toCase, { word: 'cases.dispatch' }),
  action('/cases/:caseId/signature', signCase, toCase, { word: 'cases.handle' }),
  action('/cases/:caseId/answer', answerCase, toCase, { word: 'cases.handle' }),
];
