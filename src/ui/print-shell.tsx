import { Icon } from './icons.tsx';
import { Page, type PageProps } from './page.tsx';

export type PrintShellProps = Omit<PageProps, 'elder' | 'notice' | 'live'> & {
  heading: string;
  /** The unit that issues the paper, and the number it is filed under. */
  issuer?: string | undefined;
  number?: string | undefined;
  back?: { label: string; href: string } | undefined;
};

/** A sheet of A4 as it will leave the printer; the bar above it stays on the screen. */
export function PrintShell(props: PrintShellProps) {
  const { heading, issuer, number, back, children } = props;
  return (
    <Page {...props} look="paper">
      <div class="paper-bar">
        {back === undefined ? (
          <span />
        ) : (
          <a class="button plain" href={back.href}>
            <Icon name="chevron-left" />
            {back.label}
          </a>
        )}
        <button type="button" class="button main needs-script" data-print>
          <Icon name="printer" />
          打印
        </button>
      </div>
      <main id="main" tabindex={-1} class="paper-sheet">
        <header>
          {issuer === undefined ? null : <p>{issuer}</p>}
          <h1>{heading}</h1>
          {number === undefined ? null : <p class="small">编号 {number}</p>}
        </header>
        {children}
      </main>
    </Page>
  );
}
