import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icons.tsx';
import { ShareBar, type Tone } from './share-bar.tsx';

export type ClockState = 'running' | 'soon' | 'late' | 'paused' | 'done';

export type ClockProps = {
  state: ClockState;
  /** What will happen and by when, in words: "周四（11月26日）18:00 前答复您". */
  words: Child;
  /** How the time is counted, and what is left. */
  sentence?: Child;
  /** The part of the time that has gone, 0 to 1. */
  share?: number | undefined;
};

const icons: Record<ClockState, IconName> = {
  running: 'clock',
  soon: 'hourglass',
  late: 'triangle-alert',
  paused: 'circle-pause',
  done: 'circle-check',
};
const tones: Record<ClockState, Tone> = {
  running: 'blue',
  soon: 'amber',
  late: 'late',
  paused: 'quiet',
  done: 'green',
};

/** A promise of time: what comes next, by when, and how much of the time has gone. */
export function Clock({ state, words, sentence, share }: ClockProps) {
  return (
    <div class={`clock ${state}`}>
      <p class="clock-words">
        <Icon name={icons[state]} />
        <strong>{words}</strong>
      </p>
      {share === undefined ? null : <ShareBar share={share} tone={tones[state]} />}
      {sentence === undefined ? null : <p class="small">{sentence}</p>}
    </div>
  );
}
