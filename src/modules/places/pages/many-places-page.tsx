import { AdminFrame } from '../../../frames/admin-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import { Card, Form, NoticeBar, PostButton, SubmitButton, SummaryList, TextField } from '../../../ui/index.ts';
import type { ManyPlacesPreview } from '../many-places-preview.ts';

/** Buildings and homes by pattern: the figures, a look at what they would make, then the making. */
export function ManyPlacesPage({ view, data, form }: PageProps<ManyPlacesPreview>) {
  const path = `/admin/places/${data.place.id}`;
  const values = data.asked ?? { from: 1, suffix: '号楼', entrances: 2, floors: 6, doors: 2 };
  return (
    <AdminFrame
      view={view}
      title="批量增加楼栋和户"
      lead={`加在${data.place.name}里。已有的同名楼栋和户原样保留，不会重复。`}
      back={{ label: data.place.name, path }}
    >
      {form.message === null ? null : <NoticeBar kind="bad" text={form.errors.to ?? form.message} />}
      <Form action={`${view.base}${path}/many`} method="get" values={values} label="楼栋和户的排法">
        <TextField name="from" label="从几号楼" type="number" min={1} max={999} short />
        <TextField
          name="to"
          error={data.problem ?? undefined}
          label="到几号楼"
          type="number"
          min={1}
          max={999}
          short
          required
        />
        <TextField name="suffix" label="叫法" hint="号楼、幢、栋、座" short maxlength={10} />
        <TextField
          name="entrances"
          label="每楼几个单元"
          type="number"
          min={0}
          max={20}
          unit="个"
          short
          hint="填 0 只加楼栋"
        />
        <TextField name="floors" label="每单元几层" type="number" min={1} max={99} unit="层" short />
        <TextField name="doors" label="每层几户" type="number" min={1} max={30} unit="户" short />
        <SubmitButton kind="plain">预览</SubmitButton>
      </Form>
      {data.planned === null || data.asked === null ? null : (
        <Card heading="将要增加">
          <SummaryList
            facts={[
              {
                label: '楼栋',
                value: `${data.planned.buildings} 栋：${data.planned.firstBuilding} 到 ${data.planned.lastBuilding}`,
              },
              { label: '户', value: `${data.planned.homes} 户` },
              ...(data.planned.lastHome === null
                ? []
                : [{ label: '每栋例如', value: `${data.planned.homeNames.join('、')} …… ${data.planned.lastHome}` }]),
            ]}
          />
          <PostButton
            kind="main"
            icon="plus"
            action={`${view.base}${path}/many`}
            fields={{
              _key: view.key(),
              ...Object.fromEntries(Object.entries(data.asked).map(([name, value]) => [name, String(value)])),
            }}
          >
            就这样增加
          </PostButton>
        </Card>
      )}
    </AdminFrame>
  );
}
