import { sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import { maskPhone } from '../../platform/identifiers/index.ts';
import { describeMoment } from '../../platform/worktime/index.ts';
import { grantsOf } from './grants.ts';
import { homeChoices } from './home-choices.ts';
import { open } from './person.ts';

interface Row {
  name: Buffer;
  phone: Buffer | null;
  homePlaceId: string | null;
  homePlace: string | null;
  login: string | null;
  hasAuthenticator: boolean;
}

interface SessionRow {
  id: string;
  grantId: string | null;
  startedAt: Date;
  expiresAt: Date;
}

/** What a person sees of themselves: their own name in plain, their phone masked, roles, and where they are signed in. */
export const ownPage = query(z.object({}), async (ctx) => {
  const [row, grants, sessions] = await Promise.all([
    readSelf(ctx),
    grantsOf(ctx, ctx.actor.id ?? ''),
    readSessions(ctx),
  ]);
  const { sealer } = ctx.means;
  const personId = ctx.actor.id ?? '';
  const roles = grants.filter((grant) => grant.current);
  return {
    name: open(sealer, 'name', ctx.county, personId, row.name),
    phone: row.phone ? maskPhone(open(sealer, 'phone', ctx.county, personId, row.phone)) : null,
    homePlaceId: row.homePlaceId,
    homePlace: row.homePlace,
    login: row.login,
    hasAuthenticator: row.hasAuthenticator,
    roles: roles.map((grant) => ({ ...grant, inUse: grant.id === ctx.actor.grantId })),
    sessions: sessions.map((one) => ({
      id: one.id,
      role: roles.find((grant) => grant.id === one.grantId)?.label ?? '居民',
      began: describeMoment(one.startedAt, ctx.now),
      ends: describeMoment(one.expiresAt, ctx.now),
      here: one.id === ctx.actor.sessionId,
    })),
  };
});
export type OwnPage = Awaited<ReturnType<(typeof ownPage)['run']>>;

/** What a person may put right about themselves. */
export const ownDetailsForm = query(z.object({}), async (ctx) => {
  const [row, homes] = await Promise.all([readSelf(ctx), homeChoices(ctx)]);
  const name = open(ctx.means.sealer, 'name', ctx.county, ctx.actor.id ?? '', row.name);
  return { name, homePlaceId: row.homePlaceId, homePlace: row.homePlace, homes };
});
export type OwnDetailsForm = Awaited<ReturnType<(typeof ownDetailsForm)['run']>>;

async function readSelf(ctx: ReadCtx): Promise<Row> {
  const found = await sql<Row>`select p.name, p.phone, p.home_place_id, l.name as home_place, w.login,
      w.totp is not null as has_authenticator
    from people.persons p left join places.places l on l.county = p.county and l.id = p.home_place_id
    left join people.passwords w on w.county = p.county and w.person_id = p.id
    where p.county = ${ctx.county} and p.id = ${ctx.actor.id}`.execute(ctx.db as never);
  const [row] = found.rows;
  if (!row) throw new NotFound();
  return row;
}

async function readSessions(ctx: ReadCtx): Promise<SessionRow[]> {
  const found = await sql<SessionRow>`select id, grant_id, started_at, expires_at from people.sessions
    where county = ${ctx.county} and person_id = ${ctx.actor.id} and expires_at > ${ctx.now}
    order by started_at desc, id limit 50`.execute(ctx.db as never);
  return found.rows;
}
