import { isTyping, make } from './elements.ts';

const pause = 2000;

// What each part was when it arrived: scripts have changed it since.
const shown = new WeakMap<HTMLElement, string>();

/**
 * Listens on the event stream in the body's `data-live`. On a `change` the page's `data-live-part`s are fetched anew and
 * swapped in place; where someone is typing, or nothing is marked, a bar offers the fresh page instead.
 */
export function followLive() {
  const address = document.body.dataset.live;
  if (address === undefined || typeof EventSource !== 'function') return;
  for (const part of document.querySelectorAll<HTMLElement>('[data-live-part]')) shown.set(part, part.innerHTML);
  const stream = new EventSource(address);
  let due = 0;
  stream.addEventListener('change', () => {
    if (due !== 0) return;
    // Many desks hear the same event: they do not all ask at once.
    due = window.setTimeout(
      () => {
        due = 0;
        void refresh();
      },
      pause * (0.5 + Math.random()),
    );
  });
  addEventListener('pagehide', () => stream.close());
}

async function refresh() {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-live-part]')];
  if (parts.length === 0) return offer();
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined);
  if (answer === undefined || !answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const arrived = new Map(
    [...page.querySelectorAll<HTMLElement>('[data-live-part]')].map((part) => [nameOf(part), part]),
  );
  for (const part of parts) swap(part, arrived.get(nameOf(part)));
}

function swap(part: HTMLElement, arrived: HTMLElement | undefined) {
  if (!part.isConnected || arrived?.innerHTML === shown.get(part)) return;
  const busy = part.contains(document.activeElement) && isTyping(document.activeElement);
  if (arrived === undefined || busy || part.querySelector('dialog[open], input:checked') !== null) return offer();
  shown.set(arrived, arrived.innerHTML);
  const focused =
    document.activeElement instanceof HTMLAnchorElement ? document.activeElement.getAttribute('href') : null;
  const held = part.contains(document.activeElement);
  part.replaceWith(arrived);
  if (held && focused !== null) arrived.querySelector<HTMLElement>(`a[href="${CSS.escape(focused)}"]`)?.focus();
  arrived.dispatchEvent(new Event('jinlin:fresh', { bubbles: true }));
}

function nameOf(part: HTMLElement) {
  return part.dataset.livePart ?? '';
}

function offer() {
  if (document.querySelector('.live-bar') !== null) return;
  const bar = make('button', { type: 'button', className: 'live-bar' }, '有更新，点这里看');
  bar.addEventListener('click', () => location.reload());
  document.body.append(bar);
}
