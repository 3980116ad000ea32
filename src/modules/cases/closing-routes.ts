import { action } from '../../platform/http/route.ts';
import { caseForm, toCase } from './back-to.ts';
import { decideExclusion } from './decide-exclusion.ts';
import { excludeCase } from './exclude-case.ts';
import { joinCase } from './join-case.ts';
import { leaveCase } from './leave-case.ts';
import { mergeCases } from './merge-cases.ts';
import { publishCase } from './publish-case.ts';
import { rateCase } from './rate-case.ts';
import { recordCall } from './record-call.ts';
import { reopenCase } from './reopen-case.ts';
import { unpublishCase } from './unpublish-case.ts';
import { withdrawCase } from './withdraw-case.ts';

const form = caseForm;

/** How a case ends, and what can still happen to it afterwards. */
export const closingRoutes = [
  action('/cases/:caseId/ratings', rateCase, toCase, { form, word: 'cases.rate', says: '谢谢您，已经记下了。' }),
  action('/cases/:caseId/calls', recordCall, toCase, { form, word: 'cases.follow-up' }),
  action('/cases/:caseId/reopening', reopenCase, toCase, {
    form,
    word: 'cases.rate',
    says: '已经重新交办，会再答复您。',
  }),
  action('/cases/:caseId/withdrawal', withdrawCase, toCase, { form, word: 'cases.report', says: '已经撤回。' }),
  action('/cases/:caseId/merge', mergeCases, toCase, { form, word: 'cases.merge' }),
  action('/cases/:caseId/join', joinCase, toCase, {
    form: '/public/cases/:caseId',
    word: 'cases.report',
    says: '已经把您算进来，有进展会告诉您。',
  }),
  action('/cases/:caseId/leaving', leaveCase, () => '/my/cases', { word: 'cases.report', says: '已经退出这件事。' }),
  action('/cases/:caseId/publication', publishCase, toCase, { form, word: 'cases.publish' }),
  action('/cases/:caseId/publication-end', unpublishCase, toCase, { form, word: 'cases.publish' }),
  action('/cases/:caseId/exclusion', excludeCase, toCase, { form, word: 'cases.exclude' }),
  action('/cases/:caseId/exclusion-decision', decideExclusion, toCase, { form, word: 'cases.review' }),
];
