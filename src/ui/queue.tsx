import type { Child } from 'hono/jsx';

/** The list a desk works through; j and k move in it. */
export function Queue({ children, livePart = 'queue' }: { children?: Child; livePart?: string | undefined }) {
  return (
    <ul class="queue-items" data-live-part={livePart}>
      {children}
    </ul>
  );
}

export type QueueItemProps = {
  href: string;
  title: Child;
  tag?: Child;
  /** How much time is left or gone. */
  when?: Child;
  late?: boolean | undefined;
  left?: Child;
  right?: Child;
  current?: boolean | undefined;
  /** Offers the item for an act on many: a checkbox of this name and value. */
  select?: { name: string; value: string; label: string; form?: string | undefined } | undefined;
};

/** One thing in a queue: its state and clock, its name, where it is and who has it. */
export function QueueItem({ href, title, tag, when, late, left, right, current, select }: QueueItemProps) {
  return (
    <li class={current ? 'on' : undefined}>
      {select === undefined ? null : (
        <input type="checkbox" name={select.name} value={select.value} form={select.form} aria-label={select.label} />
      )}
      <a href={href} aria-current={current ? 'true' : undefined}>
        <span class="line">
          {tag}
          {when === undefined ? null : <span class={late ? 'late-text' : undefined}>{when}</span>}
        </span>
        <strong>{title}</strong>
        <span class="line">
          <span>{left}</span>
          {right === undefined ? null : <span>{right}</span>}
        </span>
      </a>
    </li>
  );
}
