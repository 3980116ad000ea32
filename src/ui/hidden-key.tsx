/** Carries the key by which the server knows a repeated sending; a fresh one for every form shown. */
export function HiddenKey({ value, name = '_key' }: { value: string; name?: string }) {
  return <input type="hidden" name={name} value={value} />;
}
