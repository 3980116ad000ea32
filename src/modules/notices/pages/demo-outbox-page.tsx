import type { PageProps } from '../../../platform/http/route.ts';
import { describeMoment } from '../../../platform/worktime/index.ts';
import { EmptyState, PlainShell, Row, Rows } from '../../../ui/index.ts';
import type { demoOutbox } from '../outbox.ts';

/** The demo's letter box: what a telephone would show. */
export function DemoOutboxPage({ view, data }: PageProps<Awaited<ReturnType<(typeof demoOutbox)['run']>>>) {
  return (
    <PlainShell
      title="演示收件箱"
      heading="演示收件箱"
      lead="演示里不真发短信。本该发到手机上的内容，都在这里。"
      assets={view.assets}
      elder={view.elder}
      home={{ label: '回去登录', href: `${view.base}/sign-in` }}
    >
      {data.items.length === 0 ? (
        <EmptyState heading="还没有消息" lead="去登录页填手机号，验证码会出现在这里。" />
      ) : null}
      <Rows>
        {data.items.map((item) => (
          <Row title={item.text} note={`发给 ${item.to}`} aside={describeMoment(item.madeAt, view.now)} />
        ))}
      </Rows>
    </PlainShell>
  );
}
