import { Conflict, Invalid, type Refusal } from '../errors.ts';

const refusals: Record<string, () => Refusal> = {};

/** A module tells what a named constraint means to people, so that the database can referee. */
export function onConstraint(name: string, refusal: () => Refusal) {
  refusals[name] = refusal;
}

/** Turns a database refusal into one people understand; a distributed table's constraint carries a `_<number>` suffix. */
export function refusalOf(problem: unknown): Refusal | undefined {
  if (!isDatabaseError(problem)) return undefined;
  const name = problem.constraint ?? '';
  const named = refusals[name] ?? refusals[name.replace(/_\d+$/, '')];
  if (named) return named();
  if (problem.code === '40001' || problem.code === '40P01' || problem.code === '55P03') {
    return new Conflict('busy', '有人正在改同一件事，请稍等再试一次。');
  }
  // Text a column cannot hold: NUL bytes, lone surrogates, numbers and dates beyond their range.
  if (problem.code?.startsWith('22')) return new Invalid({}, '内容里有系统存不了的字符或数值，请检查后再提交。');
  return undefined;
}

/** True when the server went away before the outcome was known: the whole command may be tried once more. */
export function isLostConnection(problem: unknown): boolean {
  const code = (problem as { code?: string } | null)?.code ?? '';
  if (['57P01', '57P02', '57P03', '08006', '08003', '08001', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE'].includes(code)) {
    return true;
  }
  return problem instanceof Error && /Connection terminated|not queryable/.test(problem.message);
}

interface DatabaseError {
  code?: string;
  constraint?: string;
}

function isDatabaseError(problem: unknown): problem is DatabaseError {
  return problem instanceof Error && 'severity' in problem;
}
