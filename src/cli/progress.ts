import { MultiBar, Presets } from 'cli-progress';

export interface Progress {
  /** How far the work is, of `total` when that is known. */
  at(done: number, total?: number): void;
  end(): void;
}

/** A bar for people at a terminal; a file or a pipe gets nothing but the result. */
export function progressBar(label: string, unit = '行'): Progress {
  if (!process.stderr.isTTY) return { at: () => undefined, end: () => undefined };
  const bars = new MultiBar(
    { format: `${label} {bar} {value} ${unit}`, stream: process.stderr, hideCursor: true, clearOnComplete: false },
    Presets.shades_grey,
  );
  const bar = bars.create(0, 0);
  return {
    at(done, total) {
      bar.setTotal(Math.max(total ?? done, done));
      bar.update(done);
    },
    end: () => bars.stop(),
  };
}
