import { action, page } from '../../platform/http/route.ts';
import { RegisterChatPage } from './pages/register-chat-page.tsx';
import { RegisterPage } from './pages/register-page.tsx';
import { registerCase } from './register-case.ts';
import { cutChat, registerChat } from './register-chat.ts';
import { chatRegistration, registration } from './registration.ts';

const toCase = (made: { caseId: string }) => `/cases/${made.caseId}`;
const word = 'cases.register';
const chatBody = 2 * 1024 * 1024;

/** How workers bring matters in for others. */
export const bringingRoutes = [
  page('/cases/new', registration, RegisterPage, { word }),
  action('/cases/new', registerCase, toCase, { word, form: '/cases/new', says: '登记好了。' }),
  page('/cases/new/chat', chatRegistration, RegisterChatPage, { word }),
  action('/cases/new/chat', registerChat, () => '/desk', {
    word,
    form: '/cases/new/chat',
    says: '登记好了，都在待派单里。',
    maxBody: chatBody,
  }),
  action('/cases/new/chat/cut', cutChat, () => '/cases/new/chat', { word, maxBody: chatBody }),
];
