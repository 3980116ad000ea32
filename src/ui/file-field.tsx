import { Field, type FieldProps } from './field.tsx';

/** One file that is no picture; its form needs `files`. */
export function FileField(props: Omit<FieldProps, 'value'> & { accept?: string | undefined }) {
  return (
    <Field
      {...props}
      value={undefined}
      control={(wiring) => (
        <span class="input file">
          <input {...wiring} type="file" accept={props.accept} />
        </span>
      )}
    />
  );
}
