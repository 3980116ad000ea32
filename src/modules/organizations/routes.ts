import { action, page } from '../../platform/http/route.ts';
import { addOrganizationByHand, changeOrganization, closeOrganization } from './keep-organization.ts';
import { organizationDetail } from './organization-detail.ts';
import { organizationList } from './organization-list.ts';
import { OrganizationListPage, OrganizationPage } from './pages/organization-pages.tsx';

const all = '/admin/organizations';
const one = `${all}/:organizationId`;
const toOne = ({ organizationId }: { organizationId: string }) => `${all}/${organizationId}`;

export const routes = [
  page(all, organizationList, OrganizationListPage, { word: 'places.read' }),
  action(all, addOrganizationByHand, () => all, { word: 'places.manage', form: all, says: '单位已增加。' }),
  page(one, organizationDetail, OrganizationPage, { word: 'places.read' }),
  action(one, changeOrganization, toOne, { word: 'places.manage', form: one, says: '已保存。' }),
  action(`${one}/closure`, closeOrganization, toOne, { word: 'places.manage', says: '单位已停用。' }),
];
