import { type Child, createContext, useContext } from 'hono/jsx';
import { ErrorSummary, type FieldErrors, fieldId } from './error-summary.tsx';
import { HiddenKey } from './hidden-key.tsx';

type Answers = Readonly<Record<string, unknown>>;

export type FormProps = {
  action: string;
  method?: 'get' | 'post' | undefined;
  /** What was typed, by field name: fields inside find their value here unless they are given one. */
  values?: Answers | undefined;
  /** Why it was refused, by field name; the empty name speaks about the whole form. */
  errors?: FieldErrors | undefined;
  /** The same two as the server gives them back, with the sentence about the whole form. */
  state?: { values: Answers; errors: FieldErrors; message: string | null } | undefined;
  /** Makes a repeated sending act once. */
  idempotencyKey?: string | undefined;
  /** Keeps what is typed on this device under this name until it is sent. Never for secrets. */
  draft?: string | undefined;
  files?: boolean | undefined;
  /** Keeps the ids of fields apart where a page has several forms with fields of one name. */
  scope?: string | undefined;
  confirm?: string | undefined;
  class?: string | undefined;
  label?: string | undefined;
  children?: Child;
};

type Refusal = { values: Answers; errors: FieldErrors; focused: boolean; scope?: string | undefined };
const FormContext = createContext<Refusal>({ values: {}, errors: {}, focused: true });

/**
 * A form that keeps what was typed when it is refused, says first what is wrong, and puts the cursor at the first error.
 * Sending twice by a double tap is held back by script and, with a key, by the server.
 */
export function Form(props: FormProps) {
  const { action, method = 'post', idempotencyKey, draft, files, confirm, label, scope } = props;
  const { values, errors } = refusalOf(props);
  const refused = Object.keys(errors).length > 0;
  return (
    <FormContext.Provider value={{ values, errors, focused: false, scope }}>
      <form
        class={props.class ?? 'form'}
        action={action}
        method={method}
        enctype={files ? 'multipart/form-data' : undefined}
        aria-label={label}
        data-draft={draft}
        data-refused={refused ? '' : undefined}
        data-confirm={confirm}
        data-once={method === 'post' ? '' : undefined}
      >
        {refused ? <ErrorSummary errors={errors} scope={scope} /> : null}
        {idempotencyKey === undefined ? null : <HiddenKey value={idempotencyKey} />}
        {props.children}
      </form>
    </FormContext.Provider>
  );
}

function refusalOf({ values = {}, errors = {}, state }: FormProps) {
  if (state === undefined) return { values, errors };
  const whole = state.message === null ? {} : { '': state.message };
  return { values: { ...values, ...state.values }, errors: { ...errors, ...whole, ...state.errors } };
}

/** What a field learns from the form around it: its id, its value, its error, and whether the cursor belongs here. */
export function useAnswer(name: string, own: { value?: unknown; error?: string | undefined }) {
  const form = useContext(FormContext);
  const error = own.error ?? form.errors[name];
  const autofocus = error !== undefined && !form.focused;
  if (autofocus) form.focused = true;
  return {
    id: fieldId(name, form.scope),
    value: own.value ?? form.values[name],
    error,
    autofocus: autofocus || undefined,
  };
}
