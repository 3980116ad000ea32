import { page } from '../../platform/http/route.ts';
import { activityLog } from './activity-log.ts';
import { ActivityLogPage } from './pages/activity-log-page.tsx';
import { SealHeadPage, SealStatePage } from './pages/seal-pages.tsx';
import { sealHead } from './seal-head.ts';
import { sealState } from './seal-state.ts';
import type { Words } from './words.ts';

export const activityRoutes = (words: Words) => [
  page('/admin/activity', activityLog, (props) => ActivityLogPage({ ...props, words }), { word: 'activity.read' }),
  page('/admin/activity/seals', sealState, SealStatePage, { word: 'activity.read' }),
  page('/seals/head', sealHead, SealHeadPage, { open: true }),
];
