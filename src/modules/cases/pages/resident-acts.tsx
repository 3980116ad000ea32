import type { PageProps } from '../../../platform/http/route.ts';
import { ActBar, Dialog, Form, PhotoField, PostButton, SubmitButton, TextArea } from '../../../ui/index.ts';
import type { CaseDetail } from '../case-detail.ts';
import { stateOfForm } from './resident-rating.tsx';

/** What a reporter can do besides rating: add something, take it back, or say that it is not solved after all. */
export function ResidentActs({ view, data, form }: PageProps<CaseDetail>) {
  const { may } = data;
  const path = `${view.base}/cases/${data.id}`;
  const mine = data.reporter.personId === view.actor.id && data.reporter.count === 1;
  return (
    <>
      {may.add ? (
        <ActBar>
          <Adding view={view} data={data} form={form} />
        </ActBar>
      ) : null}
      {may.reopen ? (
        <ActBar>
          <Dialog label="没解决，请再办" heading="哪里还没解决" icon="rotate-ccw" open={form.values.form === 'reopen'}>
            <Form
              action={`${path}/reopening`}
              state={stateOfForm(form, 'reopen')}
              idempotencyKey={view.key()}
              scope="reopen"
              draft={`reopen-${data.id}`}
            >
              <input type="hidden" name="form" value="reopen" />
              <TextArea name="words" label="现在是什么情况" rows={3} maxlength={2000} required />
              <SubmitButton wide>重新交办</SubmitButton>
            </Form>
          </Dialog>
        </ActBar>
      ) : null}
      {may.withdraw && mine ? (
        <PostButton
          action={`${path}/withdrawal`}
          kind="quiet"
          fields={{ form: 'withdraw' }}
          confirm="撤回以后就不再办了，确定吗？"
        >
          不办了，撤回
        </PostButton>
      ) : null}
      {data.isReporter && data.reporter.personId !== view.actor.id && data.closedAt === null ? (
        <PostButton action={`${path}/leaving`} kind="quiet" confirm="退出后不再收到这件事的消息，确定吗？">
          不跟进了，退出
        </PostButton>
      ) : null}
    </>
  );
}

function Adding({ view, data, form }: PageProps<CaseDetail>) {
  return (
    <Dialog label="补充一句或一张照片" heading="补充" icon="camera" open={form.values.form === 'add'}>
      <Form
        action={`${view.base}/cases/${data.id}/additions`}
        state={stateOfForm(form, 'add')}
        idempotencyKey={view.key()}
        scope="add"
        draft={`add-${data.id}`}
        files
      >
        <input type="hidden" name="form" value="add" />
        <PhotoField name="photos" label="照片" max={6} />
        <TextArea name="words" label="说一句" hint="有照片可以不写。" rows={3} maxlength={2000} />
        <SubmitButton wide icon="send">
          交给办的人
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
