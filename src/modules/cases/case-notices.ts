import { sql } from 'kysely';
import type { Means } from '../../platform/context.ts';
import type { Db } from '../../platform/db/database.ts';
import { describeDue, describeMoment, shanghaiDay } from '../../platform/worktime/index.ts';
import type { Activity } from '../activity/index.ts';
import { type NewNotice, notify } from '../notices/index.ts';
import { unitMembers } from '../people/index.ts';

interface About {
  id: string;
  number: string;
  title: string;
  /** What those who joined read: the public title, never another person's words. */
  sharedTitle: string | null;
  reporterId: string | null;
  dueAt: Date;
  unitName: string | null;
  unitId: string | null;
  reporters: string[];
  /** What was said when it ended last. */
  closing: string | null;
}

/** What one entry tells whom; what is absent tells nobody. */
interface Told {
  readonly reporters?: string;
  /** The lead unless other units are named. */
  readonly unit?: string;
  readonly units?: readonly string[];
}
type Kind = Activity['kind'];
type Telling<K extends Kind> = (about: About, entry: Extract<Activity, { kind: K }>) => Told;

const named = (about: About) => `「${about.title}」`;
const forUnit = (about: About) => `工单 ${about.number}（${about.title}）`;

const tellings: { readonly [K in Kind]?: Telling<K> } = {
  'case.reported': (about, { at }) => ({
    reporters: `收到了您反映的${named(about)}，编号 ${about.number}，${describeDue(about.dueAt, at)}前答复您。`,
  }),
  'case.dispatched': (about) => ({
    reporters: `${named(about)}已交给${about.unitName ?? '承办单位'}办理。`,
    unit: `新工单 ${about.number}：${about.title}，请尽快签收。`,
  }),
  'case.declined': (about) => ({ reporters: `${named(about)}不由这里受理。该去哪里办：${about.closing ?? ''}` }),
  'case.noted': (about, { detail }) =>
    detail.audience === 'reporter' ? { reporters: `${named(about)}有新进展，请点开看看。` } : {},
  'case.answered': (about, { detail }) =>
    detail.review ? {} : { reporters: `${named(about)}有答复了，请看看解决了没有、满不满意。` },
  'case.answer-passed': (about) => ({ reporters: `${named(about)}有答复了，请看看解决了没有、满不满意。` }),
  'case.answer-sent-back': (about) => ({ unit: `${forUnit(about)}的答复被退回，请按审核意见重写。` }),
  'case.helper-asked': (about, { detail, at }) => ({
    unit: `请协办${forUnit(about)}，${describeDue(new Date(detail.helperDue), at)}前答复主办单位。`,
    units: [detail.helper],
  }),
  'case.whistled': (about, { detail, at }) => ({
    unit: `吹哨报到：${forUnit(about)}，请${describeMoment(new Date(detail.meetAt), at)}到场会商。`,
    units: detail.units,
  }),
  'case.extension-decided': (about, { detail, at }) => ({
    unit: `${forUnit(about)}的延期申请${detail.decision === 'granted' ? '已同意' : '没有同意'}。`,
    ...(detail.decision === 'granted'
      ? {
          reporters: `${named(about)}需要更多时间，延期到${describeDue(new Date(detail.dueAfter), at)}，原因请点开看。`,
        }
      : {}),
  }),
  'case.return-decided': (about, { detail }) =>
    detail.decision === 'refused' ? { unit: `${forUnit(about)}的退单没有同意，请继续办理。` } : {},
  'case.suspended': (about, { detail }) => ({
    reporters: `${named(about)}受客观条件限制暂时办不了，已挂账，${detail.reviewOn} 再看。计划请点开看。`,
    units: [detail.owner],
    unit: `${forUnit(about)}已挂账，${detail.reviewOn} 复查。`,
  }),
  'case.suspension-due': (about, { detail }) => ({
    reporters: `${named(about)}挂账的复查日到了，正在重新看能不能办。`,
    units: [detail.owner],
    unit: `${forUnit(about)}挂账的复查日到了，请恢复办理或说明新的计划。`,
  }),
  'case.resumed': (about) => ({ reporters: `${named(about)}恢复办理了。` }),
  'case.added': (about) => ({ unit: `${forUnit(about)}的反映人补充了情况，请看一看。` }),
  'case.merged-in': (about) => ({ unit: `${forUnit(about)}并入了另一件同样的事，请一起答复。` }),
  'case.reopened': (about, { at }) => ({
    reporters: `${named(about)}还没解决，已经重新办理，${describeDue(about.dueAt, at)}前答复您。`,
    unit: `${forUnit(about)}居民说没解决，已重办，请尽快签收。`,
  }),
  'case.closed': (about, { detail }) => closedWords(about, detail.outcome),
  'case.merged': (about) => ({
    reporters: `${named(about)}和另一件同样的事并在一起办，有了结果一样会告诉您、请您评价。`,
  }),
  'case.withdrawn': (about) => ({ unit: `${forUnit(about)}居民已经撤回，不用再办。` }),
  'case.supervised': (about, { detail }) => ({ unit: `${forUnit(about)}已列为 ${detail.level} 级督办，请抓紧办理。` }),
};

/** What the reporters learn when their case ends; who ended it themselves needs no message. */
function closedWords(about: About, outcome: string): Told {
  const words: Record<string, string> = {
    solved: `${named(about)}已办结，谢谢您。`,
    unreachable: `${named(about)}多次回访没有联系上您，先办结了。没解决的话，请在这里点“没解决，重办”。`,
    'no-opinion': `${named(about)}已办结。没解决的话，请在这里点“没解决，重办”。`,
  };
  const reporters = words[outcome];
  return reporters ? { reporters } : {};
}

/** Tells the people their cases concern what just happened; runs after the commit, a batch at a time, from the feed. */
export async function tellOfCases(db: Db, means: Means, county: number, entries: readonly Activity[]): Promise<void> {
  const told = entries.filter((entry) => tellings[entry.kind]);
  if (told.length === 0) return;
  const abouts = await readAbouts(db, county, [...new Set(told.map((entry) => entry.thingId))]);
  const now = told.at(-1)?.at ?? new Date();
  const tales = told.flatMap((entry) => taleOf(entry, abouts.get(entry.thingId)));
  const units = [...new Set(tales.flatMap((tale) => tale.units))];
  const members = await unitMembers(db, county, units, shanghaiDay(now));
  const notices = tales.flatMap((tale) => noticesOf(tale, members));
  await notify(db, means, county, now, notices);
}

interface Tale {
  readonly entry: Activity;
  readonly about: About;
  readonly told: Told;
  readonly toldToJoined: Told;
  readonly units: readonly string[];
}

function taleOf(entry: Activity, about: About | undefined): Tale[] {
  const telling = tellings[entry.kind] as Telling<Kind> | undefined;
  if (!telling || !about) return [];
  const told = telling(about, entry);
  const units = told.units ?? (about.unitId ? [about.unitId] : []);
  const toldToJoined = telling({ ...about, title: about.sharedTitle ?? '您一起反映的事' }, entry);
  return [{ entry, about, told, toldToJoined, units: told.unit ? units : [] }];
}

function noticesOf({ entry, about, told, toldToJoined, units }: Tale, members: Map<string, string[]>): NewNotice[] {
  const make = (text: string) => (personId: string) => ({ personId, kind: entry.kind, aboutId: entry.thingId, text });
  const first = about.reporters.filter((personId) => personId === about.reporterId);
  const joined = about.reporters.filter((personId) => personId !== about.reporterId);
  const people = [...new Set(units.flatMap((unit) => members.get(unit) ?? []))];
  return [
    ...(told.reporters ? first.map(make(told.reporters)) : []),
    ...(toldToJoined.reporters ? joined.map(make(toldToJoined.reporters)) : []),
    ...(told.unit ? people.map(make(told.unit)) : []),
  ];
}

async function readAbouts(db: Db, county: number, caseIds: readonly string[]): Promise<Map<string, About>> {
  const found =
    await sql<About>`select c.id, c.number, c.title, case when c.published_at is not null then c.published_title end as shared_title,
      c.reporter_id, c.due_at, c.unit_id, o.name as unit_name,
      (select k.note from cases.closures k where k.county = c.county and k.case_id = c.id order by k.cycle desc limit 1) as closing,
      array(select r.person_id::text from cases.reporters r where r.county = c.county and r.case_id = c.id) as reporters
    from cases.cases c left join organizations.organizations o on o.county = c.county and o.id = c.unit_id
    where c.county = ${county} and c.id = any(${[...caseIds]}::uuid[])`.execute(db);
  return new Map(found.rows.map((row) => [row.id, row]));
}
