import { sql } from 'kysely';
import type { Means } from '../../platform/context.ts';
import type { Db } from '../../platform/db/database.ts';
import { describeDue, shanghaiDay } from '../../platform/worktime/index.ts';
import type { Activity } from '../activity/index.ts';
import { type NewNotice, notify } from '../notices/index.ts';
import { unitMembers } from '../people/index.ts';

interface About {
  id: string;
  number: string;
  title: string;
  dueAt: Date;
  unitName: string | null;
  unitId: string | null;
  reporters: string[];
}

/** What each kind of activity tells whom; a kind that is absent tells nobody. Null leaves one side out. */
type Telling = { reporters?: (about: About, now: Date) => string | null; unit?: (about: About) => string | null };

const named = (about: About) => `「${about.title}」`;

const tellings: Partial<Record<Activity['kind'], Telling>> = {
  'case.reported': {
    reporters: (about, now) =>
      `收到了您反映的${named(about)}，编号 ${about.number}，${describeDue(about.dueAt, now)}前答复您。`,
  },
  'case.dispatched': {
    reporters: (about) => `${named(about)}已交给${about.unitName ?? '承办单位'}办理。`,
    unit: (about) => `新工单 ${about.number}：${about.title}，请尽快签收。`,
  },
  'case.answered': { reporters: (about) => `${named(about)}有答复了，请看看解决了没有、满不满意。` },
};

/** Tells the people their cases concern what just happened; runs after the commit, a batch at a time, from the feed. */
export async function tellOfCases(db: Db, means: Means, county: number, entries: readonly Activity[]): Promise<void> {
  const told = entries.filter(
    (entry) => tellings[entry.kind] && !(entry.kind === 'case.answered' && entry.detail.review),
  );
  if (told.length === 0) return;
  const abouts = await readAbouts(db, county, [...new Set(told.map((entry) => entry.thingId))]);
  const now = told.at(-1)?.at ?? new Date();
  const units = [...new Set([...abouts.values()].flatMap((about) => (about.unitId ? [about.unitId] : [])))];
  const members = await unitMembers(db, county, units, shanghaiDay(now));
  const notices = told.flatMap((entry) => noticesOf(entry, abouts.get(entry.thingId), members));
  await notify(db, means, county, now, notices);
}

function noticesOf(entry: Activity, about: About | undefined, members: Map<string, string[]>): NewNotice[] {
  const telling = tellings[entry.kind];
  if (!telling || !about) return [];
  const toReporters = telling.reporters?.(about, entry.at);
  const toUnit = telling.unit?.(about);
  const make = (personId: string, text: string): NewNotice => ({
    personId,
    kind: entry.kind,
    aboutId: entry.thingId,
    text,
  });
  return [
    ...(toReporters ? about.reporters.map((person) => make(person, toReporters)) : []),
    ...(toUnit && about.unitId ? (members.get(about.unitId) ?? []).map((person) => make(person, toUnit)) : []),
  ];
}

async function readAbouts(db: Db, county: number, caseIds: readonly string[]): Promise<Map<string, About>> {
  const found = await sql<About>`select c.id, c.number, c.title, c.due_at, c.unit_id, o.name as unit_name,
      array(select r.person_id::text from cases.reporters r where r.county = c.county and r.case_id = c.id) as reporters
    from cases.cases c left join organizations.organizations o on o.county = c.county and o.id = c.unit_id
    where c.county = ${county} and c.id = any(${[...caseIds]}::uuid[])`.execute(db);
  return new Map(found.rows.map((row) => [row.id, row]));
}
