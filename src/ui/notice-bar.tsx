import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icons.tsx';

export type NoticeKind = 'good' | 'info' | 'warn' | 'bad';

/** Something the reader should know now; `action` is the one thing to do about it. */
export type Notice = {
  kind: NoticeKind;
  text: Child;
  action?: { label: string; href: string } | undefined;
};

const icons: Record<NoticeKind, IconName> = {
  good: 'circle-check',
  info: 'info',
  warn: 'triangle-alert',
  bad: 'circle-alert',
};

/** A quiet bar with one sentence; warnings and refusals are announced to screen readers at once. */
export function NoticeBar({ kind, text, action }: Notice) {
  return (
    <div class={`notice ${kind}`} role={kind === 'bad' || kind === 'warn' ? 'alert' : 'status'} data-notice={kind}>
      <Icon name={icons[kind]} />
      <p>{text}</p>
      {action === undefined ? null : <a href={action.href}>{action.label}</a>}
    </div>
  );
}
