import type { Child } from 'hono/jsx';
import type { View } from '../../../platform/http/route.ts';
import { PlainShell } from '../../../ui/index.ts';

/** The calm card of the pages before and around signing in. */
export function VisitShell(props: { view: View; title: string; lead?: string | undefined; children?: Child }) {
  const { view, title, lead } = props;
  return (
    <PlainShell
      title={title}
      heading={title}
      lead={lead}
      assets={view.assets}
      elder={view.elder}
      notice={view.notice === null ? undefined : { kind: 'good', text: view.notice }}
      home={{ label: `回到${view.countyName}首页`, href: view.base }}
    >
      {props.children}
    </PlainShell>
  );
}
