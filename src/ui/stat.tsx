import type { Child } from 'hono/jsx';
import { Icon } from './icons.tsx';

export type Delta = {
  direction: 'up' | 'down' | 'flat';
  /** The change and what it is compared with, in words: "比上月少 12%". */
  words: string;
  /** Whether the change is welcome; leave it out where neither is. */
  good?: boolean | undefined;
};

export type StatProps = {
  label: string;
  value: string;
  unit?: string | undefined;
  delta?: Delta | undefined;
  /** How the number is made, one tap away. */
  definition?: Child;
  href?: string | undefined;
  late?: boolean | undefined;
  livePart?: string | undefined;
};

/** One number that answers a question, with its unit, its change and its definition. */
export function Stat({ label, value, unit, delta, definition, href, late, livePart }: StatProps) {
  return (
    <section class={late ? 'card stat late' : 'card stat'} data-live-part={livePart}>
      <p class="stat-label">{href === undefined ? label : <a href={href}>{label}</a>}</p>
      <p class="stat-value">
        {value}
        {unit === undefined ? null : <small>{unit}</small>}
      </p>
      {delta === undefined ? null : <Change {...delta} />}
      {definition === undefined ? null : (
        <details class="definition">
          <summary>怎么算的</summary>
          <p>{definition}</p>
        </details>
      )}
    </section>
  );
}

const icons = { up: 'trending-up', down: 'trending-down', flat: 'minus' } as const;

function Change({ direction, words, good }: Delta) {
  return (
    <p class={good === undefined ? 'delta' : good ? 'delta good' : 'delta bad'}>
      <Icon name={icons[direction]} />
      {words}
    </p>
  );
}
