import type { FormState, View } from '../../../platform/http/route.ts';
import { ActBar, Dialog, Form, LinkButton, SubmitButton } from '../../../ui/index.ts';
import { queueWord } from '../lane.ts';
import { type Act, transitions } from '../transitions.ts';
import { type ActForm, type ActProps, actForms } from './desk-act-fields.tsx';

type BarProps = ActProps & { view: View; form: FormState };

/** The acts of a case: exactly those its `may` allows, named and keyed by the table of transitions. */
export function DeskActs(props: BarProps) {
  const { view, data } = props;
  const shown = (Object.entries(actForms) as [Act, ActForm][]).filter(([act]) => data.may[act]);
  return (
    <ActBar>
      <ByCatalogue {...props} />
      {shown.map(([act, how], place) => (
        <OneAct
          {...props}
          act={act}
          how={how}
          main={place === 0 && act !== 'dispatch' && transitions[act].to !== null}
        />
      ))}
      <LinkButton slim icon="printer" href={`${view.base}/cases/${data.id}/sheet`}>
        打印工单
      </LinkButton>
    </ActBar>
  );
}

/** One press for what the catalogue says anyway. */
function ByCatalogue({ view, data, desk }: BarProps) {
  const unit = data.may.dispatch ? desk.suggestion?.unit : null;
  if (!unit) return null;
  return (
    <Form class="post" action={`${view.base}/cases/${data.id}/dispatch`} idempotencyKey={view.key()} label="按目录派单">
      <input type="hidden" name="unitId" value={unit.id} />
      <input type="hidden" name="basis" value="catalogue" />
      <input type="hidden" name="queue" value={queueWord(desk.queue.filter)} />
      <SubmitButton slim icon="send">
        {`派给${unit.name}`}
      </SubmitButton>
    </Form>
  );
}

/** The act whose form came back, when it did. */
export function refusedAct(form: FormState): Act | null {
  const { act } = form.values;
  return typeof act === 'string' && Object.hasOwn(actForms, act) ? (act as Act) : null;
}

const idle: FormState = { values: {}, errors: {}, message: null };

function OneAct({ act, how, main, view, form, data, desk }: BarProps & { act: Act; how: ActForm; main: boolean }) {
  const { label, key: hotkey } = transitions[act] as { label: string; key?: string };
  const kind = main ? 'main' : 'plain';
  const address = `${view.base}/cases/${data.id}/${how.path}`;
  const hidden = (
    <>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="queue" value={queueWord(desk.queue.filter)} />
    </>
  );
  if (!how.fields) {
    return (
      <Form class="post" action={address} idempotencyKey={view.key()} scope={act} confirm={how.confirm}>
        {hidden}
        <SubmitButton kind={kind} slim hotkey={hotkey?.toUpperCase()}>
          {label}
        </SubmitButton>
      </Form>
    );
  }
  const refused = refusedAct(form) === act;
  return (
    <Dialog label={label} heading={how.heading ?? label} kind={kind} slim hotkey={hotkey?.toUpperCase()} open={refused}>
      <Form
        action={address}
        values={how.presets?.({ data, desk })}
        state={refused ? form : idle}
        idempotencyKey={view.key()}
        scope={act}
        label={how.heading ?? label}
        draft={`${data.id}-${act}`}
      >
        {hidden}
        {how.fields({ data, desk })}
        <SubmitButton>{label}</SubmitButton>
      </Form>
    </Dialog>
  );
}
