import { page } from '../../platform/http/route.ts';
import { activityLog } from './activity-log.ts';
import { ActivityLogPage } from './pages/activity-log-page.tsx';
import { SealHeadPage, SealStatePage } from './pages/seal-pages.tsx';
import { sealHead } from './seal-head.ts';
import { sealState } from './seal-state.ts';

/** What keys mean on screen; lent by the composition root, because the record itself knows none of the modules above it. */
export interface Words {
  readonly kinds: Readonly<Record<string, string>>;
  readonly roles: Readonly<Record<string, string>>;
}

export const activityRoutes = (words: Words) => [
  page('/admin/activity', activityLog, (props) => ActivityLogPage({ ...props, words }), { word: 'activity.read' }),
  page('/admin/activity/seals', sealState, SealStatePage, { word: 'activity.read' }),
  page('/seals/head', sealHead, SealHeadPage, { open: true }),
];
