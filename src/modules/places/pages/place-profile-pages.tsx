import { AdminFrame } from '../../../frames/admin-frame.tsx';
import { ResidentFrame } from '../../../frames/resident-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import { Card, Form, Headed, LinkButton, Stat, SubmitButton, TextArea, TextField, Tiles } from '../../../ui/index.ts';
import type { PlaceAdmin } from '../place-admin.ts';
import type { PlaceProfile } from '../place-profile.ts';

const figures = [
  ['buildings', '楼栋', '栋'],
  ['homes', '住宅', '套'],
  ['households', '住户', '户'],
  ['shops', '店铺', '间'],
  ['parkingSpaces', '车位', '个'],
  ['chargingPoints', '充电桩', '个'],
] as const;

/** A compound as its residents and anybody may know it. */
export function PlaceProfilePage({ view, data }: PageProps<PlaceProfile>) {
  const { profile } = data;
  const built = profile.builtIn === undefined ? null : `${profile.builtIn} 年建成`;
  return (
    <ResidentFrame
      view={view}
      title={data.name}
      back={{ label: '首页', path: '/' }}
      community={data.community ?? undefined}
    >
      <Headed level={1} heading={data.name} sub={[data.town, data.community, built].filter(Boolean).join(' · ')} />
      {profile.about ? (
        <Card tone="warm">
          <p>{profile.about}</p>
        </Card>
      ) : null}
      <Tiles>
        {figures.map(([key, label, unit]) =>
          profile[key] === undefined ? null : (
            <Stat label={label} value={profile[key].toLocaleString('zh-CN')} unit={unit} />
          ),
        )}
      </Tiles>
      <Lines heading="有什么" lines={profile.facilities} />
      <Lines heading="谁来服务" lines={profile.services} />
      <LinkButton kind="main" wide icon="send" href={`${view.base}/report?placeId=${data.id}`}>
        这里有事要报
      </LinkButton>
    </ResidentFrame>
  );
}

function Lines({ heading, lines }: { heading: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Card heading={heading}>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </Card>
  );
}

/** The form behind it. */
export function ProfileFormPage({ view, data, form }: PageProps<PlaceAdmin>) {
  const { place } = data;
  const { facilities, services, ...rest } = place.profile ?? { facilities: [], services: [] };
  const kept = {
    ...rest,
    facilities: facilities.join('\n'),
    services: services.join('\n'),
    lon: place.lon,
    lat: place.lat,
  };
  const path = `/admin/places/${place.id}`;
  return (
    <AdminFrame
      view={view}
      title={`${place.name}的档案`}
      lead="居民在小区公开页上看到的就是这些。不写任何个人的姓名和电话，服务电话写单位的。"
      back={{ label: place.name, path }}
    >
      <Form
        action={`${view.base}${path}/profile`}
        values={kept}
        state={{ ...form, values: form.message === null ? kept : form.values }}
        idempotencyKey={view.key()}
      >
        <TextArea name="about" label="一句话介绍" rows={2} maxlength={400} />
        <TextField name="builtIn" label="建成年份" type="number" unit="年" short />
        {figures.map(([key, label, unit]) => (
          <TextField name={key} label={label} type="number" unit={unit} min={0} short hint={hintOf(key, data)} />
        ))}
        <TextArea name="facilities" label="设施" hint="一行一样：儿童活动室、电动车充电棚……" rows={5} />
        <TextArea name="services" label="服务" hint="一行一样：物业服务中心 0596-1234567 8:30–17:30……" rows={5} />
        <TextField name="lon" label="经度" inputmode="decimal" short hint="大门的位置，用来给居民推荐附近的小区" />
        <TextField name="lat" label="纬度" inputmode="decimal" short />
        <SubmitButton>保存</SubmitButton>
      </Form>
    </AdminFrame>
  );
}

function hintOf(key: string, { counted }: PlaceAdmin): string | undefined {
  if (key === 'buildings') return `登记了 ${counted.buildings} 栋；不填就用这个数`;
  if (key === 'homes') return `登记了 ${counted.homes} 户；不填就用这个数`;
  return undefined;
}
