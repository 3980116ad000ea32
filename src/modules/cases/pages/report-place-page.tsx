import type { PageProps, View } from '../../../platform/http/route.ts';
import {
  Card,
  EmptyState,
  Form,
  LinkButton,
  PositionField,
  Row,
  Rows,
  SearchField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { ReportPlace } from '../report-steps.ts';
import { NoDraft, ReportFrame } from './report-frame.tsx';

/** Step two: the place, by a few taps; then where exactly, in the resident's own words. */
export function ReportPlacePage({ view, data, form }: PageProps<ReportPlace>) {
  if (data.draft === null) {
    return (
      <ReportFrame view={view} step={1} back={{ label: '什么事', path: '/report' }}>
        <NoDraft view={view} />
      </ReportFrame>
    );
  }
  return (
    <ReportFrame
      view={view}
      step={1}
      back={
        data.chosen && data.below.asked
          ? { label: '重新选', path: '/report/place' }
          : { label: '什么事', path: '/report' }
      }
    >
      {data.chosen === null ? <Choosing view={view} data={data} /> : <Chosen view={view} data={data} form={form} />}
    </ReportFrame>
  );
}

const path = (view: View, query: string) => `${view.base}/report/place?${query}`;

/** The chosen place, and what only the resident knows: which floor, beside what. */
function Chosen({ view, data, form }: PageProps<ReportPlace>) {
  const chosen = data.chosen ?? [];
  const place = chosen.at(-1);
  const above = chosen.slice(1, -1).reverse();
  return (
    <Card>
      <Rows>
        <Row
          icon="map-pin"
          title={place?.name}
          note={above.map((one) => one.name).join(' · ')}
          aside={<a href={path(view, 'under=county')}>换一个</a>}
        />
      </Rows>
      <Form action={`${view.base}/report/place`} state={form} idempotencyKey={view.key()} draft="report-place">
        <input type="hidden" name="placeId" value={place?.id} />
        <TextField
          name="spot"
          label="具体在哪儿"
          hint="几单元几楼、什么旁边。只有办的人看得到。"
          value={typeof form.values.spot === 'string' ? form.values.spot : (data.draft?.spot ?? undefined)}
          placeholder="比如：二单元三楼楼梯口"
          maxlength={200}
        />
        <PositionField lon={data.draft?.lon?.toString()} lat={data.draft?.lat?.toString()} label="带上我现在的位置" />
        <SubmitButton wide icon="arrow-right">
          下一步：看一看
        </SubmitButton>
      </Form>
    </Card>
  );
}

function Choosing({ view, data }: { view: View; data: ReportPlace }) {
  const { home, found, below } = data;
  const dwelling = home?.at(-1);
  return (
    <>
      <SearchField action={`${view.base}/report/place`} label="小区、社区或村的名字" value={data.q ?? undefined} />
      <form class="actbar needs-script" method="get" action={`${view.base}/report/place`}>
        <input type="hidden" name="near" value="me" />
        <PositionField />
        <SubmitButton kind="plain" icon="map-pin">
          找我附近的
        </SubmitButton>
      </form>
      {found === null ? null : <Found view={view} data={data} />}
      {dwelling && !below.asked && found === null ? (
        <Card heading="常用">
          <Rows>
            <Row
              href={path(view, `at=${dwelling.id}`)}
              icon="house"
              title={home
                ?.slice(-2)
                .map((one) => one.name)
                .join(' ')}
              note="您家这里"
            />
          </Rows>
        </Card>
      ) : null}
      {found === null ? <Below view={view} below={below} /> : null}
    </>
  );
}

function Found({ view, data }: { view: View; data: ReportPlace }) {
  return (
    <Card heading="找到的">
      {(data.found ?? []).length === 0 ? (
        <EmptyState
          heading="没有找到"
          lead="换个名字试试，或者从乡镇、社区一级一级地选。"
          icon="map-pin"
          act={{ label: '一级一级地选', href: path(view, 'under=county') }}
        />
      ) : (
        <Rows>
          {data.found?.map((one) => (
            <Row href={path(view, `at=${one.value}`)} icon="map-pin" title={one.label} note={one.detail} />
          ))}
        </Rows>
      )}
    </Card>
  );
}

const headings: Record<string, string> = {
  county: '哪个乡镇、街道',
  town: '哪个社区、村',
  community: '哪个小区',
  compound: '哪栋楼',
};

/** One step of the way down; whoever cannot say it more exactly stops where they are. */
function Below({ view, below }: { view: View; below: ReportPlace['below'] }) {
  const { place, children } = below;
  const last = place.level === 'compound' || place.level === 'building';
  return (
    <Card
      heading={headings[place.level] ?? '哪里'}
      sub={below.asked ? below.path.map((one) => one.name).join(' › ') : undefined}
    >
      {place.level === 'county' ? null : (
        <LinkButton kind="plain" icon="check" wide href={path(view, `at=${place.id}`)}>
          就在{place.name}，说不准更细的
        </LinkButton>
      )}
      <Rows>
        {children.map((child) => (
          <Row
            href={path(view, last || child.level === 'building' ? `at=${child.id}` : `under=${child.id}`)}
            title={child.name}
          />
        ))}
      </Rows>
    </Card>
  );
}
