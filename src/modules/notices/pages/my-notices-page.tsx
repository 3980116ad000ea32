import { ResidentFrame } from '../../../frames/resident-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import { describeMoment } from '../../../platform/worktime/index.ts';
import { Card, EmptyState, Pager, PostButton, Row, Rows } from '../../../ui/index.ts';
import type { myNotices } from '../my-notices.ts';

/** What the person was told; each line leads to what it is about. */
export function MyNoticesPage({ view, data }: PageProps<Awaited<ReturnType<(typeof myNotices)['run']>>>) {
  const unread = data.items.some((item) => item.readAt === null);
  return (
    <ResidentFrame view={view} title="消息" door="mine" back={{ label: '我的', path: '/my/cases' }}>
      <Card heading="消息">
        {data.items.length === 0 ? (
          <EmptyState heading="还没有消息" lead="您的事有了进展，会在这里告诉您。" icon="bell" />
        ) : null}
        <Rows>
          {data.items.map((item) => (
            <Row
              icon="bell"
              tone={item.readAt ? 'blue' : 'red'}
              title={item.text}
              href={item.aboutId ? `${view.base}${doorOf(item.kind)}/${item.aboutId}` : undefined}
              note={`${item.readAt ? '' : '新 · '}${describeMoment(item.madeAt, view.now)}`}
            />
          ))}
        </Rows>
        {unread ? (
          <PostButton action={`${view.base}/my/notices/read`} fields={{ _key: view.key() }}>
            都看过了
          </PostButton>
        ) : null}
      </Card>
      <Pager next={data.next ? `${view.base}/my/notices?before=${data.next}` : undefined} />
    </ResidentFrame>
  );
}

/** What a notice is about lies behind the door of its kind. */
const doorOf = (kind: string) => (kind.startsWith('export.') ? '/my/exports' : '/cases');
