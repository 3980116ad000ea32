import { sql } from 'kysely';
import { chineseWords } from '../../platform/chinese-words.ts';
import type { ReadCtx } from '../../platform/context.ts';
import { openStates, type State, states } from './case.ts';

export interface SimilarCase {
  readonly id: string;
  readonly title: string;
  readonly stateLabel: string;
  readonly placeName: string | null;
  /** My own, to be added to; else a neighbour's public one, to be joined. */
  readonly mine: boolean;
  readonly together: number;
}

interface Row extends SimilarCase {
  state: State;
  words: string;
  category: string;
  lon: number | null;
  lat: number | null;
}

const looked = 80;
/** Of one's own matters the newest: ids are in the order of time. */
const newest = 200;
const offered = 3;
/** Letters of a matter that are compared: what it is about is said at the beginning, and this runs while someone types. */
const heard = 300;

/**
 * Open matters near by that sound like this one: mine, and public ones of the same community. Alike is a shared category
 * with a word in common, or two words in common; where both positions are known, near is what the county's rules call
 * near. What is neither mine nor public is never offered.
 */
export async function similarCases(
  ctx: ReadCtx,
  asked: { words: string; category: string | null; communityId: string | null; at?: Position | null; metres: number },
): Promise<SimilarCase[]> {
  const { communityId } = asked;
  const columns = sql`c.id, c.category, c.state, c.lon, c.lat,
    (select name from places.places p where p.county = c.county and p.id = coalesce(c.building_id, c.place_id)) as place_name,
    (select count(*) from cases.reporters r where r.county = c.county and r.case_id = c.id)::int as together`;
  const found = await sql<Row>`(select ${columns}, true as mine,
        case when c.reporter_id = m.person_id then c.title else c.published_title end as title,
        left(case when c.reporter_id = m.person_id then c.words else c.published_words end, ${heard}) as words
      from (select * from cases.reporters where county = ${ctx.county} and person_id = ${ctx.actor.id}
        order by case_id desc limit ${newest}) m
      join cases.cases c on c.county = m.county and c.id = m.case_id
      where c.closed_at is null
        and ${communityId}::uuid is not distinct from c.community_id
        and (c.reporter_id = m.person_id or c.published_at is not null)
      order by c.received_at desc limit ${looked})
    union all (select ${columns}, false as mine, c.published_title as title, left(c.published_words, ${heard}) as words
      from cases.cases c
      where c.county = ${ctx.county} and c.community_id = ${communityId} and c.published_at is not null
        and c.audience = 'public' and c.closed_at is null
        and not exists (select 1 from cases.reporters m where m.county = c.county and m.case_id = c.id and m.person_id = ${ctx.actor.id})
      order by c.published_at desc limit ${looked})`.execute(ctx.db as never);
  const said = new Set(chineseWords(asked.words).filter((word) => word.length > 1));
  return found.rows
    .filter((row) => openStates.includes(row.state) && isNear(row, asked.at ?? null, asked.metres))
    .map((row) => ({ row, weight: weightOf(row, said, asked.category) }))
    .filter(({ weight }) => weight >= 2)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, offered)
    .map(({ row }) => ({
      id: row.id,
      title: row.title,
      stateLabel: states[row.state],
      placeName: row.placeName,
      mine: row.mine,
      together: row.together,
    }));
}

export interface Position {
  readonly lon: number;
  readonly lat: number;
}

/** What has no position may be anywhere in the community, and is near. */
function isNear({ lon, lat }: Row, at: Position | null, metres: number): boolean {
  if (at === null || lon === null || lat === null) return true;
  const degree = 111_320;
  const east = (lon - at.lon) * Math.cos((at.lat * Math.PI) / 180);
  return Math.hypot(east, lat - at.lat) * degree <= metres;
}

function weightOf(row: Row, said: ReadonlySet<string>, category: string | null): number {
  const common = chineseWords(`${row.title} ${row.words}`).filter((word) => said.has(word)).length;
  return common === 0 ? 0 : common + (row.category === category ? 1 : 0);
}
