import type { Case, State } from './case.ts';

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

declare module '../activity/record.ts' {
  interface ActivityKinds {
    'case.reported': CaseFacts & { channel: string; urgency: string };
    'case.dispatched': CaseFacts & { basis: string; onTime: boolean; reason?: string };
    'case.signed': CaseFacts & { onTime: boolean };
    'case.answered': CaseFacts & { result: string; onTime: boolean; officeMinutes: number; review: boolean };
  }
}
