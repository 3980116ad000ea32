import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icons.tsx';

/** A list of lines that each lead somewhere. */
export function Rows({ children, livePart }: { children?: Child; livePart?: string | undefined }) {
  return (
    <ul class="rows" data-live-part={livePart}>
      {children}
    </ul>
  );
}

export type RowProps = {
  title: Child;
  href?: string | undefined;
  note?: Child;
  /** At the end of the first line: a tag or a time. */
  aside?: Child;
  photo?: { src: string; alt: string } | undefined;
  icon?: IconName | undefined;
  tone?: 'red' | 'blue' | 'green' | 'amber' | undefined;
};

/** One line: a photo if there is one, what it is, a note, and a tag or time. */
export function Row({ title, href, note, aside, photo, icon, tone = 'red' }: RowProps) {
  const inside = (
    <>
      {photo === undefined ? null : <img src={photo.src} alt={photo.alt} width="72" height="72" loading="lazy" />}
      {photo === undefined && icon !== undefined ? (
        <span class={`blob ${tone}`}>
          <Icon name={icon} />
        </span>
      ) : null}
      <span class="row-words">
        <strong>{title}</strong>
        {aside === undefined ? null : <span class="row-aside">{aside}</span>}
        {note === undefined ? null : <small>{note}</small>}
      </span>
    </>
  );
  const shape = photo === undefined && icon === undefined ? 'row' : 'row pictured';
  return (
    <li>
      {href === undefined ? (
        <div class={shape}>{inside}</div>
      ) : (
        <a class={shape} href={href}>
          {inside}
        </a>
      )}
    </li>
  );
}
