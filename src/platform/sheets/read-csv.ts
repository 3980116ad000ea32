import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { SheetLimits } from './limits.ts';
import { SheetProblem } from './sheet-problem.ts';

/** Longer than any honest record; what grows past it has lost a closing quote. */
const maxRecordLength = 4 * 1024 * 1024;
const delimiters = [',', '\t', ';'] as const;

/** The records of delimited text, one array of strings each; the delimiter is the one most used in the first line. */
export async function* readCsv(text: AsyncGenerator<string>, limits: SheetLimits): AsyncGenerator<string[]> {
  const { value: first = '', done } = await text.next();
  const parser = parse({
    delimiter: delimiterOf(first),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: Math.min(maxRecordLength, limits.cellLength * limits.columns),
  });
  pipeline(Readable.from(done ? [] : rejoined(first, text)), parser, () => {});
  try {
    for await (const record of parser) yield record as string[];
  } catch (error) {
    throw error instanceof CsvError ? quoteProblem(error) : error;
  }
}

async function* rejoined(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

function delimiterOf(text: string): string {
  const line = text.replace(/"[^"]*"/g, '').split(/\r|\n/, 1)[0] ?? '';
  const counts = delimiters.map((delimiter) => line.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

function quoteProblem(error: CsvError): SheetProblem {
  const row = Number(error.records ?? 0) + 1;
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new SheetProblem('这一行太长，多半是少了一个引号 "。请补上后再传。', row);
  return new SheetProblem('引号 " 没有成对。单元格里的引号要写成两个 ""，整格再用引号括起来。', row);
}
