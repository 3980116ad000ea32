import type { Actor } from './context.ts';

/** The product itself, when a clock or the operator's tool acts: no person, and no word is refused. */
export function systemActor(county: number): Actor {
  return {
    id: null,
    county,
    role: 'system',
    grantId: null,
    place: null,
    organizationId: null,
    scopes: null,
    sessionId: null,
    can: () => true,
  };
}
