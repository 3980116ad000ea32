import { Icon, type IconName } from './icons.tsx';
import { Page, PageNotice, type PageProps } from './page.tsx';

/** One door of the bottom bar. Without `href` it is left out; `minor` doors are left out in large type too. */
export type Door = {
  label: string;
  icon: IconName;
  href?: string | undefined;
  current?: boolean | undefined;
  minor?: boolean | undefined;
  count?: number | undefined;
};

/** Where the large-type switch posts; `next` is the page to come back to. */
export type ElderSwitch = { action: string; next: string };

export type ResidentShellProps = PageProps & {
  place: string;
  community?: string | undefined;
  placeHref?: string | undefined;
  doors: readonly Door[];
  elderSwitch?: ElderSwitch | undefined;
  /** Two columns on a wide screen; otherwise one calm column. */
  wide?: boolean | undefined;
  /** A page one step below a door shows the way back. */
  back?: { label: string; href: string } | undefined;
};

/** The page of a resident: place on top, one column, doors within the thumb's reach at the bottom. */
export function ResidentShell(props: ResidentShellProps) {
  const { children, notice, wide, back, elder } = props;
  return (
    <Page {...props} look="resident">
      <header class="top">
        <Place {...props} />
        <Doors doors={props.doors} elder={elder} />
        {props.elderSwitch === undefined ? null : <SwitchType to={props.elderSwitch} elder={elder} />}
      </header>
      <main id="main" tabindex={-1} class={wide ? 'column wide' : 'column'}>
        {back === undefined ? null : (
          <a class="back" href={back.href}>
            <Icon name="chevron-left" />
            {back.label}
          </a>
        )}
        <PageNotice notice={notice} />
        {children}
      </main>
    </Page>
  );
}

function Place({ place, community, placeHref }: Pick<ResidentShellProps, 'place' | 'community' | 'placeHref'>) {
  const words = (
    <>
      <strong>{place}</strong>
      {community === undefined ? null : <small>{community}</small>}
    </>
  );
  return placeHref === undefined ? (
    <p class="place">{words}</p>
  ) : (
    <a class="place" href={placeHref}>
      {words}
    </a>
  );
}

function Doors({ doors, elder }: { doors: readonly Door[]; elder: boolean | undefined }) {
  const open = doors.filter((door) => door.href !== undefined && !(elder && door.minor));
  if (open.length === 0) return null;
  return (
    <nav class="doors" aria-label="主导航">
      <ul>
        {open.map((door) => (
          <li>
            <a href={door.href} aria-current={door.current ? 'page' : undefined}>
              <Icon name={door.icon} />
              {door.label}
              {door.count ? (
                <b class="count">
                  {door.count}
                  <span class="unseen"> 条新消息</span>
                </b>
              ) : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function SwitchType({ to, elder }: { to: ElderSwitch; elder: boolean | undefined }) {
  return (
    <form class="switch" method="post" action={to.action}>
      <input type="hidden" name="next" value={to.next} />
      <input type="hidden" name="elder" value={elder ? 'off' : 'on'} />
      <button type="submit">
        <Icon name="a-large-small" />
        {elder ? '标准版' : '大字版'}
      </button>
    </form>
  );
}
