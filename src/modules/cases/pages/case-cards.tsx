import type { View } from '../../../platform/http/route.ts';
import { type IconName, Row, Rows, StatusTag } from '../../../ui/index.ts';
import type { MyCase } from '../my-cases.ts';
import type { PublicCase } from '../public-cases.ts';

/** My matters as lines: the photo I took, what it is, and what happens next by when. */
export function MyCaseRows({ view, items, livePart }: { view: View; items: readonly MyCase[]; livePart?: string }) {
  return (
    <Rows livePart={livePart}>
      {items.map((item) => (
        <Row
          href={`${view.base}/cases/${item.id}`}
          title={item.title}
          aside={<StatusTag status={item.tone}>{item.word}</StatusTag>}
          note={item.joined ? `和邻居一起报的 · ${item.next}` : item.next}
          {...pictureOf(view, item, `cases/${item.id}`)}
        />
      ))}
    </Rows>
  );
}

/** Public matters as lines: what and where, how it stands, and how many said “me too”. */
export function PublicCaseRows({ view, items }: { view: View; items: readonly PublicCase[] }) {
  return (
    <Rows>
      {items.map((item) => (
        <Row
          href={`${view.base}/public/cases/${item.id}`}
          title={item.title}
          aside={<StatusTag status={item.tone}>{item.word}</StatusTag>}
          note={[item.placeName, item.reported, item.together > 1 ? `${item.together} 位邻居也遇到了` : null]
            .filter(Boolean)
            .join(' · ')}
          {...pictureOf(view, item, `public/cases/${item.id}`)}
        />
      ))}
    </Rows>
  );
}

type Pictured = { title: string; photoId: string | null; tone: MyCase['tone'] };

function pictureOf(view: View, { title, photoId, tone }: Pictured, path: string) {
  if (photoId === null) return { icon: icons[tone], tone: blobs[tone] };
  return { photo: { src: `${view.base}/${path}/photos/${photoId}?size=small`, alt: `${title}的照片` } };
}

const icons: Record<MyCase['tone'], IconName> = {
  waiting: 'hourglass',
  moving: 'wrench',
  done: 'circle-check',
  quiet: 'file-text',
  late: 'triangle-alert',
};
const blobs: Record<MyCase['tone'], 'red' | 'blue' | 'green' | 'amber'> = {
  waiting: 'amber',
  moving: 'blue',
  done: 'green',
  quiet: 'blue',
  late: 'red',
};
