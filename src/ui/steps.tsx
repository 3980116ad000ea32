import { Icon } from './icons.tsx';

/** The few stations of a way: those before `now` (counted from 0) are passed. `now` past the end means all done. */
export function Steps({ steps, now }: { steps: readonly string[]; now: number }) {
  return (
    <ol class="steps">
      {steps.map((step, place) => (
        <li
          class={place < now ? 'past' : place === now ? 'now' : undefined}
          aria-current={place === now ? 'step' : undefined}
        >
          <span class="dot">{place < now ? <Icon name="check" label="已完成" /> : null}</span>
          {step}
        </li>
      ))}
    </ol>
  );
}
