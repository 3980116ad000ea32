import { Page, PageNotice, type PageProps } from './page.tsx';

export type BoardShellProps = PageProps & {
  heading: string;
  /** What the numbers cover, how fresh they are, and that no person is shown. */
  note?: string | undefined;
  place?: string | undefined;
  links?: readonly { label: string; href: string; current?: boolean | undefined }[] | undefined;
};

/** One screen that answers a question, for a wall, a leader or anyone; it carries no person. */
export function BoardShell(props: BoardShellProps) {
  const { heading, note, place, links = [], notice, children } = props;
  return (
    <Page {...props} look="board">
      <div class="sheet">
        <header class="masthead">
          {place === undefined ? null : <p class="place">{place}</p>}
          <h1>{heading}</h1>
          {note === undefined ? null : <p class="muted">{note}</p>}
          {links.length === 0 ? null : (
            <nav aria-label="看板">
              <ul class="chips">
                {links.map((link) => (
                  <li>
                    <a class="chip" href={link.href} aria-current={link.current ? 'page' : undefined}>
                      {link.label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </header>
        <main id="main" tabindex={-1} class="board-body">
          <PageNotice notice={notice} />
          {children}
        </main>
      </div>
    </Page>
  );
}
