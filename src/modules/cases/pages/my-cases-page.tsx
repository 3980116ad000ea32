import { ResidentFrame } from '../../../frames/resident-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import { Card, EmptyState, Headed, LinkButton } from '../../../ui/index.ts';
import type { MyCases } from '../my-cases.ts';
import { MyCaseRows } from './case-cards.tsx';

/** Everything I brought in or joined, with what happens next. */
export function MyCasesPage({ view, data }: PageProps<MyCases>) {
  const { open, ended } = data;
  const yours = open.filter((item) => item.yours).length;
  return (
    <ResidentFrame view={view} title="我的事" door="mine" waiting={yours}>
      <Headed
        level={1}
        heading="我的事"
        sub={yours > 0 ? `${yours} 件等您评价` : view.visitor ? `您好，${view.visitor.maskedName}` : undefined}
      />
      <Card>
        {open.length > 0 ? (
          <MyCaseRows view={view} items={open} livePart="open" />
        ) : (
          <EmptyState
            heading="眼下没有在办的事"
            lead="家门口有什么不方便，拍张照、说一声，什么时候有人管这里都看得到。"
            icon="circle-check"
          />
        )}
      </Card>
      <LinkButton kind="main" wide icon="camera" href={`${view.base}/report`}>
        报个问题
      </LinkButton>
      {ended.length > 0 ? (
        <Card heading="办完的">
          <MyCaseRows view={view} items={ended} />
        </Card>
      ) : null}
    </ResidentFrame>
  );
}
