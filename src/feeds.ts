import { type Activity, consumeFeed, countiesWithNews, type HeadNotes, sealCounty } from './modules/activity/index.ts';
import { countCases, countersReader } from './modules/cases/index.ts';
import type { Means } from './platform/context.ts';
import type { Db } from './platform/db/database.ts';
import type { LiveHub } from './platform/http/live-hub.ts';
import type { Sealer } from './platform/sealing/index.ts';
import { type Reaction, reactions } from './reactions.ts';

const batch = 1000;

/** What reads the feed, each with its own cursor: one that fails holds no other up. */
const readers: Record<string, (trx: Db, means: Means, county: number, entries: Activity[]) => Promise<void>> = {
  reactions: react,
  [countersReader]: (trx, _means, county, entries) => countCases(trx, county, entries),
};

/** Lets every reader of the feed take what is new. True when there may be more at once. */
export async function consumeEveryFeed(db: Db, means: Means, hub: LiveHub): Promise<boolean> {
  const turns = [];
  for (const reader of Object.keys(readers)) turns.push(await letRead(reader, db, means, hub).catch(failed));
  const failure = turns.find((turn) => typeof turn === 'object');
  if (failure) throw failure.problem;
  return turns.includes(true);
}

const failed = (problem: unknown) => ({ problem });

async function letRead(reader: keyof typeof readers, db: Db, means: Means, hub: LiveHub): Promise<boolean> {
  let more = false;
  for (const county of await countiesWithNews(db, reader)) {
    const count = await consumeFeed(db, reader, county, batch, async (trx, entries) =>
      readers[reader]?.(trx, means, county, entries),
    );
    if (count > 0) hub.tell(String(county));
    more ||= count === batch;
  }
  return more;
}

/** Each reaction gets, in feed order, all the entries of the batch that it stands beside in the list. */
async function react(trx: Db, means: Means, county: number, entries: Activity[]) {
  const wanted = new Map<Reaction, Activity[]>();
  for (const entry of entries) {
    const listed: readonly Reaction[] = reactions[entry.kind];
    for (const reaction of listed) wanted.set(reaction, [...(wanted.get(reaction) ?? []), entry]);
  }
  for (const [reaction, concerned] of wanted) await reaction(trx, means, county, concerned);
}

/** Seals what is new in every county and notes each new head outside the database, where who cuts the chain cannot reach it too. */
export async function sealEveryCounty(db: Db, sealer: Sealer, notes: HeadNotes): Promise<boolean> {
  let more = false;
  for (const county of await countiesWithNews(db, 'seals')) {
    const head = await sealCounty(db, sealer, county, new Date());
    if (head) await notes.append(county, head);
    more ||= head?.isFull ?? false;
  }
  return more;
}
