import { Icon } from './icons.tsx';

export type PagerProps = { prev?: string | undefined; next?: string | undefined; note?: string | undefined };

/** Before and after, by key: there are no page numbers, because lists move while one reads. */
export function Pager({ prev, next, note }: PagerProps) {
  if (prev === undefined && next === undefined && note === undefined) return null;
  return (
    <nav class="pager" aria-label="翻页">
      {prev === undefined ? (
        <span />
      ) : (
        <a class="button plain" href={prev} rel="prev">
          <Icon name="chevron-left" />
          上一页
        </a>
      )}
      <span class="small">{note}</span>
      {next === undefined ? (
        <span />
      ) : (
        <a class="button plain" href={next} rel="next">
          下一页
          <Icon name="chevron-right" />
        </a>
      )}
    </nav>
  );
}
