import type { FormState, View } from '../../../platform/http/route.ts';
import {
  ActBar,
  ChoiceList,
  Dialog,
  Form,
  NoticeBar,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { Choice, PlaceAdmin } from '../place-admin.ts';
import { levelLabels } from '../place-names.ts';

interface Props {
  view: View;
  data: PlaceAdmin;
  form: FormState;
}

const untouched: FormState = { values: {}, errors: {}, message: null };

/** What can be done with a place; after a refusal the form that was sent stands open with what was typed. */
export function PlaceActs({ view, data, form }: Props) {
  const { place } = data;
  const moves = place.level !== 'county';
  return (
    <>
      {form.message !== null && form.values.act === undefined ? <NoticeBar kind="bad" text={form.message} /> : null}
      <ActBar>
        {data.canHold.length > 0 ? <Add view={view} data={data} form={form} /> : null}
        <Rename view={view} data={data} form={form} />
        {data.targets.length > 0 ? <Move view={view} data={data} form={form} /> : null}
        {data.twins.length > 0 ? <Merge view={view} data={data} form={form} /> : null}
        {moves && data.children.length > 0 ? <Split view={view} data={data} form={form} /> : null}
        {place.level === 'compound' || place.level === 'building' ? <Grid view={view} data={data} form={form} /> : null}
        {moves ? <Close view={view} data={data} form={form} /> : null}
      </ActBar>
    </>
  );
}

type ActProps = Props & {
  act: string;
  label: string;
  heading: string;
  path?: string;
  send: string;
  confirm?: string;
  children?: unknown;
};

function Act({ view, data, form, act, label, heading, path, send, confirm, children }: ActProps) {
  const sent = form.values.act === act;
  const action = `${view.base}/admin/places/${data.place.id}/${path ?? act}`;
  return (
    <Dialog label={label} heading={heading} open={sent} kind={act === 'closure' ? 'quiet' : 'plain'}>
      <Form action={action} state={sent ? form : untouched} scope={act} idempotencyKey={view.key()} confirm={confirm}>
        <input type="hidden" name="act" value={act} />
        {children as never}
        <SubmitButton kind={act === 'closure' ? 'danger' : 'main'}>{send}</SubmitButton>
      </Form>
    </Dialog>
  );
}

const Note = () => <TextField name="note" label="说明" hint="依据的文件或原因，写进变更记录" maxlength={200} />;

function Add(props: Props) {
  const { data } = props;
  return (
    <Act {...props} act="add" path="children" label="增加" heading={`在${data.place.name}下面增加`} send="增加">
      <ChoiceList
        name="level"
        label="增加什么"
        required
        value={data.canHold.length === 1 ? data.canHold[0] : undefined}
        choices={data.canHold.map((level) => ({ value: level, label: levelLabels[level] }))}
        columns={3}
      />
      <TextField name="name" label="名称" required maxlength={60} />
      {data.canHold.some((level) => level === 'town' || level === 'community') ? (
        <TextField name="code" label="统计代码" hint="镇街 9 位，社区、村 12 位；没有可以不填" inputmode="numeric" />
      ) : null}
    </Act>
  );
}

function Rename(props: Props) {
  return (
    <Act {...props} act="name" label="改名" heading={`给${props.data.place.name}改名`} send="改名">
      <TextField name="name" label="新名称" required maxlength={60} />
    </Act>
  );
}

function Move(props: Props) {
  const { data } = props;
  return (
    <Act {...props} act="move" label="移动" heading={`把${data.place.name}移到别处`} send="移动">
      <p>它下面的一切跟着走；在办的诉求改由新的上级负责。</p>
      <input type="hidden" name="fromId" value={data.place.parentId ?? ''} />
      <SelectField name="toId" label="新的上级" required empty="请选择" choices={grouped(data.targets)} />
      <Note />
    </Act>
  );
}

function Merge(props: Props) {
  const { data } = props;
  return (
    <Act
      {...props}
      act="merge"
      label="合并"
      heading={`把${data.place.name}并入别处`}
      send="合并"
      confirm="合并后不能撤销，确定吗？"
    >
      <p>它下面的一切归到另一个，它自己停用，代码不再使用。重名的会注明原属哪里。</p>
      <SelectField name="intoId" label="并入哪里" required empty="请选择" choices={grouped(data.twins)} />
      <Note />
    </Act>
  );
}

function Split(props: Props) {
  const { data } = props;
  return (
    <Act {...props} act="split" label="拆分" heading={`从${data.place.name}拆出一个`} send="拆分">
      <TextField name="name" label="新地点的名称" required maxlength={60} />
      <ChoiceList
        name="childIds"
        label="划给新地点的"
        many
        columns={2}
        choices={data.children.map((child) => ({ value: child.id, label: child.name }))}
      />
      <Note />
    </Act>
  );
}

function Grid(props: Props) {
  const { data } = props;
  return (
    <Act {...props} act="grid" label="划入网格" heading={`${data.place.name}属于哪个网格`} send="保存">
      <SelectField
        name="gridId"
        label="网格"
        empty="不属于任何网格"
        value={props.form.values.act === 'grid' ? undefined : (data.place.gridId ?? undefined)}
        hint={
          data.grids.length === 0
            ? '这个社区还没有网格，请先在社区页增加。'
            : '一个小区或一栋楼只属于一个网格，楼里的户跟着走。'
        }
        choices={data.grids.map((grid) => ({ value: grid.id, label: `${grid.name}（${grid.code ?? ''}）` }))}
      />
    </Act>
  );
}

function Close(props: Props) {
  return (
    <Act
      {...props}
      act="closure"
      label="停用"
      heading={`停用${props.data.place.name}`}
      send="停用"
      confirm="停用后不能再登记新的事，确定吗？"
    >
      <p>停用前请看看这里还有没有在办的诉求：它们照常办完，但不能再报新的。</p>
      <Note />
    </Act>
  );
}

function grouped(choices: readonly Choice[]) {
  const groups = new Map<string, Choice[]>();
  for (const choice of choices) groups.set(choice.group, [...(groups.get(choice.group) ?? []), choice]);
  return [...groups].map(([group, list]) => ({ group, choices: list }));
}
