import type { Child } from 'hono/jsx';
import type { Photo } from './photo-strip.tsx';
import { PhotoStrip } from './photo-strip.tsx';

export type TimelineEntry = {
  title: Child;
  /** The time in words; `datetime` is the same for machines (ISO 8601). */
  at: string;
  datetime?: string | undefined;
  by?: string | undefined;
  body?: Child;
  photos?: readonly Photo[] | undefined;
  tone?: 'done' | 'late' | 'moving' | undefined;
};

/** What happened, newest first or oldest first as the page gives it; the newest stands out when it comes first. */
export function Timeline({ entries, livePart }: { entries: readonly TimelineEntry[]; livePart?: string | undefined }) {
  return (
    <ol class="timeline" data-live-part={livePart}>
      {entries.map((entry) => (
        <li class={entry.tone}>
          <strong>{entry.title}</strong>
          {entry.body === undefined ? null : <div class="body">{entry.body}</div>}
          {entry.photos === undefined || entry.photos.length === 0 ? null : <PhotoStrip photos={entry.photos} />}
          <p class="small">
            <time datetime={entry.datetime}>{entry.at}</time>
            {entry.by === undefined ? null : ` · ${entry.by}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
