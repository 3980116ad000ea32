import { ResidentFrame } from '../../../frames/resident-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import { Form, Headed, SelectField, SubmitButton, TextField } from '../../../ui/index.ts';
import type { OwnDetailsForm } from '../own-page.ts';

/** Putting one's own name and home right. A home below the community stands as a choice of its own. */
export function MyDetailsPage({ view, data, form }: PageProps<OwnDetailsForm>) {
  const known = data.homes.some((group) => group.choices.some((choice) => choice.value === data.homePlaceId));
  const own = { group: '现在', choices: [{ value: data.homePlaceId ?? '', label: data.homePlace ?? '' }] };
  return (
    <ResidentFrame view={view} title="更正我的信息" door="mine" back={{ label: '我的', path: '/my' }}>
      <Headed heading="更正我的信息" level={1} />
      <Form
        action={`${view.base}/my/details`}
        values={{ name: data.name, homePlaceId: data.homePlaceId }}
        state={form}
        idempotencyKey={view.key()}
      >
        <TextField name="name" label="姓名" autocomplete="name" maxlength={40} required />
        <SelectField
          name="homePlaceId"
          label="住处"
          empty="不填"
          choices={known || data.homePlaceId === null ? data.homes : [own, ...data.homes]}
        />
        <SubmitButton wide>保存</SubmitButton>
      </Form>
    </ResidentFrame>
  );
}
