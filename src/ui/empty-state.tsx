import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icons.tsx';

export type EmptyStateProps = {
  heading: string;
  /** What to do, not what is missing. */
  lead?: Child;
  icon?: IconName | undefined;
  act?: { label: string; href: string } | undefined;
};

/** Nothing here yet, and what one can do about it. */
export function EmptyState({ heading, lead, icon = 'inbox', act }: EmptyStateProps) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <p>
        <strong>{heading}</strong>
      </p>
      {lead === undefined ? null : <p class="muted">{lead}</p>}
      {act === undefined ? null : (
        <a class="button plain" href={act.href}>
          {act.label}
        </a>
      )}
    </div>
  );
}
