/** Holds back a second sending of a form marked `data-once` while the first is under way, and says so on the button. */
export function sendOnce() {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.once === undefined || event.defaultPrevented) return;
    if (form.dataset.sending !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset.sending = '';
    // Not disabled: a disabled button would not send its own name and value.
    for (const button of buttons(form)) button.setAttribute('aria-disabled', 'true');
    // An answer that is a file leaves the page where it is.
    setTimeout(() => release(form), 15_000);
  });
  // Coming back by the browser's own cache shows the page as it was left.
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll<HTMLFormElement>('[data-sending]')) release(form);
  });
}

function release(form: HTMLFormElement) {
  delete form.dataset.sending;
  for (const button of buttons(form)) button.removeAttribute('aria-disabled');
}

function buttons(form: HTMLFormElement) {
  return form.querySelectorAll('[type=submit]');
}
