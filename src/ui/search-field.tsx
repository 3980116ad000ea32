import type { Child } from 'hono/jsx';
import { Icon } from './icons.tsx';

export type SearchFieldProps = {
  action: string;
  label: string;
  name?: string | undefined;
  value?: string | undefined;
  placeholder?: string | undefined;
  suggest?: string | undefined;
  /** Hidden fields that keep the rest of the filter in the address. */
  children?: Child;
};

/** A search as a GET form, so that its answer can be kept, shared and gone back to. */
export function SearchField({ action, label, name = 'q', value, placeholder, suggest, children }: SearchFieldProps) {
  return (
    <form class="searching" method="get" action={action} role="search">
      {children}
      <span class="input">
        <input
          type="search"
          name={name}
          value={value}
          placeholder={placeholder ?? label}
          aria-label={label}
          data-suggest={suggest}
        />
      </span>
      <button type="submit" class="button plain">
        <Icon name="search" label="搜索" />
      </button>
    </form>
  );
}
