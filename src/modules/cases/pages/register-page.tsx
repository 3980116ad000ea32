import { DeskFrame } from '../../../frames/desk-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import { Card, ChoiceList, Form, Headed, SelectField, SubmitButton, TextArea, TextField } from '../../../ui/index.ts';
import type { Registration } from '../registration.ts';

const channels = [
  { value: 'phone', label: '来电' },
  { value: 'visit', label: '入户走访' },
  { value: 'speaking-day', label: '居民说事日' },
  { value: 'box', label: '意见箱' },
];

/** A worker writes down a matter for somebody: what was said, where, and who, when they want to be known. */
export function RegisterPage({ view, data, form }: PageProps<Registration>) {
  const values = { channel: 'phone', kind: 'help', audience: 'private', ...form.values };
  return (
    <DeskFrame view={view} title="代为登记" back={{ label: '工作台', path: '/desk' }}>
      <Headed level={1} heading="代为登记" sub="电话里说的、意见箱里写的、上门听到的，替居民记下来。" />
      <Card>
        <Form
          action={`${view.base}/cases/new`}
          state={{ ...form, values }}
          idempotencyKey={view.key()}
          draft="register"
        >
          <ChoiceList name="channel" label="怎么来的" choices={channels} columns={2} required />
          <TextArea name="words" label="是什么事" hint="尽量用居民自己的话。" rows={6} required />
          <SelectField name="placeId" label="在哪里" empty="请选地点" choices={data.places} required />
          <TextField name="spot" label="楼下面的位置" hint="几单元几室，只有办的人看得到。可不填。" maxlength={200} />
          <SelectField name="category" label="类别" empty="按内容自动判断" choices={data.categories} />
          <SelectField name="kind" label="哪一种" choices={data.kinds} required />
          <TextField name="reporterName" label="反映人姓名" hint="不愿留名就空着。" maxlength={40} autocomplete="off" />
          <TextField
            name="reporterPhone"
            label="反映人电话"
            hint="有电话才能告诉本人进展、请本人评价。"
            type="tel"
            inputmode="tel"
            maxlength={30}
            autocomplete="off"
          />
          <ChoiceList
            name="audience"
            label="可以公开给邻居看吗"
            columns={2}
            choices={[
              { value: 'private', label: '不公开' },
              { value: 'public', label: '本人同意公开' },
            ]}
          />
          <SubmitButton icon="send">登记</SubmitButton>
        </Form>
      </Card>
    </DeskFrame>
  );
}
