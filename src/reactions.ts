import type { Activity, ActivityKind } from './modules/activity/index.ts';
import type { Means } from './platform/context.ts';
import type { Db } from './platform/db/database.ts';

/** What follows an activity in another module, after the commit; each must be safe to run twice. */
export type Reaction = (db: Db, means: Means, entry: Activity) => Promise<void>;

/** The one list of "when this happens, do that": every kind of activity stands here, even when nothing follows. */
export const reactions = {
  'county.opened': [],
  'rules.published': [],
  'calendar.imported': [],
  'role.given': [],
  'case.reported': [],
  'case.dispatched': [],
  'case.signed': [],
  'case.answered': [],
} satisfies Record<ActivityKind, Reaction[]>;
