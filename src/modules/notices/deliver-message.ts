import { sql } from 'kysely';
import type { Means } from '../../platform/context.ts';
import type { Db } from '../../platform/db/database.ts';
import { backoff, type Delivery } from '../../platform/delivery/index.ts';
import { enqueue } from '../../platform/jobs/queue.ts';
import { addressContext, textContext } from './notify.ts';

interface Waiting {
  channel: 'sms' | 'mail' | 'wecom';
  address: Buffer | null;
  text: Buffer;
  kind: string;
  tries: number;
}

/**
 * Hands one waiting message to its gateway and writes down what became of it. A passing fault is tried again later and
 * later; after five hours it is given up, which the outbox shows. A message already sent is never sent twice: the row
 * is locked while it is handed over.
 */
export async function deliverMessage(db: Db, means: Means, county: number, id: string, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const found = await sql<Waiting>`select channel, address, text, kind, tries from notices.deliveries
      where county = ${county} and id = ${id} and state = 'waiting' for update skip locked`.execute(trx);
    const waiting = found.rows[0];
    if (!waiting) return;
    const channel = means.channels[waiting.channel];
    const result: Delivery = channel
      ? await channel.send({
          id,
          to: waiting.address ? means.sealer.open(waiting.address, addressContext(county, id)) : '',
          subject: '近邻通知',
          text: means.sealer.open(waiting.text, textContext(county, id)),
          template: waiting.kind,
        })
      : { outcome: 'retry', reason: 'no gateway is set up for this channel' };
    await keep(trx, county, id, waiting.tries + 1, result, now);
  });
}

async function keep(trx: Db, county: number, id: string, tries: number, result: Delivery, now: Date) {
  const wait = result.outcome === 'retry' ? backoff(tries) : undefined;
  const seconds = wait === undefined ? undefined : Math.max(wait, result.outcome === 'retry' ? (result.after ?? 0) : 0);
  const next = seconds === undefined ? null : new Date(now.getTime() + seconds * 1000);
  const state = result.outcome === 'retry' ? (next ? 'waiting' : 'given-up') : result.outcome;
  await sql`update notices.deliveries set state = ${state}, tries = ${tries}, next_at = ${next},
      reason = ${result.outcome === 'sent' ? null : result.reason.slice(0, 300)},
      reference = ${result.outcome === 'sent' ? (result.reference ?? null) : null},
      sent_at = ${result.outcome === 'sent' ? now : null}
    where county = ${county} and id = ${id}`.execute(trx);
  if (next)
    await enqueue({ db: trx }, 'notices:deliver', { county, id }, { key: `deliver:${id}`, runAt: next, tries: 1 });
}

/** Queues again what waits past its time without a job, as after a restore or a worker that was killed while sending. */
export async function queueForgotten(db: Db, now: Date): Promise<number> {
  const late = new Date(now.getTime() - 120_000);
  const found = await sql<{ county: number; id: string }>`select county, id from notices.deliveries
    where state = 'waiting' and next_at < ${late} order by next_at limit 500`.execute(db);
  for (const row of found.rows) {
    await enqueue(
      { db },
      'notices:deliver',
      { county: row.county, id: row.id },
      { key: `deliver:${row.id}`, tries: 1 },
    );
  }
  return found.rows.length;
}
