import type { Child } from 'hono/jsx';
import type { ButtonLook } from './button.tsx';
import { Icon } from './icons.tsx';
import { Key } from './key.tsx';

export type DialogProps = Pick<ButtonLook, 'kind' | 'icon' | 'hotkey' | 'slim'> & {
  label: string;
  heading: string;
  children?: Child;
  /** Shown open when the page arrives, as after a refusal. */
  open?: boolean | undefined;
};

/**
 * A button and the small form it opens: a native dialog by script, else it unfolds in place.
 * It must therefore read well in both.
 */
export function Dialog({ label, heading, kind = 'plain', icon, hotkey, slim, open, children }: DialogProps) {
  return (
    <details class="unfold" open={open} data-dialog>
      <summary class={`button ${kind}${slim ? ' slim' : ''}`} data-key={hotkey?.toLowerCase()}>
        {icon === undefined ? null : <Icon name={icon} />}
        <span>{label}</span>
        {hotkey === undefined ? null : <Key letter={hotkey} />}
      </summary>
      <section class="unfolded">
        <h2>{heading}</h2>
        {children}
      </section>
    </details>
  );
}
