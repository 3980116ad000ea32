import { describedBy, Field, FieldError, type FieldProps, Hint, Must, words } from './field.tsx';
import { useAnswer } from './form.tsx';
import { Icon, type IconName } from './icons.tsx';

export type Choice = {
  value: string;
  label: string;
  detail?: string | undefined;
  icon?: IconName | undefined;
  disabled?: boolean | undefined;
};

export type ChoiceListProps = Omit<FieldProps, 'value'> & {
  choices: readonly Choice[];
  value?: string | readonly string[] | undefined;
  many?: boolean | undefined;
  /** Lays the choices side by side in two or three columns; otherwise one below the other. */
  columns?: 2 | 3 | undefined;
};

/** Big buttons to choose one of a few, or several with `many`. For more than eight choices take `SelectField`. */
export function ChoiceList(props: ChoiceListProps) {
  const { name, label, hint, choices, many, required, columns, quietLabel } = props;
  const answer = useAnswer(name, props);
  const chosen = Array.isArray(answer.value) ? answer.value.map(words) : [words(answer.value)];
  const { id } = answer;
  return (
    <fieldset
      class={answer.error === undefined ? 'field' : 'field wrong'}
      aria-describedby={describedBy(id, hint, answer.error)}
    >
      <legend class={quietLabel ? 'unseen' : undefined}>
        {label}
        <Must required={required} />
      </legend>
      <Hint id={id} hint={hint} />
      <div class={columns === undefined ? 'choices' : `choices c${columns}`}>
        {choices.map((choice, place) => (
          <label class="choice">
            <input
              type={many ? 'checkbox' : 'radio'}
              id={place === 0 ? id : `${id}-${place}`}
              name={name}
              value={choice.value}
              checked={chosen.includes(choice.value)}
              disabled={choice.disabled}
              required={required && !many}
              autofocus={place === 0 ? answer.autofocus : undefined}
            />
            {choice.icon === undefined ? null : <Icon name={choice.icon} />}
            <span>
              {choice.label}
              {choice.detail === undefined ? null : <small>{choice.detail}</small>}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={id} error={answer.error} />
    </fieldset>
  );
}

export type CheckFieldProps = {
  name: string;
  label: string;
  value?: string | undefined;
  checked?: boolean | undefined;
  detail?: string | undefined;
  required?: boolean | undefined;
  error?: string | undefined;
};

/** One thing to agree to or switch on; it sends `value` (`on`) or nothing. */
export function CheckField(props: CheckFieldProps) {
  const { name, label, value = 'on', checked, detail, required } = props;
  const answer = useAnswer(name, { error: props.error });
  const { id } = answer;
  return (
    <div class={answer.error === undefined ? 'field' : 'field wrong'}>
      <label class="choice">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          checked={checked ?? answer.value === value}
          required={required}
          autofocus={answer.autofocus}
          aria-invalid={answer.error === undefined ? undefined : 'true'}
          aria-describedby={describedBy(id, undefined, answer.error)}
        />
        <span>
          {label}
          {detail === undefined ? null : <small>{detail}</small>}
        </span>
      </label>
      <FieldError id={id} error={answer.error} />
    </div>
  );
}

export type SelectFieldProps = FieldProps & {
  choices: readonly Choice[] | readonly { group: string; choices: readonly Choice[] }[];
  /** The first, empty line; leave it out when there is always a choice. */
  empty?: string | undefined;
};

/** One of many, by the device's own list; choices may stand in groups. */
export function SelectField(props: SelectFieldProps) {
  return (
    <Field
      {...props}
      control={(wiring, value) => (
        <span class="input select">
          <select {...wiring}>
            {props.empty === undefined ? null : <option value="">{props.empty}</option>}
            {props.choices.map((choice) =>
              'group' in choice ? (
                <optgroup label={choice.group}>
                  {choice.choices.map((each) => (
                    <Option {...each} chosen={value} />
                  ))}
                </optgroup>
              ) : (
                <Option {...choice} chosen={value} />
              ),
            )}
          </select>
          <Icon name="chevron-down" />
        </span>
      )}
    />
  );
}

function Option({ value, label, disabled, chosen }: Choice & { chosen: string }) {
  return (
    <option value={value} disabled={disabled} selected={value === chosen}>
      {label}
    </option>
  );
}
