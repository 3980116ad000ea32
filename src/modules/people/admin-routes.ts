import { action, page, showOnce } from '../../platform/http/route.ts';
import { endRole, grantRole } from './end-role.ts';
import { givePassword } from './give-password.ts';
import { endToken } from './make-token.ts';
import { RevealListPage, TokenListPage } from './pages/audit-pages.tsx';
import { PersonListPage } from './pages/person-list-page.tsx';
import { PersonPage } from './pages/person-page.tsx';
import { PasswordGivenPage, RevealedPage } from './pages/shown-once-pages.tsx';
import { personDetail } from './person-detail.ts';
import { personList } from './person-list.ts';
import { lookUpPhone, registerPerson } from './register-person.ts';
import { revealPersonField } from './reveal-field.ts';
import { revealList } from './reveal-list.ts';
import { tokenList } from './token-list.ts';

const toPerson = (made: { personId: string }) => `/admin/people/${made.personId}`;
const list = '/admin/people';
const person = '/admin/people/:personId';

/** What workers and administrators do about other people. */
export const adminRoutes = [
  page(list, personList, PersonListPage, { word: 'people.read' }),
  action(list, registerPerson, toPerson, { word: 'people.manage', form: list, says: '已经登记。' }),
  action('/admin/people/search', lookUpPhone, toPerson, { word: 'people.read', form: list, tries: 600 }),
  page(person, personDetail, PersonPage, { word: 'people.read' }),
  action(`${person}/roles`, grantRole, toPerson, { word: 'people.manage', form: person, says: '角色已经给了。' }),
  action(`${person}/roles/:grantId/end`, endRole, toPerson, { word: 'people.manage', says: '角色已经结束。' }),
  showOnce(`${person}/password`, givePassword, PasswordGivenPage, { word: 'people.manage', form: person }),
  showOnce('/people/:personId/reveal', revealPersonField, RevealedPage, { word: 'people.reveal', form: person }),
  page('/admin/reveals', revealList, RevealListPage, { word: 'people.audit' }),
  page('/admin/tokens', tokenList, TokenListPage, { word: 'tokens.manage' }),
  action('/admin/tokens/:tokenId/end', endToken, () => '/admin/tokens', {
    word: 'tokens.manage',
    says: '令牌已经停用。',
  }),
];
