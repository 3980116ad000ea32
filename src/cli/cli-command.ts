import type { Installation } from '../installation.ts';
import { openCounties } from '../modules/places/index.ts';

/** One thing the operator's tool can do: a line in the overview, its own help, and what it does. */
export interface CliCommand {
  /** The words that call it: `import cases`. */
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** Does it and answers the exit code: 0 done, 1 not done and why, 2 called wrongly. */
  run(words: string[]): Promise<number>;
}

/** The tool was called in a way it does not understand; the sentence says how to call it. */
export class UsageProblem extends Error {}

export const say = (line: string) => process.stdout.write(`${line}\n`);
export const complain = (line: string) => process.stderr.write(`${line}\n`);

/** The county a command is for: the one that was named, or the only one that is open here. */
export async function countyOf(installation: Installation, named: string | undefined): Promise<number> {
  const counties = await openCounties(installation.dbs.read);
  const list = counties.map(({ county, name }) => `${county} ${name}`).join('、') || '还没有';
  if (named !== undefined) {
    const found = counties.find(({ county }) => String(county) === named);
    if (!found) throw new UsageProblem(`没有开通 ${named} 这个区县。已开通：${list}。`);
    return found.county;
  }
  const [only] = counties;
  if (!only || counties.length > 1) throw new UsageProblem(`请用 --county 指明区县代码。已开通：${list}。`);
  return only.county;
}
