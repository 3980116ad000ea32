import { Field, type FieldProps } from './field.tsx';

export type DateFieldProps = FieldProps & { min?: string | undefined; max?: string | undefined };

/** A day, as `YYYY-MM-DD`, by the device's own calendar. */
export function DateField(props: DateFieldProps) {
  return <Native {...props} type="date" />;
}

/** A time of day, as `HH:MM`. */
export function TimeField(props: DateFieldProps) {
  return <Native {...props} type="time" />;
}

/** A day and a time, as `YYYY-MM-DDTHH:MM` without a zone: read it in Asia/Shanghai. */
export function DateTimeField(props: DateFieldProps) {
  return <Native {...props} type="datetime-local" />;
}

function Native(props: DateFieldProps & { type: 'date' | 'time' | 'datetime-local' }) {
  const { type, min, max } = props;
  return (
    <Field
      {...props}
      control={(wiring, value) => (
        <span class="input short">
          <input {...wiring} type={type} min={min} max={max} value={value} />
        </span>
      )}
    />
  );
}
