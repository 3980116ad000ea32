import type { Child } from 'hono/jsx';
import { useAnswer } from './form.tsx';
import { Icon } from './icons.tsx';

/** What every field takes. `value` and `error` may be left to the `Form` around it. */
export type FieldProps = {
  name: string;
  label: string;
  hint?: Child;
  value?: string | undefined;
  error?: string | undefined;
  required?: boolean | undefined;
  /** Keeps the label for screen readers only, where the place already says what to type. */
  quietLabel?: boolean | undefined;
};

/** Attributes that tie a control to its label, hint and error. */
export type Wiring = {
  id: string;
  name: string;
  required: true | undefined;
  autofocus: true | undefined;
  'aria-invalid': 'true' | undefined;
  'aria-describedby': string | undefined;
};

type ShapedProps = FieldProps & { extra?: Child; control: (wiring: Wiring, value: string) => Child };

/** Label, control, hint and error in one order everywhere; a required field says so with a word. */
export function Field(props: ShapedProps) {
  const { name, label, hint, required, quietLabel, control, extra } = props;
  const answer = useAnswer(name, props);
  const { id } = answer;
  const wiring: Wiring = {
    id,
    name,
    required: required || undefined,
    autofocus: answer.autofocus,
    'aria-invalid': answer.error === undefined ? undefined : 'true',
    'aria-describedby': describedBy(id, hint, answer.error),
  };
  return (
    <div class={answer.error === undefined ? 'field' : 'field wrong'}>
      <label class={quietLabel ? 'unseen' : undefined} for={id}>
        {label}
        <Must required={required} />
      </label>
      <Hint id={id} hint={hint} />
      {control(wiring, words(answer.value))}
      {extra}
      <FieldError id={id} error={answer.error} />
    </div>
  );
}

/** The word beside the label of a field that must be filled. */
export function Must({ required }: { required: boolean | undefined }) {
  return required ? <span class="must">必填</span> : null;
}

/** The sentence under a label that helps before anything is typed. */
export function Hint({ id, hint }: { id: string; hint: Child }) {
  return hint ? (
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
  ) : null;
}

/** Why a field was refused and how to mend it. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return error === undefined ? null : (
    <p class="error" id={`${id}-error`}>
      <Icon name="circle-alert" />
      {error}
    </p>
  );
}

/** Ids of the hint and the error that exist, for `aria-describedby`. */
export function describedBy(id: string, hint: Child, error: string | undefined): string | undefined {
  const ids = [hint ? `${id}-hint` : '', error === undefined ? '' : `${id}-error`].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** A typed answer as the text of a control; absent answers are empty. */
export function words(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
}
