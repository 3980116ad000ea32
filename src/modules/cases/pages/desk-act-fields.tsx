import type { Child } from 'hono/jsx';
import { ChoiceList, DateField, DateTimeField, SelectField, TextArea, TextField } from '../../../ui/index.ts';
import type { CasePageData, DeskSide } from '../case-page.ts';
import type { Act } from '../transitions.ts';

/** What the form of an act may be made from. */
export interface ActProps {
  data: CasePageData;
  desk: DeskSide;
}

/** How an act is done at the desk: the sub-resource it posts to, and its fields; without fields one press does it. */
export interface ActForm {
  path: string;
  heading?: string;
  fields?: (props: ActProps) => Child;
  /** What the fields hold before anything is typed. */
  presets?: (props: ActProps) => Record<string, unknown>;
  /** Asked before an act of one press. */
  confirm?: string;
}

const Note = ({ label = '说明', hint, required }: { label?: string; hint?: string; required?: boolean }) => (
  <TextArea name="note" label={label} hint={hint} rows={3} required={required} />
);

type UnitProps = { desk: DeskSide; label?: string; suggested?: { id: string; name: string } | null };

function Unit({ desk, label = '承办单位', suggested }: UnitProps) {
  const hint = suggested ? `派单目录写的是 ${suggested.name}，已经替您选好。` : undefined;
  return <SelectField name="unitId" label={label} hint={hint} empty="请选单位" choices={desk.units} required />;
}

const decisions = [
  { value: 'granted', label: '同意' },
  { value: 'refused', label: '不同意' },
];

const grounds = [
  { value: 'unreasonable', label: '诉求不合理' },
  { value: 'false', label: '内容不实' },
  { value: 'outside-duty', label: '超出职责' },
  { value: 'unreachable', label: '多次联系不上' },
];

/** The acts of a desk, in the order of their buttons. What is not here is done elsewhere: by the reporter, or by a clock. */
export const actForms: Partial<Record<Act, ActForm>> = {
  dispatch: {
    path: 'dispatch',
    heading: '派给谁办',
    presets: ({ desk }) => ({ unitId: desk.suggestion?.unit?.id }),
    fields: ({ desk }) => (
      <>
        <Unit desk={desk} suggested={desk.suggestion?.unit ?? null} />
        <Note label="交代一句" hint="承办单位会看到，可不填。" />
      </>
    ),
  },
  sign: { path: 'signature' },
  answer: {
    path: 'answer',
    heading: '答复居民',
    fields: () => (
      <>
        <ChoiceList
          name="result"
          label="办理结果"
          required
          columns={3}
          choices={[
            { value: 'done', label: '办好了' },
            { value: 'explained', label: '解释清楚了' },
            { value: 'not-possible', label: '办不了' },
          ]}
        />
        <TextArea
          name="words"
          label="答复内容"
          hint="居民会看到：做了什么，结果怎样，还有什么要等。"
          rows={6}
          required
        />
      </>
    ),
  },
  contact: {
    path: 'contacts',
    heading: '记一次联系',
    fields: () => (
      <>
        <ChoiceList
          name="way"
          label="怎么联系的"
          required
          columns={3}
          choices={[
            { value: 'phone', label: '打电话' },
            { value: 'visit', label: '上门' },
            { value: 'message', label: '发消息' },
          ]}
        />
        <Note label="说了什么" required />
      </>
    ),
  },
  note: {
    path: 'notes',
    heading: '写记录',
    presets: () => ({ audience: 'internal' }),
    fields: () => (
      <>
        <ChoiceList
          name="audience"
          label="给谁看"
          required
          columns={2}
          choices={[
            { value: 'internal', label: '内部', detail: '只有办理的人看得到' },
            { value: 'reporter', label: '居民', detail: '反映的人也看得到' },
          ]}
        />
        <TextArea name="words" label="内容" rows={4} required />
      </>
    ),
  },
  call: {
    path: 'calls',
    heading: '记一次回访',
    fields: () => (
      <>
        <ChoiceList
          name="outcome"
          label="电话打得怎样"
          required
          columns={2}
          choices={[
            { value: 'reached', label: '通了，愿意说' },
            { value: 'no-answer', label: '没人接' },
            { value: 'wrong-number', label: '号码不对' },
            { value: 'refused', label: '不愿意说' },
          ]}
        />
        <ChoiceList
          name="solved"
          label="问题解决了吗"
          hint="通了才填。两个问题分开问。"
          columns={2}
          choices={[
            { value: 'yes', label: '解决了' },
            { value: 'no', label: '没解决' },
          ]}
        />
        <ChoiceList
          name="satisfied"
          label="对办理满意吗"
          columns={3}
          choices={[
            { value: 'very', label: '满意' },
            { value: 'basically', label: '基本满意' },
            { value: 'no', label: '不满意' },
          ]}
        />
        <TextArea name="words" label="居民的原话" rows={2} />
        <Note label="回访记录" />
      </>
    ),
  },
  'ask-helper': {
    path: 'helpers',
    heading: '请单位协办',
    fields: ({ desk }) => (
      <>
        <Unit desk={desk} label="协办单位" />
        <Note label="请对方做什么" required />
      </>
    ),
  },
  help: {
    path: 'help',
    heading: '协办答复',
    fields: () => <TextArea name="words" label="协办的情况" hint="主办单位会看到。" rows={5} required />,
  },
  whistle: {
    path: 'whistles',
    heading: '吹哨：请单位到现场',
    fields: ({ desk }) => (
      <>
        <ChoiceList
          name="units[]"
          label="请哪些单位"
          many
          required
          columns={2}
          choices={desk.units.flatMap((group) => group.choices)}
        />
        <DateTimeField name="meetAt" label="什么时候到" required />
        <Note label="在哪里碰头，议什么" required />
      </>
    ),
  },
  'ask-extension': {
    path: 'extensions',
    heading: '申请延期',
    fields: ({ desk }) => (
      <>
        <TextField
          name="days"
          label="延几个工作日"
          type="number"
          min={1}
          max={desk.mostDays}
          unit="天"
          short
          required
        />
        <TextArea name="reason" label="原因" hint="同意后会告诉居民。" rows={3} required />
      </>
    ),
  },
  'decide-extension': {
    path: 'extension-decision',
    heading: '审延期',
    fields: () => (
      <>
        <ChoiceList name="decision" label="意见" choices={decisions} columns={2} required />
        <Note />
      </>
    ),
  },
  'accept-return': {
    path: 'return-acceptance',
    heading: '同意退单',
    fields: () => <Note label="审核意见" required />,
  },
  'refuse-return': {
    path: 'return-refusal',
    heading: '不同意退单',
    fields: () => <Note label="为什么不同意" hint="承办单位会看到。" required />,
  },
  'pass-answer': {
    path: 'answer-pass',
    heading: '审核通过，答复送达居民',
    fields: () => <Note label="审核意见" />,
  },
  'send-back': {
    path: 'answer-back',
    heading: '退回重答',
    fields: () => <Note label="哪里要改" hint="承办单位会看到。" required />,
  },
  resume: { path: 'resumption', heading: '恢复办理', fields: () => <Note label="为什么恢复" required /> },
  'ask-return': {
    path: 'returns',
    heading: '申请退单',
    fields: ({ desk }) => (
      <>
        <ChoiceList name="reason" label="理由" choices={desk.reasons} required />
        <TextArea name="words" label="为什么不该由本单位办" rows={3} required />
      </>
    ),
  },
  redirect: {
    path: 'redirect',
    heading: '改派给谁',
    fields: ({ desk }) => (
      <>
        <Unit desk={desk} />
        <Note label="改派的原因" required />
      </>
    ),
  },
  classify: {
    path: 'category',
    heading: '改类型和类别',
    presets: ({ data }) => ({ kind: data.kind, category: data.category }),
    fields: ({ desk }) => (
      <>
        <SelectField name="kind" label="类型" choices={desk.kinds} />
        <SelectField name="category" label="类别" choices={desk.categories} />
      </>
    ),
  },
  suspend: {
    path: 'suspensions',
    heading: '挂账',
    fields: ({ desk }) => (
      <>
        <TextArea name="reason" label="暂时办不了的客观原因" rows={2} required />
        <TextArea
          name="plan"
          label="接下来的计划"
          hint="居民会看到。挂账不是办结，居民的时限照走。"
          rows={3}
          required
        />
        <SelectField name="ownerId" label="谁牵头" empty="主办单位" choices={desk.units} />
        <DateField name="reviewOn" label="哪天再看" required />
      </>
    ),
  },
  supervise: {
    path: 'supervisions',
    heading: '督办',
    fields: () => (
      <>
        <ChoiceList
          name="level"
          label="级别"
          required
          columns={3}
          choices={[
            { value: '1', label: '一级', detail: '提醒' },
            { value: '2', label: '二级', detail: '答复要审' },
            { value: '3', label: '三级', detail: '领导盯办' },
          ]}
        />
        <Note label="督办意见" required />
      </>
    ),
  },
  decline: {
    path: 'decline',
    heading: '不受理，告诉居民去哪里',
    fields: () => <TextArea name="where" label="该去哪里，怎么联系" hint="居民会看到。" rows={3} required />,
  },
  merge: {
    path: 'merge',
    heading: '并入另一件',
    fields: ({ desk }) => (
      <SelectField
        name="parentId"
        label="并到哪一件"
        hint="两边的居民都会收到那一件的答复。同一社区在办的列在这里。"
        empty="请选一件"
        choices={desk.parents}
        required
      />
    ),
  },
  publish: {
    path: 'publication',
    heading: '公开给邻里看',
    presets: ({ data }) => ({ title: data.title, words: data.words }),
    fields: () => (
      <>
        <TextField name="title" label="公开的标题" maxlength={80} required />
        <TextArea name="words" label="公开的内容" hint="请先去掉姓名、电话、门牌和车牌。" rows={6} required />
      </>
    ),
  },
  unpublish: { path: 'publication-end', confirm: '取消公开后，邻里就看不到这一件了。确定吗？' },
  exclude: {
    path: 'exclusion',
    heading: '申请不计入考核',
    fields: () => (
      <>
        <ChoiceList name="ground" label="理由" choices={grounds} columns={2} required />
        <TextArea name="evidence" label="依据" hint="审核的人要看；原始数和剔除数都会公布。" rows={3} required />
      </>
    ),
  },
  'decide-exclusion': {
    path: 'exclusion-decision',
    heading: '审剔除',
    fields: () => <ChoiceList name="decision" label="意见" choices={decisions} columns={2} required />,
  },
};
