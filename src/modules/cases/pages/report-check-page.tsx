import type { PageProps, View } from '../../../platform/http/route.ts';
import {
  Card,
  CheckField,
  ChoiceList,
  Form,
  PhotoStrip,
  SelectField,
  SubmitButton,
  SummaryList,
} from '../../../ui/index.ts';
import type { ReportCheck } from '../report-steps.ts';
import { NoDraft, ReportFrame } from './report-frame.tsx';
import { Elsewhere, Similar } from './report-hints-page.tsx';

/** Step three: everything as it will be sent, and the few choices that are the resident's own. */
export function ReportCheckPage({ view, data, form }: PageProps<ReportCheck>) {
  const { draft } = data;
  return (
    <ReportFrame view={view} step={2} back={{ label: '在哪里', path: '/report/place' }}>
      {draft === null ? (
        <NoDraft view={view} />
      ) : (
        <>
          <Elsewhere elsewhere={data.elsewhere} />
          <Similar view={view} similar={data.similar} />
          <Written view={view} draft={draft} path={data.path} />
          <Card>
            <Choices view={view} data={data} form={form} />
          </Card>
        </>
      )}
    </ReportFrame>
  );
}

function Written({ view, draft, path }: { view: View; draft: NonNullable<ReportCheck['draft']>; path: string[] }) {
  const photos = draft.photos.map((photo, place) => ({
    src: `${view.base}/report/photos/${photo.id}?size=small`,
    href: `${view.base}/report/photos/${photo.id}`,
    alt: `第 ${place + 1} 张照片`,
  }));
  return (
    <Card>
      {photos.length > 0 ? <PhotoStrip photos={photos} /> : null}
      <SummaryList
        facts={[
          { label: '什么事', value: draft.words, action: { label: '改', href: `${view.base}/report` } },
          {
            label: '在哪里',
            value: [path.slice(-2).join(' '), draft.spot].filter(Boolean).join('，') || '还没有选',
            action: { label: path.length > 0 ? '改' : '去选', href: `${view.base}/report/place` },
          },
        ]}
      />
    </Card>
  );
}

function Choices({ view, data, form }: PageProps<ReportCheck>) {
  const chosen = (name: string, first: string) => {
    const typed = form.values[name];
    return typeof typed === 'string' ? typed : first;
  };
  return (
    <Form action={`${view.base}/report/check`} state={form} idempotencyKey={view.key()}>
      <input type="hidden" name="seen" value={String(data.seen ?? 0)} />
      <ChoiceList
        name="kind"
        label="您是想"
        columns={2}
        value={chosen('kind', 'help')}
        choices={data.kinds.map((kind) => ({
          value: kind.key,
          label: kind.label,
          detail: kind.strict ? '严格保密，不公开' : undefined,
        }))}
        required
      />
      <SelectField
        name="category"
        label="哪一类"
        hint={data.guess === null ? '说不准就选“其他”，社区会帮您分。' : '按您说的先选好了，不对可以改。'}
        value={chosen('category', data.guess ?? 'other')}
        choices={grouped(data.categories)}
        required
      />
      <ChoiceList
        name="audience"
        label="给谁看"
        value={chosen('audience', 'private')}
        choices={[
          { value: 'private', label: '只给办的人看', icon: 'lock' },
          {
            value: 'public',
            label: '也给邻居看',
            detail: '社区看过才公开，不露您的名字。邻居也遇到的，能一起跟进。',
            icon: 'users',
          },
        ]}
        required
      />
      <CheckField
        name="reporterShown"
        value="hidden"
        label="不让承办单位知道是我"
        detail="只有社区知道您是谁，由社区转告。"
        checked={form.values.reporterShown === 'hidden'}
      />
      <SubmitButton wide icon="send">
        交给社区
      </SubmitButton>
    </Form>
  );
}

/** Categories under their parents, as a phone's own list shows them. */
function grouped(categories: ReportCheck['categories']) {
  const parents = categories.filter((one) => !one.key.includes('.'));
  return parents.map((parent) => ({
    group: parent.label,
    choices: [parent, ...categories.filter((one) => one.key.startsWith(`${parent.key}.`))].map((one) => ({
      value: one.key,
      label: one.label,
    })),
  }));
}
