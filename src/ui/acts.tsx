import { Icon, type IconName } from './icons.tsx';

export type Act = {
  label: string;
  href: string;
  icon: IconName;
  tone?: 'red' | 'blue' | 'green' | 'amber' | undefined;
};

/** A few round doors to what one does often; four in a row, two in large type. */
export function Acts({ acts, label = '常用' }: { acts: readonly Act[]; label?: string }) {
  return (
    <nav class="acts" aria-label={label}>
      <ul>
        {acts.map((act) => (
          <li>
            <a href={act.href}>
              <span class={`blob ${act.tone ?? 'red'}`}>
                <Icon name={act.icon} />
              </span>
              {act.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
