import { fresh } from './elements.ts';

/** Says how many characters are left, once more than half are used. */
export function countCharacters(part: ParentNode) {
  for (const counter of fresh(part, '[data-counter]')) {
    const area = counter.parentElement?.querySelector('textarea');
    if (area == null) continue;
    const limit = area.maxLength;
    const whole = counter.textContent;
    const count = () => {
      const left = limit - area.value.length;
      counter.textContent = left > limit / 2 ? whole : `还可以写 ${left} 字`;
    };
    area.addEventListener('input', count);
    count();
  }
}
