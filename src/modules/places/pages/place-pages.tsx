import { ResidentFrame } from '../../../frames/resident-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import { Card, EmptyState, Headed, Row, Rows, SearchField } from '../../../ui/index.ts';
import type { PlaceChildren } from '../place-children.ts';
import type { PlaceSuggestion } from '../place-suggestions.ts';

/** One step of the way down, for whoever opens the address of a place itself. */
export function PlaceChildrenPage({ view, data }: PageProps<PlaceChildren>) {
  const above = data.path.at(-2);
  return (
    <ResidentFrame
      view={view}
      title={data.place.name}
      back={above ? { label: above.name, path: `/places/${above.id}/children` } : { label: '首页', path: '/' }}
    >
      <Headed level={1} heading={data.place.name} sub={data.path.map((place) => place.name).join(' › ')} />
      <Card>
        {data.children.length === 0 ? (
          <EmptyState heading="到这里为止" lead="下面没有更细的地点了。" icon="map-pin" />
        ) : (
          <Rows>
            {data.children.map((child) => (
              <Row href={`${view.base}/places/${child.id}/children`} title={child.name} />
            ))}
          </Rows>
        )}
      </Card>
    </ResidentFrame>
  );
}

/** A search for a place by its name. */
export function PlaceSuggestionsPage({ view, data }: PageProps<PlaceSuggestion[]>) {
  return (
    <ResidentFrame view={view} title="找地点" back={{ label: '首页', path: '/' }}>
      <Headed level={1} heading="找地点" />
      <SearchField action={`${view.base}/places/suggest`} label="小区、社区或村的名字" />
      <Card>
        {data.length === 0 ? (
          <EmptyState heading="没有找到" lead="换个名字试试，或者从乡镇、社区一级一级地找。" icon="map-pin" />
        ) : (
          <Rows>
            {data.map((one) => (
              <Row href={`${view.base}/places/${one.value}/children`} title={one.label} note={one.detail} />
            ))}
          </Rows>
        )}
      </Card>
    </ResidentFrame>
  );
}
