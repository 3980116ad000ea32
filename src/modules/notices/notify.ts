import { sql } from 'kysely';
import type { Means } from '../../platform/context.ts';
import type { Db } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs/queue.ts';
import { openPhones } from '../people/index.ts';

export interface NewNotice {
  readonly personId: string;
  /** What kind of message it is: `case.answered`; filters the outbox and groups a person's notices. */
  readonly kind: string;
  readonly aboutId: string | null;
  readonly text: string;
}

/**
 * Tells people something: in the app at once, and by text message when a gateway is set up and the person left a number.
 * Many at a time cost as few statements as one. Runs in the caller's transaction, so that nobody is told of what did not happen.
 */
export async function notify(
  db: Db,
  means: Means,
  county: number,
  now: Date,
  notices: readonly NewNotice[],
): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map((notice) => {
    const id = newId();
    return { ...notice, id, sealed: sealText(means, county, id, notice.text) };
  });
  await sql`insert into notices.notices (county, id, person_id, kind, about_id, text, made_at)
    select ${county}, r.*, ${now}::timestamptz
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.personId)}::uuid[],
      ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.aboutId)}::uuid[], ${rows.map((row) => row.sealed)}::bytea[]) as r`.execute(
    db,
  );
  if (!means.channels.sms && !means.demo) return;
  const phones = await openPhones(db, means, county, [...new Set(rows.map((row) => row.personId))]);
  for (const row of rows) {
    const phone = phones.get(row.personId);
    if (phone)
      await deliver(db, means, county, now, {
        id: row.id,
        kind: row.kind,
        personId: row.personId,
        phone,
        text: row.text,
      });
  }
}

/**
 * Sends one text message, also one that is not a notice, as a sign-in code. Without a gateway the message only stands in
 * the outbox, and says so.
 */
export async function deliver(
  db: Db,
  means: Means,
  county: number,
  now: Date,
  message: { id?: string; kind: string; personId: string | null; phone: string; text: string },
): Promise<void> {
  const id = message.id ?? newId();
  const channel = means.channels.sms ? 'sms' : 'none';
  await sql`insert into notices.deliveries (county, id, kind, channel, person_id, address, text, state, made_at, next_at)
    values (${county}, ${id}, ${message.kind}, ${channel}, ${message.personId},
      ${means.sealer.seal(message.phone, addressContext(county, id))}, ${sealText(means, county, id, message.text)},
      ${channel === 'none' ? 'shown' : 'waiting'}, ${now}, ${channel === 'none' ? null : now})`.execute(db);
  if (channel !== 'none') await enqueue({ db }, 'notices:deliver', { county, id }, { key: `deliver:${id}`, tries: 1 });
}

export const textContext = (county: number, id: string) => `notices.text:${county}:${id}`;
export const addressContext = (county: number, id: string) => `notices.deliveries.address:${county}:${id}`;

function sealText(means: Means, county: number, id: string, text: string): Buffer {
  return means.sealer.seal(text, textContext(county, id));
}
