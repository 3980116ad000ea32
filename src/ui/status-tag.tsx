import type { Child } from 'hono/jsx';

export type Status = 'waiting' | 'moving' | 'done' | 'late' | 'quiet';

/** A state in a word; its colour and the shape of its dot only repeat what the word says. */
export function StatusTag({ status, children }: { status: Status; children: Child }) {
  return <span class={`tag ${status}`}>{children}</span>;
}
