import type { Log } from '../log.ts';

/** A small task repeated in this process; it never overlaps itself, and a failure waits for the next turn. */
export interface Ticker {
  /** Runs the task now and waits for it. */
  run(): Promise<void>;
  stop(): Promise<void>;
}

export function startTicker(name: string, everyMs: number, log: Log, task: () => Promise<boolean | undefined>): Ticker {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const turn = async () => {
    let more = true;
    while (more && !stopped) {
      try {
        more = (await task()) === true;
      } catch (problem) {
        more = false;
        const { message, code } = problem as Error & { code?: string };
        log.warn({ task: name, message, code }, 'a repeated task failed and will be tried again');
      }
    }
  };
  const next = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = turn().then(next);
    }, everyMs);
    timer.unref();
  };
  next();
  return {
    run: turn,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
