import { Field, type FieldProps } from './field.tsx';

export type TextFieldProps = FieldProps & {
  type?: 'text' | 'tel' | 'email' | 'password' | 'number' | 'url' | undefined;
  /** Which keyboard a phone shows. */
  inputmode?: 'numeric' | 'decimal' | 'tel' | 'text' | undefined;
  autocomplete?: string | undefined;
  placeholder?: string | undefined;
  maxlength?: number | undefined;
  min?: number | undefined;
  max?: number | undefined;
  step?: number | 'any' | undefined;
  /** A unit behind the input, as 元 or 平方米. */
  unit?: string | undefined;
  short?: boolean | undefined;
  /** Address answering `?q=` with `[{value, label, detail?}]`; the choice's value goes to the hidden field `suggestInto`. */
  suggest?: string | undefined;
  suggestInto?: { name: string; value?: string | undefined } | undefined;
};

/** One line of text, a number or a phone number; with `suggest` it offers choices while one types. */
export function TextField(props: TextFieldProps) {
  const { type = 'text', inputmode, autocomplete, placeholder, maxlength, min, max, step } = props;
  const { unit, short, suggest, suggestInto } = props;
  const attributes = { type, inputmode, autocomplete, placeholder, maxlength, min, max, step };
  return (
    <Field
      {...props}
      control={(wiring, value) => (
        <span class={`input${short ? ' short' : ''}${unit === undefined ? '' : ' with-unit'}`}>
          <input
            {...wiring}
            {...attributes}
            value={value}
            data-suggest={suggest}
            data-suggest-into={suggestInto?.name}
          />
          {unit === undefined ? null : <span class="unit">{unit}</span>}
          {suggestInto === undefined ? null : (
            <input type="hidden" name={suggestInto.name} value={suggestInto.value ?? ''} />
          )}
        </span>
      )}
    />
  );
}

export type TextAreaProps = FieldProps & {
  rows?: number | undefined;
  maxlength?: number | undefined;
  placeholder?: string | undefined;
  /** Address of a page whose part `data-asked` answers `?words=`; script shows it beneath while one types. */
  asks?: string | undefined;
};

/** Several lines of text; with `maxlength` it says how many characters are left. */
export function TextArea(props: TextAreaProps) {
  const { rows = 4, maxlength, placeholder, asks } = props;
  return (
    <Field
      {...props}
      control={(wiring, value) => (
        <textarea {...wiring} rows={rows} maxlength={maxlength} placeholder={placeholder} data-asks={asks}>
          {value}
        </textarea>
      )}
      extra={
        <>
          {maxlength === undefined ? null : (
            <p class="counter" data-counter>
              最多 {maxlength} 字
            </p>
          )}
          {asks === undefined ? null : <div class="asked stack" aria-live="polite" />}
        </>
      }
    />
  );
}
