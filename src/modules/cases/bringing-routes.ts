import { action } from '../../platform/http/route.ts';
import { registerCase } from './register-case.ts';
import { cutChat, registerChat } from './register-chat.ts';

const toCase = (made: { caseId: string }) => `/cases/${made.caseId}`;

/** How workers bring matters in for others. */
export const bringingRoutes = [
  action('/desk/register', registerCase, toCase, { word: 'cases.register', says: '登记好了。' }),
  action('/desk/chat/cut', cutChat, () => '/desk', { word: 'cases.register' }),
  action('/desk/chat', registerChat, () => '/desk', { word: 'cases.register', says: '登记好了，都在待派单里。' }),
];
