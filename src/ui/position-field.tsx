import { Icon } from './icons.tsx';

export type PositionFieldProps = {
  lonName?: string | undefined;
  latName?: string | undefined;
  lon?: string | undefined;
  lat?: string | undefined;
  label?: string | undefined;
};

/** A button that asks the device where it is. Degrees are WGS-84; without script or consent both stay empty. */
export function PositionField({
  lonName = 'lon',
  latName = 'lat',
  lon,
  lat,
  label = '用我现在的位置',
}: PositionFieldProps) {
  return (
    <div class="position needs-script" data-position>
      <input type="hidden" name={lonName} value={lon ?? ''} data-lon />
      <input type="hidden" name={latName} value={lat ?? ''} data-lat />
      <button type="button" class="button plain">
        <Icon name="locate" />
        {label}
      </button>
      <span class="small" role="status">
        {lon && lat ? '已带上位置' : ''}
      </span>
    </div>
  );
}
