import { action, page, showOnce } from '../../platform/http/route.ts';
import { changeOwnDetails } from './change-own-details.ts';
import { changePassword, passwordForm } from './change-password.ts';
import { endSession } from './end-session.ts';
import { endToken, makeOwnToken } from './make-token.ts';
import { ownDetailsForm, ownPage } from './own-page.ts';
import { MyAuthenticatorPage } from './pages/my-authenticator-page.tsx';
import { MyDetailsPage } from './pages/my-details-page.tsx';
import { MyPage } from './pages/my-page.tsx';
import { MyPasswordPage } from './pages/my-password-page.tsx';
import { MyRevealsPage } from './pages/my-reveals-page.tsx';
import { MyTokensPage, TokenMadePage } from './pages/my-tokens-page.tsx';
import { ownReveals } from './reveal-list.ts';
import { authenticatorForm, confirmAuthenticator, startAuthenticator } from './set-authenticator.ts';
import { ownTokens } from './token-list.ts';

const toMy = () => '/my';
const toAuthenticator = () => '/my/authenticator';
const self = { word: 'people.self' };

/** What a person does about themselves. */
export const ownRoutes = [
  page('/my', ownPage, MyPage, self),
  page('/my/details', ownDetailsForm, MyDetailsPage, self),
  action('/my/details', changeOwnDetails, toMy, { ...self, form: '/my/details', says: '已经改好了。' }),
  action('/my/sessions/end', endSession, toMy, { ...self, form: '/my', says: '那边已经退出了。' }),
  page('/my/password', passwordForm, MyPasswordPage, self),
  action('/my/password', changePassword, toMy, { ...self, form: '/my/password', says: '密码改好了。', tries: 60 }),
  page('/my/authenticator', authenticatorForm, MyAuthenticatorPage, self),
  action('/my/authenticator', startAuthenticator, toAuthenticator, { ...self, form: '/my/authenticator', tries: 60 }),
  action('/my/authenticator/confirmation', confirmAuthenticator, toMy, {
    ...self,
    form: '/my/authenticator',
    says: '身份验证器设置好了。',
    tries: 60,
  }),
  page('/my/reveals', ownReveals, MyRevealsPage, self),
  page('/my/tokens', ownTokens, MyTokensPage, self),
  showOnce('/my/tokens', makeOwnToken, TokenMadePage, { ...self, form: '/my/tokens' }),
  action('/my/tokens/:tokenId/end', endToken, () => '/my/tokens', { ...self, says: '令牌已经停用。' }),
];
