import { fresh, hasDialogs, make } from './elements.ts';

/** Lifts what unfolds in place into a native dialog, where the browser has one. */
export function openDialogs(part: ParentNode) {
  for (const menu of fresh(part, '[data-menu]')) closeMenuOutside(menu);
  if (!hasDialogs) return;
  for (const details of fresh<HTMLDetailsElement>(part, '[data-dialog]')) {
    const summary = details.querySelector('summary');
    const content = details.querySelector('.unfolded');
    if (summary === null || content === null) continue;
    const close = make('button', { type: 'button', className: 'dialog-close', ariaLabel: '关上' }, '×');
    const dialog = make('dialog', {}, close, content);
    details.append(dialog);
    details.classList.add('lifted');
    const open = () => {
      // A dialog inside closed details would stay invisible.
      details.open = true;
      dialog.showModal();
    };
    summary.addEventListener('click', (event) => {
      event.preventDefault();
      open();
    });
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
    dialog.addEventListener('close', () => {
      details.open = false;
      summary.focus();
    });
    if (details.open) open();
  }
}

function closeMenuOutside(menu: HTMLElement) {
  document.addEventListener('click', (event) => {
    if (!menu.contains(event.target as Node)) menu.removeAttribute('open');
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    menu.removeAttribute('open');
    menu.querySelector('summary')?.focus();
  });
}
