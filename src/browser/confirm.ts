import { hasDialogs, make } from './elements.ts';

/** Asks the sentence in `data-confirm`, on a form or on the button that sends it, before anything is sent. */
export function confirmActs() {
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement)) return;
      const sentence = event.submitter?.dataset.confirm ?? form.dataset.confirm;
      if (sentence === undefined || form.dataset.agreed !== undefined) {
        delete form.dataset.agreed;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      ask(sentence, () => {
        form.dataset.agreed = '';
        send(form, event.submitter);
      });
    },
    true,
  );
}

function ask(sentence: string, agreed: () => void) {
  if (!hasDialogs) {
    if (confirm(sentence)) agreed();
    return;
  }
  const form = make('form', { method: 'dialog', className: 'actbar' });
  form.append(
    make('button', { className: 'button main', value: 'yes' }, '确定'),
    make('button', { className: 'button plain', value: '' }, '再想想'),
  );
  const dialog = make('dialog', { className: 'unfolded' }, make('p', {}, sentence), form);
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (dialog.returnValue === 'yes') agreed();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function send(form: HTMLFormElement, submitter: HTMLElement | null) {
  // Safari before 16 has no requestSubmit; pressing the button does the same.
  if (submitter !== null) submitter.click();
  else form.querySelector<HTMLElement>('[type=submit]')?.click();
}
