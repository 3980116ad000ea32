import { Icon } from './icons.tsx';

/** Why a form was refused, by field name; the empty name speaks about the whole form. */
export type FieldErrors = Readonly<Record<string, string>>;

export type ErrorSummaryProps = { errors: FieldErrors; heading?: string; scope?: string | undefined };

/** Every reason a form was refused, each leading to its field; `Form` shows it by itself. */
export function ErrorSummary({ errors, heading = '还差一点，改好再交', scope }: ErrorSummaryProps) {
  return (
    <div class="notice bad" role="alert">
      <Icon name="circle-alert" />
      <div>
        <p>
          <strong>{heading}</strong>
        </p>
        <ul>
          {Object.entries(errors).map(([name, message]) => (
            <li>{name === '' ? message : <a href={`#${fieldId(name, scope)}`}>{message}</a>}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** The id of the control of a field, made from its form's scope and its name, so that labels, errors and links meet. */
export function fieldId(name: string, scope?: string): string {
  return `f-${scope === undefined ? '' : `${scope}-`}${name.replace(/[^A-Za-z0-9_-]/g, '-')}`;
}
