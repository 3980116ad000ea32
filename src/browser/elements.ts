/** Every element of a kind under a part of the page, the part itself included, that was not brought to life before. */
export function fresh<Kind extends HTMLElement>(part: ParentNode, selector: string): Kind[] {
  const found = [...part.querySelectorAll<Kind>(selector)];
  if (part instanceof HTMLElement && part.matches(selector)) found.unshift(part as unknown as Kind);
  const mark = `live${selector.replace(/[^a-z]/g, '')}`;
  return found.filter((element) => {
    if (element.dataset[mark] !== undefined) return false;
    element.dataset[mark] = '';
    return true;
  });
}

/** A new element with properties and children; texts are never read as markup. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Whether someone is typing there, so that nothing may take letters or focus away. */
export function isTyping(element: Element | null): boolean {
  return element?.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]') != null;
}

/** Whether this browser has native dialogs; Safari before 15.4 does not. */
export const hasDialogs = typeof HTMLDialogElement === 'function' && 'showModal' in HTMLDialogElement.prototype;
