import type { Child } from 'hono/jsx';

export type HeadedProps = {
  heading: Child;
  level?: 1 | 2 | 3 | undefined;
  /** What stands at the end of the line: a tag, or a link to the rest. */
  aside?: Child;
  more?: { label: string; href: string } | undefined;
  sub?: Child;
};

/** A heading with what belongs on its line. */
export function Headed({ heading, level = 2, aside, more, sub }: HeadedProps) {
  return (
    <div class="headed">
      <div class="headed-line">
        {level === 1 ? <h1>{heading}</h1> : level === 2 ? <h2>{heading}</h2> : <h3>{heading}</h3>}
        {aside}
        {more === undefined ? null : (
          <a class="more" href={more.href}>
            {more.label}
          </a>
        )}
      </div>
      {sub === undefined ? null : <p class="sub">{sub}</p>}
    </div>
  );
}

export type CardProps = Partial<HeadedProps> & {
  children?: Child;
  tone?: 'plain' | 'warm' | 'late' | undefined;
  id?: string | undefined;
  /** Name under which `live` pages fetch this card anew. */
  livePart?: string | undefined;
};

/** A sheet of paper for one matter, with a heading when it is given one. */
export function Card({ children, tone = 'plain', id, livePart, heading, ...headed }: CardProps) {
  return (
    <section class={tone === 'plain' ? 'card' : `card ${tone}`} id={id} data-live-part={livePart}>
      {heading === undefined ? null : <Headed heading={heading} {...headed} />}
      {children}
    </section>
  );
}

/** Main matter at the left, small matters at the right; one below the other on a phone. */
export function Columns({ children, aside }: { children?: Child; aside: Child }) {
  return (
    <div class="columns">
      <div class="stack">{children}</div>
      <div class="stack">{aside}</div>
    </div>
  );
}

/** Cards of equal width, as many side by side as fit. */
export function Tiles({ six, children }: { six?: boolean; children?: Child }) {
  return <div class={six ? 'tiles six' : 'tiles'}>{children}</div>;
}
