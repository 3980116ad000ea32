import type { Child } from 'hono/jsx';

/** The acts one may do here, in a row; `sticky` keeps them within reach at the foot of a phone's screen. */
export function ActBar({
  children,
  sticky,
  label = '可以做的事',
}: {
  children?: Child;
  sticky?: boolean;
  label?: string;
}) {
  return (
    <div class={sticky ? 'actbar sticky' : 'actbar'} role="group" aria-label={label}>
      {children}
    </div>
  );
}
