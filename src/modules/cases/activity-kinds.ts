import type { Case, State } from './case.ts';
import type { Counted } from './rates/measures.ts';

/** The facts every entry about a case carries, so that counters are folded from the log alone. */
export interface CaseFacts {
  kind: string;
  category: string;
  town: string | null;
  community: string | null;
  unit: string | null;
  cycle: number;
  from: State | null;
  to: State;
  /** The body the actor acts for, so that a timeline says who without naming anyone. */
  by?: string | null;
  /** The row of this module that holds the words. */
  row?: string;
}

/** What a file says of a whole case at once; undoing an import takes the same figures out again. */
export interface ImportedFacts extends CaseFacts {
  closedAt: string | null;
  onTime: boolean;
}

export function factsOf(
  found: Pick<Case, 'kind' | 'category' | 'townId' | 'communityId' | 'unitId' | 'cycle' | 'state'>,
  to: State = found.state,
): CaseFacts {
  return {
    kind: found.kind,
    category: found.category,
    town: found.townId,
    community: found.communityId,
    unit: found.unitId,
    cycle: found.cycle,
    from: found.state,
    to,
  };
}

/** A date that moved, told from both sides: nothing about a clock is changed silently. */
export interface MovedDates {
  dueBefore: string;
  dueAfter: string;
  handleBefore: string | null;
  handleAfter: string | null;
}

type Dates = Pick<Case, 'dueAt' | 'handleDueAt'>;

export function movedDates(before: Dates, after: Dates): MovedDates {
  return {
    dueBefore: before.dueAt.toISOString(),
    dueAfter: after.dueAt.toISOString(),
    handleBefore: before.handleDueAt?.toISOString() ?? null,
    handleAfter: after.handleDueAt?.toISOString() ?? null,
  };
}

declare module '../activity/record.ts' {
  interface ActivityKinds {
    'case.imported': ImportedFacts;
    'case.import-undone': ImportedFacts;
    'cases.import-checked': { rows: number; badRows: number };
    'cases.import-failed': Record<string, never>;
    'cases.imported': { rows: number };
    'cases.exported': { rows: number; format: string };
    'cases.import-undone': { rows: number };
    'case.reported': CaseFacts & { channel: string; urgency: string };
    'case.classified': CaseFacts &
      MovedDates & { kindBefore: string; categoryBefore: string; urgency: string; receivedAt: string };
    'case.dispatched': CaseFacts & { basis: string; onTime: boolean; reason?: string };
    'case.declined': CaseFacts;
    'case.signed': CaseFacts & { onTime: boolean };
    'case.contacted': CaseFacts & { way: string; first: boolean; onTime: boolean };
    'case.noted': CaseFacts & { audience: string };
    'case.helper-asked': CaseFacts & { helper: string; helperDue: string };
    'case.helper-answered': CaseFacts & { helper: string; onTime: boolean };
    'case.extension-asked': CaseFacts & { days: number };
    'case.extension-decided': CaseFacts & MovedDates & { decision: 'granted' | 'refused'; days: number };
    'case.return-asked': CaseFacts & { reason: string };
    'case.return-decided': CaseFacts & { decision: 'accepted' | 'refused' | 'deemed-accepted'; reason: string };
    'case.suspended': CaseFacts & { owner: string; reviewOn: string };
    'case.suspension-due': CaseFacts & { owner: string; reviewOn: string };
    'case.resumed': CaseFacts & MovedDates;
    'case.answered': CaseFacts & { result: string; onTime: boolean; officeMinutes: number; review: boolean };
    'case.answer-passed': CaseFacts;
    'case.answer-sent-back': CaseFacts;
    'case.supervised': CaseFacts & { level: number };
    'case.whistled': CaseFacts & { units: string[]; meetAt: string };
    'case.whistle-ended': CaseFacts & { called: number; arrived: number };
    'case.added': CaseFacts & { photos: number };
    'case.photographed': CaseFacts & { stage: string; photos: number };
    'case.left': CaseFacts;
    'case.merged-in': CaseFacts & { child: string; reporters: number };
    'case.unpublished': CaseFacts;
    'case.due-recomputed': CaseFacts & MovedDates;
    // The facts hold the area that answers now; the state does not move.
    'case.area-changed': CaseFacts & { fromTown: string | null; fromCommunity: string | null; becauseOf: string };
    'case.fell-silent': CaseFacts;
    // A rating moves no state by itself: closing or reopening is its own entry after it.
    'case.rated': CaseFacts & {
      way: 'self' | 'call';
      solved: 'yes' | 'no';
      satisfied: 'very' | 'basically' | 'no';
      /** The unit had spoken with the reporter within the limit for contact. */
      responded: boolean;
      /** From `ratingsReplaced`: the answers of earlier cycles that this one takes the place of. */
      replaces: Counted[];
    };
    'case.called': CaseFacts & { outcome: 'reached' | 'no-answer' | 'wrong-number' | 'refused'; tries: number };
    // A new cycle: `cycle` is already the new one.
    'case.reopened': CaseFacts &
      Partial<MovedDates> & {
        reason: 'unsolved' | 'asked';
        /** The cycle before had run over the resident's clock. */
        lateBefore?: boolean;
      };
    // `heard`: a reporter has rated it, in whatever cycle.
    'case.closed': CaseFacts & { outcome: string; heard: boolean };
    'case.archived': CaseFacts;
    'case.merged': CaseFacts & { parent: string };
    'case.withdrawn': CaseFacts;
    'case.joined': CaseFacts;
    'case.published': CaseFacts;
    'case.exclusion-asked': CaseFacts & { ground: string };
    // `counted`, when granted, comes from `countedOf`: what the case had counted, and the net rates leave out.
    'case.exclusion-decided': CaseFacts & { ground: string; decision: 'granted' | 'refused'; counted: Counted[] };
  }
}
