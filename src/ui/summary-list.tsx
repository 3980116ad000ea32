import type { Child } from 'hono/jsx';

export type Fact = { label: string; value: Child; action?: { label: string; href: string } | undefined };

/** Facts about one thing, name and value; a fact may carry the link that changes or reveals it. */
export function SummaryList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(({ label, value, action }) => (
        <div>
          <dt>{label}</dt>
          <dd>
            {value}
            {action === undefined ? null : (
              <a class="fact-action" href={action.href}>
                {action.label}
                <span class="unseen">：{label}</span>
              </a>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
