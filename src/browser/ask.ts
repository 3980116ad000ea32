import { fresh } from './elements.ts';

const longest = 200;

/**
 * While someone types into a field with `data-asks`, asks that address with `?words=` and shows the part `data-asked` of
 * its page beneath: what is already known, before anything is sent. Only the first 200 characters travel.
 */
export function askWhileTyping(part: ParentNode) {
  for (const field of fresh<HTMLTextAreaElement>(part, 'textarea[data-asks]')) {
    const shelf = field.closest('.field')?.querySelector('.asked');
    if (!shelf || !field.dataset.asks) continue;
    const address = field.dataset.asks;
    let waiting = 0;
    let asked = '';
    const ask = async () => {
      const words = field.value.trim().slice(0, longest);
      if (words === asked) return;
      asked = words;
      const shown = words.length < 3 ? null : await answerOf(address, words);
      if (asked === words) shelf.replaceChildren(...(shown?.childNodes ?? []));
    };
    field.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(() => void ask(), 700);
    });
  }
}

async function answerOf(address: string, words: string): Promise<Element | null> {
  const url = new URL(address, location.href);
  url.searchParams.set('words', words);
  const answer = await fetch(url.href, { headers: { accept: 'text/html' } }).catch(() => undefined);
  if (!answer?.ok || answer.redirected) return null;
  return new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-asked]');
}
