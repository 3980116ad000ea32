import type { Child } from 'hono/jsx';
import { type DeskAccount, DeskHeader, type DeskSearch } from './desk-header.tsx';
import { Icon } from './icons.tsx';
import { Page, PageNotice, type PageProps } from './page.tsx';

export type DeskLink = {
  label: string;
  href: string;
  /** A figure, or words as 999+. */
  count?: number | string | undefined;
  /** A count that should not wait: shown strong and in the colour of lateness. */
  hot?: boolean | undefined;
  current?: boolean | undefined;
};

export type DeskGroup = { heading: string; links: readonly DeskLink[] };

export type DeskShellProps = PageProps & {
  brand?: string | undefined;
  brandHref?: string | undefined;
  place: string;
  search?: DeskSearch | undefined;
  account?: DeskAccount | undefined;
  nav: readonly DeskGroup[];
  /** The queue at the left of the thing. On a phone only one of the two is shown: the thing if `opened`. */
  list?: Child;
  opened?: boolean | undefined;
  back?: { label: string; href: string } | undefined;
};

/**
 * The page of a worker: groups of queues, then the queue, then the thing itself, side by side on a wide screen.
 * On a phone the groups become one row to swipe, and queue and thing become two pages.
 */
export function DeskShell(props: DeskShellProps) {
  return <DeskFrame {...props} look="desk" />;
}

/** The same frame for the people who run an installation: no queue, room for tables and forms. */
export function AdminShell(props: Omit<DeskShellProps, 'list' | 'opened'>) {
  return <DeskFrame {...props} look="desk admin" />;
}

function DeskFrame(props: DeskShellProps & { look: string }) {
  const { list, opened, back, notice, children } = props;
  const shape = list === undefined ? 'frame' : `frame with-list ${opened ? 'opened' : 'listing'}`;
  return (
    <Page {...props}>
      <div class={shape}>
        <DeskHeader {...props} />
        <DeskNav groups={props.nav} />
        {list === undefined ? null : (
          <section class="queue" aria-label="队列" tabindex={-1} data-queue>
            {list}
          </section>
        )}
        <main id="main" tabindex={-1} class="thing">
          {back === undefined ? null : (
            <a class="back" href={back.href}>
              <Icon name="chevron-left" />
              {back.label}
            </a>
          )}
          <PageNotice notice={notice} />
          {children}
        </main>
      </div>
    </Page>
  );
}

function DeskNav({ groups }: { groups: readonly DeskGroup[] }) {
  return (
    <nav class="side" aria-label="栏目">
      {groups.map((group) => (
        <div class="group">
          <p>{group.heading}</p>
          <ul>
            {group.links.map((link) => (
              <li>
                <DeskNavLink {...link} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function DeskNavLink({ label, href, count, hot, current }: DeskLink) {
  return (
    <a href={href} aria-current={current ? 'page' : undefined}>
      {label}
      {count === undefined ? null : (
        <b class={hot && count !== 0 ? 'hot' : undefined} data-live-part={`count ${href}`}>
          {count}
        </b>
      )}
    </a>
  );
}
