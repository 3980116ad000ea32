import type { Child } from 'hono/jsx';
import { Icon } from './icons.tsx';

export type Chip = { label: string; href: string; on?: boolean | undefined; count?: number | undefined };

export type FilterBarProps = {
  chips: readonly Chip[];
  label?: string | undefined;
  /** A GET form for everything the chips do not say. */
  more?: Child;
  moreOpen?: boolean | undefined;
};

/** Filters as links, so that a filtered list has an address; the rest unfolds as a form. */
export function FilterBar({ chips, label = '筛选', more, moreOpen }: FilterBarProps) {
  return (
    <nav class="filters" aria-label={label}>
      <ul class="chips">
        {chips.map((chip) => (
          <li>
            <a class="chip" href={chip.href} aria-current={chip.on ? 'true' : undefined}>
              {chip.label}
              {chip.count === undefined ? null : <b>{chip.count}</b>}
            </a>
          </li>
        ))}
      </ul>
      {more === undefined ? null : (
        <details open={moreOpen}>
          <summary class="chip">
            <Icon name="sliders-horizontal" />
            更多筛选
          </summary>
          <div class="more-filters">{more}</div>
        </details>
      )}
    </nav>
  );
}
