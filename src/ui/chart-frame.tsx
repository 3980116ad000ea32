import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';

export type ChartFrameProps = {
  heading: string;
  /** One sentence that says what the picture shows, for whoever cannot see it. */
  summary: string;
  /** SVG drawn by the server. It is trusted as it is: never pass anything a person typed unescaped. */
  svg: string;
  /** The same numbers as a table. */
  table?: Child;
  legend?: readonly { label: string; tone: 'red' | 'blue' | 'green' | 'amber' }[] | undefined;
  note?: Child;
  livePart?: string | undefined;
};

/** A picture of numbers with its name, its sentence and the numbers themselves one tap away. */
export function ChartFrame({ heading, summary, svg, table, legend = [], note, livePart }: ChartFrameProps) {
  return (
    <section class="card chart" data-live-part={livePart}>
      <div class="headed-line">
        <h2>{heading}</h2>
        {legend.length === 0 ? null : (
          <ul class="legend">
            {legend.map((each) => (
              <li class={each.tone}>{each.label}</li>
            ))}
          </ul>
        )}
      </div>
      <figure role="img" aria-label={summary}>
        {raw(svg)}
      </figure>
      {note === undefined ? null : <p class="small">{note}</p>}
      {table === undefined ? null : (
        <details class="definition">
          <summary>看数字</summary>
          {table}
        </details>
      )}
    </section>
  );
}
