import { action, page } from '../../platform/http/route.ts';
import { changeOwnDetails } from './change-own-details.ts';
import { chooseRole } from './choose-role.ts';
import { chooseTypeSize } from './choose-type-size.ts';
import { endSession, signOut } from './end-session.ts';
import { join } from './join.ts';
import { ownDetailsForm, ownPage } from './own-page.ts';
import { CodePage } from './pages/code-page.tsx';
import { MyDetailsPage } from './pages/my-details-page.tsx';
import { MyPage } from './pages/my-page.tsx';
import { SignInPage } from './pages/sign-in-page.tsx';
import { StaffSignInPage } from './pages/staff-sign-in-page.tsx';
import { WelcomePage } from './pages/welcome-page.tsx';
import { sendCode } from './send-code.ts';
import { signIn } from './sign-in.ts';
import { codeForm, signInForm, welcomeForm } from './sign-in-form.ts';
import { signInWithPassword } from './sign-in-with-password.ts';

const toMy = () => '/my';
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
  action('/sign-out', signOut, () => '', { session: 'close', says: '已经退出登录。' }),
  action('/role', chooseRole, onwards, { form: '/my' }),
  page('/my', ownPage, MyPage),
  page('/my/details', ownDetailsForm, MyDetailsPage),
  action('/my/details', changeOwnDetails, toMy, { word: 'people.self', form: '/my/details', says: '已经改好了。' }),
  action('/my/sessions/end', endSession, toMy, { word: 'people.self', form: '/my', says: '那边已经退出了。' }),
  action('/type-size', chooseTypeSize, (chosen) => chosen.next, { open: true, cookie: 'large' }),
];
