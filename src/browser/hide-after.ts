/** Takes a value that should not stay in sight out of the page after `data-hide-after` seconds, also when one comes back to it. */
export function hideLater(part: ParentNode) {
  for (const shown of part.querySelectorAll<HTMLElement>('[data-hide-after]')) {
    setTimeout(() => hide(shown), Number(shown.dataset.hideAfter) * 1000);
    addEventListener('pagehide', () => hide(shown));
  }
}

function hide(shown: HTMLElement) {
  shown.textContent = '已经遮住';
}
