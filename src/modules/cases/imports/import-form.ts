import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { query } from '../../../platform/context.ts';
import { packageRoot } from '../../../platform/package-root.ts';
import { readSheet, SheetProblem } from '../../../platform/sheets/index.ts';
import { rulesOf } from '../../rules/index.ts';
import { caseRules, categoryLabel } from '../rule-pack.ts';
import { findBatch, refuseSmallerPlaces } from './import-batch.ts';
import { columnFields, guessColumns } from './import-columns.ts';

const shipped = ['tipdm2020c', 'boston311'] as const;

/** The first page of an import: what a map looks like, from the two that are shipped. */
export const importForm = query(z.object({}), async (ctx) => {
  refuseSmallerPlaces(ctx.actor);
  const read = (name: string) => readFileSync(join(packageRoot(), 'docs/using/maps', `${name}.json`), 'utf8');
  return { examples: shipped.map((name) => ({ name, text: read(name) })) };
});

const sampleRows = 4;

/** The header of a file with its first rows, and a guess which column is what. */
export const importColumns = query(z.object({ importId: z.uuid() }), async (ctx, { importId }) => {
  const batch = await findBatch(ctx, importId);
  const [{ body: rules }, head] = await Promise.all([rulesOf(ctx, caseRules), headOf(ctx, importId, batch.fileName)]);
  const [headers = [], ...sample] = 'rows' in head ? head.rows : [];
  const named = headers.map((header) => header.trim());
  const kept = batch.map?.columns ?? guessColumns(named);
  const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
  return {
    importId,
    fileName: batch.fileName,
    problem: 'problem' in head ? head.problem : null,
    headers: [...new Set(named.filter((header) => header !== ''))],
    table: { headers: named, rows: sample },
    values: {
      source: batch.map?.source ?? batch.fileName.replace(/(\.\w{1,5}){1,2}$/, '').slice(0, 60),
      ...Object.fromEntries(columnFields.map(({ field }) => [field, first(kept[field])])),
    } as Record<string, string | undefined>,
    kinds: rules.kinds.map(({ key, label }) => ({ value: key, label })),
    categories: rules.categories.map(({ key }) => ({ value: key, label: categoryLabel(rules, key) })),
  };
});

async function headOf(
  { means, county }: Parameters<typeof findBatch>[0],
  id: string,
  fileName: string,
): Promise<{ rows: string[][] } | { problem: string }> {
  const bytes = await means.files.get({ county, id });
  if (!bytes) return { problem: '文件已经不在了，请重新上传。' };
  const rows: string[][] = [];
  try {
    for await (const cells of readSheet(bytes, { fileName })) {
      rows.push(cells.map((cell) => cell.slice(0, 60)));
      if (rows.length > sampleRows) break;
    }
  } catch (problem) {
    if (problem instanceof SheetProblem) return { problem: problem.message };
    throw problem;
  }
  return rows.length > 0 ? { rows } : { problem: '文件是空的，请检查后再传。' };
}
