import { AdminFrame } from '../../../frames/admin-frame.tsx';
import type { PageProps, View } from '../../../platform/http/route.ts';
import {
  ActBar,
  Card,
  Columns,
  EmptyState,
  LinkButton,
  Row,
  Rows,
  SearchField,
  StatusTag,
  SummaryList,
  Table,
} from '../../../ui/index.ts';
import type { PlaceAdmin, PlaceSearch } from '../place-admin.ts';
import { kindLabels, levelLabels } from '../place-names.ts';
import { PlaceActs } from './place-acts.tsx';
import { PlaceHistory } from './place-history.tsx';
import { ProfileFacts } from './profile-facts.tsx';

/** The register of places: a search, and the county with its towns. */
export function PlaceSearchPage({ view, data, form }: PageProps<PlaceSearch>) {
  return (
    <AdminFrame
      view={view}
      title="地点"
      lead="区县、镇街、社区（村）、网格、小区、楼栋、户。角色、单位和诉求都落在这些地点上。"
    >
      <SearchField action={`${view.base}/admin/places`} label="找地点" value={data.q} />
      {data.found === null ? (
        <Body view={view} data={data} form={form} />
      ) : (
        <Card heading={`“${data.q}”的查找结果`}>
          {data.found.length === 0 ? (
            <EmptyState
              heading="没有找到"
              lead="换个名字试试，或从下面一级一级地找。"
              icon="map-pin"
              act={{ label: '看全部', href: `${view.base}/admin/places` }}
            />
          ) : (
            <Rows>
              {data.found.map((one) => (
                <Row href={`${view.base}/admin/places/${one.value}`} title={one.label} note={one.detail} />
              ))}
            </Rows>
          )}
        </Card>
      )}
    </AdminFrame>
  );
}

/** One place of the register. */
export function PlaceAdminPage({ view, data, form }: PageProps<PlaceAdmin>) {
  const above = data.path.at(-2);
  return (
    <AdminFrame
      view={view}
      title={data.place.name}
      lead={data.path.map((place) => place.name).join(' › ')}
      aside={
        data.place.closedOn ? (
          <StatusTag status="quiet">{`${data.place.closedOn} 停用`}</StatusTag>
        ) : (
          <StatusTag status="done">{kindLabels[data.place.kind] ?? data.place.levelLabel}</StatusTag>
        )
      }
      back={above ? { label: above.name, path: `/admin/places/${above.id}` } : { label: '地点', path: '/admin/places' }}
    >
      <Body view={view} data={data} form={form} />
    </AdminFrame>
  );
}

function Body({ view, data, form }: PageProps<PlaceAdmin>) {
  return (
    <Columns aside={<Aside view={view} data={data} />}>
      {data.mayChange ? <PlaceActs view={view} data={data} form={form} /> : null}
      {data.place.level === 'home' ? null : <Children view={view} data={data} />}
    </Columns>
  );
}

function Aside({ view, data }: { view: View; data: PlaceAdmin }) {
  const { place } = data;
  return (
    <>
      <Card heading="登记">
        <SummaryList facts={factsOf(view, data)} />
      </Card>
      {place.profile === null ? null : (
        <Card heading="小区档案" more={{ label: '公开页', href: `${view.base}/places/${place.id}/profile` }}>
          <ProfileFacts profile={place.profile} counted={data.counted} />
          {data.mayChange ? (
            <ActBar>
              <LinkButton href={`${view.base}/admin/places/${place.id}/profile`} icon="pencil">
                填写档案
              </LinkButton>
              <LinkButton href={`${view.base}/admin/places/${place.id}/many`} icon="layers">
                批量增加楼栋和户
              </LinkButton>
            </ActBar>
          ) : null}
        </Card>
      )}
      <PlaceHistory view={view} history={data.history} />
    </>
  );
}

function factsOf(view: View, { place, grids, counted }: PlaceAdmin) {
  const grid = grids.find((one) => one.id === place.gridId);
  const facts = [{ label: '级别', value: kindLabels[place.kind] ?? place.levelLabel }];
  if (place.code) facts.push({ label: place.level === 'grid' ? '网格码' : '统计代码', value: place.code });
  if (grid && place.level !== 'grid') facts.push({ label: '所属网格', value: grid.name });
  if (place.level === 'building') facts.push({ label: '户数', value: `${counted.homes} 户` });
  if (place.lon !== null && place.lat !== null) {
    facts.push({ label: '位置', value: `${place.lon.toFixed(5)}，${place.lat.toFixed(5)}` });
  }
  const worked = place.level === 'grid' || place.level === 'community';
  if (!worked || !view.actor.can('people.manage')) return facts;
  const workers = <a href={`${view.base}/admin/people?placeId=${place.id}`}>看在这里任职的人</a>;
  return [...facts, { label: place.level === 'grid' ? '网格员' : '工作人员', value: workers }];
}

function Children({ view, data }: { view: View; data: PlaceAdmin }) {
  const gridded = data.children.some((child) => child.gridName !== null);
  return (
    <Card heading="下一级" sub={data.children.length === 0 ? undefined : `共 ${data.children.length} 个`}>
      <Table
        caption="下一级地点"
        rows={data.children}
        empty={<EmptyState heading="下面还没有地点" lead="用上面的“增加”添一个。" icon="map-pin" />}
        columns={[
          { label: '名称', head: true, cell: (row) => <a href={`${view.base}/admin/places/${row.id}`}>{row.name}</a> },
          { label: '级别', cell: (row) => levelLabels[row.level] },
          { label: '代码', cell: (row) => row.code ?? '—', nowrap: true },
          ...(gridded ? [{ label: '网格', cell: (row: (typeof data.children)[number]) => row.gridName ?? '—' }] : []),
          { label: '再下一级', cell: (row) => row.below, number: true },
        ]}
      />
    </Card>
  );
}
