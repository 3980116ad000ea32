import { make } from './elements.ts';

type Draft = { at: number; sent?: boolean; values: [name: string, value: string][] };

const prefix = 'draft:';
const week = 7 * 24 * 3600 * 1000;
const kinds = 'input:not([type=hidden]):not([type=password]):not([type=file]), textarea, select';

/**
 * Keeps what is typed into a form with `data-draft` on this device, and brings it back on the next visit.
 * A sent form is forgotten as soon as the next page shows that it arrived; signing out forgets everything.
 */
export function keepDrafts() {
  forgetArrived();
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) keep(form);
  document.addEventListener('submit', (event) => {
    if (event.target instanceof HTMLElement && event.target.dataset.forgetDrafts !== undefined) {
      for (const key of keys()) forget(key);
    }
  });
}

function keep(form: HTMLFormElement) {
  const key = prefix + form.dataset.draft;
  const draft = read(key);
  // A refused form already holds what was typed, as the server saw it.
  if (draft !== undefined && form.dataset.refused === undefined) restore(form, draft, key);
  let waiting = 0;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => write(key, { at: Date.now(), values: valuesOf(form) }), 400);
  });
  form.addEventListener('submit', (event) => {
    clearTimeout(waiting);
    if (!event.defaultPrevented) write(key, { at: Date.now(), sent: true, values: valuesOf(form) });
  });
}

function restore(form: HTMLFormElement, draft: Draft, key: string) {
  const before = valuesOf(form);
  if (JSON.stringify(before) === JSON.stringify(draft.values)) return;
  fill(form, draft.values);
  const again = make('button', { type: 'button' }, '不要了，重新写');
  const notice = make(
    'div',
    { className: 'notice' },
    make('span'),
    make('p', {}, '上次没写完的还在，接着写就行。'),
    again,
  );
  notice.setAttribute('role', 'status');
  again.addEventListener('click', () => {
    fill(form, before);
    forget(key);
    notice.remove();
  });
  form.prepend(notice);
}

function forgetArrived() {
  const here = [...document.querySelectorAll<HTMLElement>('form[data-draft]')].map(
    (form) => prefix + form.dataset.draft,
  );
  const thanked = document.querySelector('[data-notice=good]') !== null;
  for (const key of keys()) {
    const draft = read(key);
    if (draft === undefined || (draft.sent && (thanked || !here.includes(key)))) forget(key);
  }
}

function controlsOf(form: HTMLFormElement) {
  return [...form.querySelectorAll<HTMLInputElement>(kinds)].filter((control) => control.name !== '');
}

function isTick(control: HTMLInputElement) {
  return control.type === 'checkbox' || control.type === 'radio';
}

function valuesOf(form: HTMLFormElement): Draft['values'] {
  return controlsOf(form)
    .filter((control) => !isTick(control) || control.checked)
    .map((control) => [control.name, control.value]);
}

function fill(form: HTMLFormElement, values: Draft['values']) {
  for (const control of controlsOf(form)) {
    const typed = values.filter(([name]) => name === control.name).map(([, value]) => value);
    if (isTick(control)) control.checked = typed.includes(control.value);
    else control.value = typed[0] ?? '';
  }
}

// Storage may be full or forbidden: then there are no drafts, and nothing else changes.
function attempt<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

function keys(): string[] {
  return attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix))) ?? [];
}

function read(key: string): Draft | undefined {
  const draft = attempt(() => JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null);
  return draft && Date.now() - draft.at < week ? draft : undefined;
}

function write(key: string, draft: Draft) {
  attempt(() => localStorage.setItem(key, JSON.stringify(draft)));
}

function forget(key: string) {
  attempt(() => localStorage.removeItem(key));
}
