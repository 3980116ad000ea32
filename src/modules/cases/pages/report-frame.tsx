import type { Child } from 'hono/jsx';
import { ResidentFrame } from '../../../frames/resident-frame.tsx';
import type { View } from '../../../platform/http/route.ts';
import { Card, EmptyState, Headed, Steps } from '../../../ui/index.ts';

const headings = ['什么事', '在哪里', '看一看，交出去'] as const;

/** One of the three small steps of a report, with the way back to the one before. */
export function ReportFrame(props: {
  view: View;
  step: 0 | 1 | 2;
  back: { label: string; path: string };
  children?: Child;
}) {
  const { view, step, back } = props;
  return (
    <ResidentFrame view={view} title={headings[step]} door="report" back={back}>
      <Steps steps={['什么事', '在哪里', '交出去']} now={step} />
      <Headed level={1} heading={headings[step]} />
      {props.children}
    </ResidentFrame>
  );
}

/** Where a later step was opened and there is nothing to go on with. */
export function NoDraft({ view }: { view: View }) {
  return (
    <Card>
      <EmptyState
        heading="这里还没有写好的事"
        lead="可能已经交出去了，在“我的事”里能看到；还没写，就从头说起。"
        icon="pencil"
        act={{ label: '从头说起', href: `${view.base}/report` }}
      />
    </Card>
  );
}
