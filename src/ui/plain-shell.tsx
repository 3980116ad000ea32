import { Page, PageNotice, type PageProps } from './page.tsx';
import { Roofs } from './roofs.tsx';

export type PlainShellProps = PageProps & {
  heading: string;
  lead?: string | undefined;
  home?: { label: string; href: string } | undefined;
};

/** A single calm card in the middle: signing in, first set-up, and pages that say something went wrong. */
export function PlainShell(props: PlainShellProps) {
  const { heading, lead, home, notice, children, site = '近邻' } = props;
  return (
    <Page {...props} look="plain">
      <main id="main" tabindex={-1} class="plain-body">
        <p class="brand">{site}</p>
        <section class="card">
          <h1>{heading}</h1>
          {lead === undefined ? null : <p class="lead">{lead}</p>}
          <PageNotice notice={notice} />
          {children}
        </section>
        {home === undefined ? null : (
          <p class="small">
            <a href={home.href}>{home.label}</a>
          </p>
        )}
      </main>
      <Roofs />
    </Page>
  );
}
