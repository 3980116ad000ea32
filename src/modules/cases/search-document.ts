import { type RawBuilder, sql } from 'kysely';
import { chineseWords, vectorText } from '../../platform/chinese-words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Case } from './case.ts';

export const bucketSize = 256;
/** How many buckets make an era, as the table's own column reckons it. */
export const eraSize = 64;

/** Which slice of the search index a case number falls in: the serial behind the dash divided by the slice. */
export const bucketOf = (serial: number) => Math.floor(serial / bucketSize);

type Marked = Pick<
  Case,
  'townId' | 'communityId' | 'gridId' | 'compoundId' | 'buildingId' | 'unitId' | 'kind' | 'category' | 'channel'
>;

/** Marks that stand beside the words in the index, so that place, unit, kind and category filter inside it. */
export const mark = {
  place: (id: string) => `@p${id}`,
  unit: (id: string) => `@u${id}`,
  kind: (key: string) => `@k${key}`,
  category: (key: string) => `@c${key}`,
  channel: (key: string) => `@w${key}`,
};

function marksOf(of: Marked): string[] {
  const places = [of.townId, of.communityId, of.gridId, of.compoundId, of.buildingId];
  const parent = of.category.split('.')[0] ?? of.category;
  return [
    '@all',
    ...places.flatMap((id) => (id ? [mark.place(id)] : [])),
    ...(of.unitId ? [mark.unit(of.unitId)] : []),
    mark.kind(of.kind),
    ...new Set([mark.category(of.category), mark.category(parent)]),
    mark.channel(of.channel),
  ];
}

/** The text of a case's place in the index: its words and its marks. */
export function searchDocument(of: Marked & { title: string; words: string; placeName: string }): string {
  return vectorText([...chineseWords(`${of.title} ${of.words} ${of.placeName}`), ...marksOf(of)]);
}

export function insertSearch(ctx: Ctx, caseId: string, serial: number, document: string): RawBuilder<unknown> {
  return sql`insert into cases.search (county, case_id, bucket, document)
    values (${ctx.county}, ${caseId}, ${bucketOf(serial)}, ${document}::tsvector)`;
}

/** Lets the leading unit find the case by its own mark; an earlier unit keeps its mark, since it handled the case once. */
export async function markUnit(ctx: Ctx, caseId: string, unitId: string) {
  await sql`update cases.search set document = document || ${vectorText([mark.unit(unitId)])}::tsvector
    where county = ${ctx.county} and case_id = ${caseId}`.execute(ctx.db);
}

/** Moves a case's marks to its new kind and category. */
export async function remark(ctx: Ctx, before: Case, after: Pick<Case, 'kind' | 'category'>) {
  const marks = (of: Pick<Case, 'kind' | 'category'>) => marksOf({ ...before, ...of });
  const gone = marks(before).filter((one) => !marks(after).includes(one));
  await sql`update cases.search
    set document = ts_delete(document, ${gone}::text[]) || ${vectorText(marks(after))}::tsvector
    where county = ${ctx.county} and case_id = ${before.id}`.execute(ctx.db);
}
