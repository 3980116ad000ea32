import { Field, type FieldProps } from './field.tsx';
import { Icon } from './icons.tsx';

export type PhotoFieldProps = Omit<FieldProps, 'value'> & {
  /** Photos already kept by the server: each sends its id in `keptName` unless it is unticked. */
  kept?: readonly { id: string; src: string; alt: string }[] | undefined;
  keptName?: string | undefined;
  many?: boolean | undefined;
  max?: number | undefined;
  prompt?: string | undefined;
};

/** Takes or chooses photos; script shows them and makes them at most 1600 px wide or high before they travel. */
export function PhotoField(props: PhotoFieldProps) {
  const { kept = [], keptName = 'keptPhotos', many = true, max = 9, prompt = '拍照或选照片' } = props;
  return (
    <Field
      {...props}
      value={undefined}
      control={(wiring) => (
        <div class="photo-field" data-photos={max}>
          {kept.length === 0 ? null : (
            <ul class="photo-kept">
              {kept.map((photo) => (
                <li>
                  <img src={photo.src} alt={photo.alt} width="120" height="90" />
                  <label>
                    <input type="checkbox" name={keptName} value={photo.id} checked />
                    留着
                  </label>
                </li>
              ))}
            </ul>
          )}
          <label class="photo-add" for={wiring.id}>
            <Icon name="camera" />
            <span>{prompt}</span>
            {many ? <small>最多 {max} 张</small> : null}
          </label>
          <input {...wiring} type="file" accept="image/*" multiple={many} />
          <ul class="photo-previews" aria-live="polite" />
        </div>
      )}
    />
  );
}
