import { sql } from 'kysely';
import { openCounties } from '../modules/places/index.ts';
import type { Ctx, Means } from '../platform/context.ts';
import type { Db } from '../platform/db/database.ts';
import type { Databases } from '../platform/run.ts';
import { systemActor } from '../platform/system-actor.ts';
import { type DemoCounty, demoCounties } from './counties.ts';
import { type DemoGround, layGround } from './ground.ts';
import { type Random, seededRandom } from './random.ts';
import { tellStory } from './stories.ts';

export const demoCases = 2000;
const monthsBack = 7;

/**
 * Fills an empty installation with six counties of invented people and about two thousand cases in every state, by the
 * product's own commands at times in the past. The same dice each time; nothing happens when any county is open.
 */
export async function seedDemo(
  dbs: Databases,
  means: Means,
  options: { cases?: number; only?: number; now?: Date; progress?: (done: number, of: number) => void } = {},
): Promise<boolean> {
  if ((await openCounties(dbs.write)).length > 0) return false;
  const now = options.now ?? new Date();
  const count = options.cases ?? demoCases;
  let done = 0;
  for (const plan of demoCounties.slice(0, options.only)) {
    const random = seededRandom(plan.county);
    const ground = await dbs.write
      .transaction()
      .execute(async (db) => layGround(contextOf(db, means, plan, monthsAgo(now)), plan, random));
    const times = beginnings(Math.round(count * plan.share), now, random);
    for (let at = 0; at < times.length; at += 10) {
      const slice = times.slice(at, at + 10);
      await dbs.write.transaction().execute((db) => tellSome(db, means, plan, ground, random, slice, now));
      done += slice.length;
      options.progress?.(done, count);
    }
    // Plans made while the tables were empty would serve the first visitors badly.
    await sql`analyze`.execute(dbs.write);
  }
  return true;
}

async function tellSome(
  db: Db,
  means: Means,
  plan: DemoCounty,
  ground: DemoGround,
  random: Random,
  times: Date[],
  now: Date,
) {
  // A demo that is lost with the power is simply made again.
  await sql`set local synchronous_commit = off`.execute(db);
  for (const begins of times) await tellStory(contextOf(db, means, plan, begins), plan, ground, random, begins, now);
}

function contextOf(db: Db, means: Means, plan: DemoCounty, now: Date): Ctx {
  return { county: plan.county, db, now, actor: systemActor(plan.county), requestId: 'demo', means };
}

function monthsAgo(now: Date): Date {
  return new Date(now.getTime() - (monthsBack + 1) * 30 * 86_400_000);
}

/** Daytime moments over the past months, denser towards today, in their order. */
function beginnings(count: number, now: Date, random: Random): Date[] {
  const span = monthsBack * 30 * 86_400_000;
  const fresh = Math.max(3, Math.round(count * 0.03));
  const times = Array.from({ length: count }, (_, n) => {
    // The last hours are never empty: a desk has something to send out.
    if (n < fresh) return new Date(now.getTime() - (n + 1) * 240_000);
    // A tenth of them came in these days, so that every queue has something in it.
    const back = random.chance(0.1) ? 8 * 86_400_000 * random.next() ** 2 : span * random.next() ** 1.35;
    const at = new Date(now.getTime() - back);
    const hour = 7 + random.below(14);
    at.setUTCHours((hour + 16) % 24, random.below(60), random.below(60));
    return at > now ? new Date(now.getTime() - random.below(7_200_000)) : at;
  });
  return times.sort((a, b) => a.getTime() - b.getTime());
}
