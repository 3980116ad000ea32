import { ResidentFrame } from '../../../frames/resident-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import { Card, EmptyState, FilterBar, Headed, Pager } from '../../../ui/index.ts';
import type { PublicCases } from '../public-cases.ts';
import { PublicCaseRows } from './case-cards.tsx';

/** Public matters near me, and a way to look further around. */
export function PublicCasesPage({ view, data }: PageProps<PublicCases>) {
  const above = data.path.slice(0, -1);
  return (
    <ResidentFrame view={view} title="附近的事" door="neighbours" place={data.place.name}>
      <Headed
        level={1}
        heading="附近的事"
        sub={`${data.place.name}里公开在办的事。您也遇到了，点进去说一声“我也是”。`}
      />
      {above.length > 0 ? (
        <FilterBar
          label="看多大的范围"
          chips={data.path
            .map((place) => ({
              label: place.name,
              href: `${view.base}/public/cases?near=${keyOf(place)}`,
              on: place === data.place,
            }))
            .reverse()}
        />
      ) : null}
      <Card>
        {data.items.length > 0 ? (
          <PublicCaseRows view={view} items={data.items} />
        ) : (
          <EmptyState
            heading="这里还没有公开的事"
            lead="报的时候选“公开”，社区看过以后，邻居就能在这里看到、一起跟进。"
            icon="users"
            act={{ label: '报个问题', href: `${view.base}/report` }}
          />
        )}
      </Card>
      <Pager
        next={data.next === null ? undefined : `${view.base}/public/cases?near=${keyOf(data.place)}&after=${data.next}`}
      />
    </ResidentFrame>
  );
}

const keyOf = (place: PublicCases['place']) => (place.level === 'county' ? 'county' : place.id);
