import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icons.tsx';
import { Roofs } from './roofs.tsx';

export type HeroProps = {
  heading: string;
  lead?: string | undefined;
  act?: { label: string; href: string; icon?: IconName | undefined } | undefined;
  /** A photo of the place behind the words; rooftops are drawn when there is none. */
  photo?: { src: string; alt: string } | undefined;
  level?: 1 | 2 | undefined;
  children?: Child;
};

/** The one thing a first screen is for, with its one big button. */
export function Hero({ heading, lead, act, photo, level = 1, children }: HeroProps) {
  return (
    <section class="hero">
      {photo === undefined ? <Roofs /> : <img src={photo.src} alt={photo.alt} />}
      <div class="hero-words">
        {level === 1 ? <h1>{heading}</h1> : <h2>{heading}</h2>}
        {lead === undefined ? null : <p>{lead}</p>}
      </div>
      {act === undefined ? null : (
        <a class="button wide" href={act.href}>
          {act.icon === undefined ? null : <Icon name={act.icon} />}
          <span>{act.label}</span>
        </a>
      )}
      {children}
    </section>
  );
}
