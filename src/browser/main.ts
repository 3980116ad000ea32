import { confirmActs } from './confirm.ts';
import { countCharacters } from './counter.ts';
import { openDialogs } from './dialogs.ts';
import { pressKeys } from './keys.ts';
import { sendOnce } from './once.ts';

// Everything here only adds: each page works without it. Confirming comes before sending once, which must see refusals.
document.documentElement.classList.add('scripted');
confirmActs();
sendOnce();
pressKeys();
if (document.body.dataset.live !== undefined) void import('./live.ts').then((live) => live.followLive());
if (has('[data-draft], [data-forget-drafts]') || stores())
  void import('./draft.ts').then((draft) => draft.keepDrafts());

enliven(document);
document.addEventListener('jinlin:fresh', (event) => {
  if (event.target instanceof HTMLElement) enliven(event.target);
});
document.addEventListener('click', (event) => {
  if (event.target instanceof Element && event.target.closest('[data-print]')) print();
});

/** Brings what has just arrived in the page to life; what few pages need is fetched only there. */
function enliven(part: ParentNode) {
  openDialogs(part);
  countCharacters(part);
  if (has('[data-photos]')) void import('./photos.ts').then((photos) => photos.shrinkPhotos(part));
  if (has('[data-position]')) void import('./position.ts').then((position) => position.findPosition(part));
  if (has('[data-asks]')) void import('./ask.ts').then((ask) => ask.askWhileTyping(part));
  if (has('[data-hide-after]')) void import('./hide-after.ts').then((hiding) => hiding.hideLater(part));
  if (has('[data-suggest]')) void import('./suggest.ts').then((suggest) => suggest.offerSuggestions(part));
}

function has(selector: string): boolean {
  return document.querySelector(selector) !== null;
}

function stores(): boolean {
  try {
    return localStorage.length > 0;
  } catch {
    return false;
  }
}
