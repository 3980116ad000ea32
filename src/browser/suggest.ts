import { fresh, make } from './elements.ts';

type Suggestion = { value: string; label: string; detail?: string };

let made = 0;

/**
 * Offers what the address in `data-suggest` answers to `?q=`: a JSON list of `{value, label, detail?}`.
 * The label goes into the field, the value into the hidden field named by `data-suggest-into`.
 */
export function offerSuggestions(part: ParentNode) {
  for (const input of fresh<HTMLInputElement>(part, 'input[data-suggest]')) {
    if (input.dataset.suggest) listen(input, input.dataset.suggest);
  }
}

function listen(input: HTMLInputElement, address: string) {
  made += 1;
  const list = make('ul', { className: 'suggestions', id: `suggestions-${made}`, hidden: true });
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', '可以选的');
  input.after(list);
  input.autocomplete = 'off';
  const combobox = {
    role: 'combobox',
    'aria-controls': list.id,
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
  };
  for (const [name, value] of Object.entries(combobox)) input.setAttribute(name, value);

  let waiting = 0;
  let asked = '';
  const show = (open: boolean) => {
    list.hidden = !open;
    input.setAttribute('aria-expanded', String(open));
    if (!open) input.removeAttribute('aria-activedescendant');
  };
  const ask = async () => {
    const typed = input.value.trim();
    asked = typed;
    const found = typed === '' ? [] : await suggestionsOf(address, typed);
    if (asked !== typed) return;
    list.replaceChildren(...found.map((each, place) => option(each, `${list.id}-${place}`)));
    show(found.length > 0);
  };
  const choose = (item: Element | null) => {
    if (!(item instanceof HTMLElement)) return;
    input.value = item.dataset.label ?? '';
    setHidden(input, item.dataset.value ?? '');
    asked = '';
    show(false);
  };
  input.addEventListener('input', () => {
    setHidden(input, '');
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void ask(), 200);
  });
  input.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return;
    const chosen = list.querySelector('[aria-selected=true]');
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') mark(input, list, event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter' && chosen !== null) choose(chosen);
    else if (event.key === 'Escape') show(false);
    else return;
    event.preventDefault();
  });
  input.addEventListener('blur', () => show(false));
  // Before the blur that a click would cause.
  list.addEventListener('mousedown', (event) => {
    event.preventDefault();
    if (event.target instanceof Element) choose(event.target.closest('li'));
  });
}

async function suggestionsOf(address: string, typed: string): Promise<Suggestion[]> {
  const url = new URL(address, location.href);
  url.searchParams.set('q', typed);
  try {
    const answer = await fetch(url.href, { headers: { accept: 'application/json' } });
    const found: unknown = answer.ok ? await answer.json() : [];
    return Array.isArray(found) ? found.slice(0, 10) : [];
  } catch {
    return [];
  }
}

function option({ value, label, detail }: Suggestion, id: string) {
  const item = make('li', { id }, label);
  if (detail) item.append(make('small', {}, detail));
  item.setAttribute('role', 'option');
  item.setAttribute('aria-selected', 'false');
  Object.assign(item.dataset, { value, label });
  return item;
}

function mark(input: HTMLInputElement, list: HTMLElement, by: number) {
  const items = [...list.children];
  const now = items.findIndex((item) => item.getAttribute('aria-selected') === 'true');
  const next = items[(Math.max(now, by > 0 ? now : 0) + by + items.length) % items.length];
  for (const item of items) item.setAttribute('aria-selected', String(item === next));
  if (next === undefined) return;
  input.setAttribute('aria-activedescendant', next.id);
  next.scrollIntoView({ block: 'nearest' });
}

function setHidden(input: HTMLInputElement, value: string) {
  const name = input.dataset.suggestInto;
  const hidden = [...(input.form?.elements ?? [])].find(
    (each) => each instanceof HTMLInputElement && each.name === name,
  );
  if (name !== undefined && hidden instanceof HTMLInputElement) hidden.value = value;
}
