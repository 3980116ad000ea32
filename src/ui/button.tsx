import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icons.tsx';
import { Key } from './key.tsx';

export type ButtonLook = {
  /** `main` once per screen; `plain` is the rest; `quiet` looks like a link; `danger` cannot be taken back. */
  kind?: 'main' | 'plain' | 'quiet' | 'danger' | undefined;
  icon?: IconName | undefined;
  wide?: boolean | undefined;
  slim?: boolean | undefined;
  /** One letter that presses the button from the keyboard of a desk. */
  hotkey?: string | undefined;
  children?: Child;
};

/** A link that looks like a button, for going somewhere. */
export function LinkButton(props: ButtonLook & { href: string; download?: boolean | undefined }) {
  return (
    <a
      class={buttonClass(props)}
      href={props.href}
      download={props.download ? '' : undefined}
      data-key={props.hotkey?.toLowerCase()}
    >
      <Face {...props} />
    </a>
  );
}

export type SubmitButtonProps = ButtonLook & {
  name?: string | undefined;
  value?: string | undefined;
  formaction?: string | undefined;
  /** A sentence to agree to before anything happens. */
  confirm?: string | undefined;
  /** Sends the form although required fields are empty, as for keeping a draft. */
  novalidate?: boolean | undefined;
};

/** Sends its form. The main kind unless told otherwise. */
export function SubmitButton(props: SubmitButtonProps) {
  const { name, value, formaction, confirm, novalidate, kind = 'main' } = props;
  return (
    <button
      type="submit"
      class={buttonClass({ ...props, kind })}
      name={name}
      value={value}
      formaction={formaction}
      formnovalidate={novalidate}
      data-confirm={confirm}
      data-key={props.hotkey?.toLowerCase()}
    >
      <Face {...props} />
    </button>
  );
}

export type PostButtonProps = ButtonLook & {
  action: string;
  fields?: Readonly<Record<string, string>> | undefined;
  confirm?: string | undefined;
};

/** A form of nothing but one button, for an act that needs no words. */
export function PostButton(props: PostButtonProps) {
  const { action, fields = {}, confirm, kind = 'plain' } = props;
  return (
    <form class="post" method="post" action={action} data-confirm={confirm} data-once>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={buttonClass({ ...props, kind })} data-key={props.hotkey?.toLowerCase()}>
        <Face {...props} />
      </button>
    </form>
  );
}

function Face({ icon, hotkey, children }: ButtonLook) {
  return (
    <>
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{children}</span>
      {hotkey === undefined ? null : <Key letter={hotkey} />}
    </>
  );
}

function buttonClass({ kind = 'plain', wide, slim }: ButtonLook): string {
  return ['button', kind, wide ? 'wide' : '', slim ? 'slim' : ''].filter(Boolean).join(' ');
}
