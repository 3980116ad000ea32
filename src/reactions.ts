import type { Activity, ActivityKind } from './modules/activity/index.ts';
import { recomputeLater, tellOfCases } from './modules/cases/index.ts';
import type { Means } from './platform/context.ts';
import type { Db } from './platform/db/database.ts';

/** What follows activities in another module, after the commit, a batch at a time and exactly once. */
export type Reaction = (db: Db, means: Means, county: number, entries: readonly Activity[]) => Promise<void>;

/** The one list of "when this happens, do that": every kind of activity stands here, even when nothing follows. */
export const reactions = {
  'county.opened': [],
  'rules.published': [],
  'calendar.imported': [recomputeLater],
  'role.given': [],
  'case.imported': [],
  'case.import-undone': [],
  'cases.imported': [],
  'cases.import-undone': [],
  'case.reported': [tellOfCases],
  'case.dispatched': [tellOfCases],
  'case.signed': [],
  'case.answered': [tellOfCases],
  'case.classified': [],
  'case.declined': [tellOfCases],
  'case.contacted': [],
  'case.noted': [tellOfCases],
  'case.helper-asked': [tellOfCases],
  'case.helper-answered': [],
  'case.extension-asked': [],
  'case.extension-decided': [tellOfCases],
  'case.return-asked': [],
  'case.return-decided': [tellOfCases],
  'case.suspended': [tellOfCases],
  'case.suspension-due': [tellOfCases],
  'case.resumed': [tellOfCases],
  'case.answer-passed': [tellOfCases],
  'case.answer-sent-back': [tellOfCases],
  'case.supervised': [tellOfCases],
  'case.whistled': [tellOfCases],
  'case.whistle-ended': [],
  'case.due-recomputed': [],
  'case.fell-silent': [],
  'case.rated': [],
  'case.called': [],
  'case.reopened': [],
  'case.closed': [],
  'case.archived': [],
  'case.merged': [],
  'case.withdrawn': [],
  'case.joined': [],
  'case.published': [],
  'case.exclusion-asked': [],
  'case.exclusion-decided': [],
} satisfies Record<ActivityKind, Reaction[]>;
