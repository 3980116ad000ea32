import { action, page } from '../../../platform/http/route.ts';
import { editRules, restoreRules } from './edit-rules.ts';
import { RulesOverviewPage } from './pages/rules-overview-page.tsx';
import { RulesSectionPage } from './pages/rules-section-page.tsx';
import { rulesOverview, rulesSection } from './rules-overview.ts';

const word = 'rules.manage';
const one = '/admin/rules/:section';

export const rulesEditorRoutes = [
  page('/admin/rules', rulesOverview, RulesOverviewPage, { word }),
  page(one, rulesSection, RulesSectionPage, { word }),
  action(one, editRules, () => '/admin/rules', { word, form: one, says: '新一版规则已发布。' }),
  action('/admin/rules/versions/:version/restore', restoreRules, () => '/admin/rules', {
    word,
    form: '/admin/rules',
    says: '已恢复为新的一版。',
  }),
];
