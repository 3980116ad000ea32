import { ResidentFrame } from '../../../frames/resident-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import { EmptyState, Headed, Row, Rows } from '../../../ui/index.ts';
import type { OwnReveals } from '../reveal-list.ts';

/** Who saw something of mine in plain. */
export function MyRevealsPage({ view, data }: PageProps<OwnReveals>) {
  return (
    <ResidentFrame view={view} title="谁看过我的信息" door="mine" back={{ label: '我的', path: '/my' }}>
      <Headed heading="谁看过我的信息" level={1} sub="工作人员看全您的一项信息，要写明用途，每次都记在这里。" />
      {data.items.length === 0 ? <EmptyState heading="还没有人看过" icon="shield-check" /> : null}
      <Rows>
        {data.items.map((one) => (
          <Row title={`${one.by}看了${one.fieldLabel}`} note={one.purpose} aside={one.at} />
        ))}
      </Rows>
    </ResidentFrame>
  );
}
