import { isTyping } from './elements.ts';

/** The keyboard of a desk: j and k move in the queue, enter opens, and each `data-key` presses its button. */
export function pressKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isTyping(document.activeElement) || document.querySelector('dialog[open]') !== null) return;
    const key = event.key.toLowerCase();
    if (press(key) || ((key === 'j' || key === 'k') && move(key === 'j' ? 1 : -1))) event.preventDefault();
  });
}

function press(key: string): boolean {
  const keyed = [...document.querySelectorAll<HTMLElement>('[data-key]')].find((each) => each.dataset.key === key);
  if (keyed === undefined) return false;
  if (keyed instanceof HTMLInputElement) keyed.focus();
  else keyed.click();
  return true;
}

function move(by: number): boolean {
  const links = [...document.querySelectorAll<HTMLElement>('[data-queue] li a')].filter((link) => !link.closest('nav'));
  const now = links.findIndex((link) => link.matches(':focus'));
  const from = now >= 0 ? now : links.findIndex((link) => link.hasAttribute('aria-current'));
  const next = links[Math.max(0, Math.min(links.length - 1, from + by))];
  next?.focus();
  return next !== undefined;
}
