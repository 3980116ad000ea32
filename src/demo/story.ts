import { routes } from '../app.tsx';
import type { Actor, Ctx } from '../platform/context.ts';
import { Refusal } from '../platform/errors.ts';
import { parse } from '../platform/run.ts';

/** One case as it lives: who did what, one act after another, at times in the past. */
export class Story {
  readonly ctx: Ctx;
  readonly until: Date;
  at: Date;

  constructor(ctx: Ctx, begins: Date, until: Date) {
    this.ctx = ctx;
    this.at = begins;
    this.until = until;
  }

  /** Lets hours go by; false when that would be the future, so that the story is still under way. */
  wait(hours: number): boolean {
    const next = new Date(this.at.getTime() + hours * 3_600_000);
    if (next > this.until) return false;
    this.at = next;
    return true;
  }

  /** Does what a person would do by posting to a page: the same command, the same gates. */
  async act(actor: Actor, path: string, input: Record<string, unknown>): Promise<Record<string, unknown>> {
    const route = routes.find((one) => one.kind === 'action' && one.path === path);
    if (route?.kind !== 'action') throw new Error(`no such act: ${path}`);
    const ctx: Ctx = { ...this.ctx, actor, now: this.at };
    return (await route.command.run(ctx, parse(route.command.input, input))) as Record<string, unknown>;
  }

  /** As `act`, where the rules may say no: a story that is refused simply goes another way. */
  async attempt(actor: Actor, path: string, input: Record<string, unknown>): Promise<boolean> {
    try {
      await this.act(actor, path, input);
      return true;
    } catch (problem) {
      if (problem instanceof Refusal) return false;
      throw problem;
    }
  }
}
