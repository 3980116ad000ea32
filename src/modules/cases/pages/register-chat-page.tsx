import { DeskFrame } from '../../../frames/desk-frame.tsx';
import type { FormState, PageProps } from '../../../platform/http/route.ts';
import { Card, CheckField, Form, Headed, SelectField, SubmitButton, TextArea, TextField } from '../../../ui/index.ts';
import type { ChatRegistration } from '../registration.ts';

type Matter = ChatRegistration['matters'][number];

/** A pasted chat, cut into matters to tick, mend and register. */
export function RegisterChatPage({ view, data, form }: PageProps<ChatRegistration>) {
  const action = `${view.base}/cases/new/chat`;
  const cut = data.matters.length > 0;
  // The cut itself comes back as a form to go on with: its sentence is a guide, not a mistake.
  const isGuide = Object.keys(form.errors).length === 0;
  const pasted = { ...form, message: isGuide ? null : form.message, errors: pick(form, 'text') };
  return (
    <DeskFrame
      view={view}
      title="群聊拆单"
      back={{ label: '工作台', path: '/desk' }}
      notice={isGuide && form.message ? { kind: 'info', text: form.message } : undefined}
    >
      <Headed
        level={1}
        heading="群聊拆单"
        sub="把群里的话贴进来，一件一件分开，勾选要办的再登记。群里的名字不会保存。"
      />
      <Card heading="聊天记录">
        <Form action={action} state={cut ? { ...pasted, errors: {}, message: null } : pasted} scope="paste">
          <input type="hidden" name="cut" value="yes" />
          <TextArea name="text" label="聊天记录" hint="在微信里多选、复制，贴到这里。" rows={cut ? 4 : 12} required />
          <SubmitButton icon="messages-square">{cut ? '重新拆分' : '拆成几件'}</SubmitButton>
        </Form>
      </Card>
      {cut ? <Matters view={view} data={data} form={form} action={action} /> : null}
    </DeskFrame>
  );
}

function pick(form: FormState, name: string): Record<string, string> {
  const error = form.errors[name];
  return error ? { [name]: error } : {};
}

function Matters({
  view,
  data,
  form,
  action,
}: Omit<PageProps<ChatRegistration>, 'data'> & { data: ChatRegistration; action: string }) {
  // Just cut, each stands as it was found; refused, each stands as it was mended.
  const values = form.values.cut === 'yes' ? found(data.matters) : {};
  const message = Object.keys(form.errors).length === 0 ? null : form.message;
  return (
    <Card heading={`拆成 ${data.matters.length} 件，请核对`}>
      <Form
        action={action}
        state={{ ...form, values: { ...values, ...form.values }, message }}
        idempotencyKey={view.key()}
        scope="matters"
      >
        <input type="hidden" name="text" value={typeof form.values.text === 'string' ? form.values.text : ''} />
        <SelectField name="placeId" label="都在哪里" empty="请选地点" choices={data.places} required />
        {data.matters.map((matter, at) => (
          <MatterFields matter={matter} at={at} data={data} />
        ))}
        <SubmitButton icon="send">登记勾选的</SubmitButton>
      </Form>
    </Card>
  );
}

function found(matters: readonly Matter[]): Record<string, string> {
  return Object.fromEntries(
    matters.flatMap((matter, at) => [
      ...(matter.likely ? [[`take-${at}`, 'on']] : []),
      [`words-${at}`, matter.words],
      [`category-${at}`, matter.category],
    ]),
  );
}

interface MatterProps {
  matter: Matter;
  at: number;
  data: ChatRegistration;
}

function MatterFields({ matter, at, data }: MatterProps) {
  const who = [matter.speaker, matter.said].filter(Boolean).join(' · ');
  return (
    <fieldset class="stack">
      <legend>{`第 ${at + 1} 件${who ? ` · ${who}` : ''}`}</legend>
      <CheckField name={`take-${at}`} label="登记这一件" />
      <TextArea name={`words-${at}`} label="是什么事" rows={3} />
      <SelectField name={`category-${at}`} label="类别" choices={data.categories} />
      <TextField
        name={`reporterPhone-${at}`}
        label="反映人电话"
        hint="知道是谁、有电话才填；填了会告诉本人进展。"
        type="tel"
        inputmode="tel"
        maxlength={30}
        autocomplete="off"
      />
    </fieldset>
  );
}
