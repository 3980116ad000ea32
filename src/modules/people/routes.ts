import { action, page } from '../../platform/http/route.ts';
import { adminRoutes } from './admin-routes.ts';
import { chooseRole } from './choose-role.ts';
import { chooseTypeSize } from './choose-type-size.ts';
import { signOut } from './end-session.ts';
import { join } from './join.ts';
import { ownRoutes } from './own-routes.ts';
import { CodePage } from './pages/code-page.tsx';
import { SignInPage } from './pages/sign-in-page.tsx';
import { StaffSignInPage } from './pages/staff-sign-in-page.tsx';
import { WelcomePage } from './pages/welcome-page.tsx';
import { sendCode } from './send-code.ts';
import { signIn } from './sign-in.ts';
import { codeForm, signInForm, welcomeForm } from './sign-in-form.ts';
import { signInWithPassword } from './sign-in-with-password.ts';

const onwards = (to: { next: string }) => to.next;
const withNext = (path: string, next: string) => path + (next ? `&next=${encodeURIComponent(next)}` : '');
const toCode = (sent: { attemptId: string; next: string }) =>
  withNext(`/sign-in/code?attemptId=${sent.attemptId}`, sent.next);
const toWelcomeOr = (made: { join: string | null; next: string }) =>
  made.join ? withNext(`/welcome?join=${made.join}`, made.next) : made.next;

export const routes = [
  page('/sign-in', signInForm, SignInPage, { open: true }),
  action('/sign-in/code', sendCode, toCode, { open: true, form: '/sign-in', tries: 60 }),
  page('/sign-in/code', codeForm, CodePage, { open: true }),
  action('/sign-in', signIn, toWelcomeOr, { open: true, form: '/sign-in/code', session: 'open', tries: 120 }),
  page('/welcome', welcomeForm, WelcomePage, { open: true }),
  action('/welcome', join, onwards, { open: true, form: '/welcome', session: 'open', tries: 60 }),
  page('/sign-in/staff', signInForm, StaffSignInPage, { open: true }),
  action('/sign-in/staff', signInWithPassword, onwards, {
    open: true,
    form: '/sign-in/staff',
    session: 'open',
    tries: 120,
  }),
  action('/sign-out', signOut, () => '', { word: 'people.self', session: 'close', says: '已经退出登录。' }),
  action('/role', chooseRole, onwards, { word: 'people.self', form: '/my' }),
  ...ownRoutes,
  ...adminRoutes,
  action('/type-size', chooseTypeSize, (chosen) => chosen.next, { open: true, cookie: 'large' }),
];
