import type { z } from 'zod';
import type { Installation } from '../installation.ts';
import type { HeadNotes } from '../modules/activity/index.ts';
import type { Command } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { runCommand } from '../platform/run.ts';
import { systemActor } from '../platform/system-actor.ts';
import { UsageProblem } from './cli-command.ts';

/** Where a tool speaks: results to `out`, progress and problems to `err`. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
}

export interface ToolCall {
  readonly installation: Installation;
  readonly notes: HeadNotes;
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly io: Io;
}

/** One subcommand. `run` answers the exit code: 0 well, 1 something is wrong, 2 asked wrongly. */
export interface Tool {
  readonly name: string;
  readonly usage: string;
  readonly does: string;
  readonly options?: readonly string[];
  run(call: ToolCall): Promise<number>;
}

export function countyOf({ options, words }: ToolCall, at?: number): number {
  const given = (at === undefined ? undefined : words[at]) ?? options.county;
  if (!given || !/^\d{6}$/.test(given)) throw new UsageProblem('请给出六位区县代码，如 --county 350605。');
  return Number(given);
}

export function needed({ options }: ToolCall, name: string): string {
  const value = options[name];
  if (!value) throw new UsageProblem(`缺少 --${name}。`);
  return value;
}

/** Runs a command of the product as the product itself, in one transaction, with its record. */
export function act<I extends z.ZodType, R>(
  { installation }: ToolCall,
  county: number,
  asked: Command<I, R>,
  input: z.input<I>,
): Promise<R> {
  const call = { actor: systemActor(county), now: new Date(), requestId: newId(), means: installation.means };
  return runCommand(installation.dbs, asked, call, input);
}
