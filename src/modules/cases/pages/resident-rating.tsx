import type { FormState, PageProps } from '../../../platform/http/route.ts';
import { Card, ChoiceList, Form, SubmitButton, TextArea } from '../../../ui/index.ts';
import type { CaseDetail } from '../case-detail.ts';

const untouched: FormState = { values: {}, errors: {}, message: null };

/** Of the several forms of a page, the refusal belongs to the one that was sent. */
export function stateOfForm(form: FormState, name: string): FormState {
  return form.values.form === name ? form : untouched;
}

/** Two separate questions: a matter can be solved and the person not satisfied, or the other way round. */
export function RatingCard({ view, data, form }: PageProps<CaseDetail>) {
  return (
    <Card heading="办得怎么样？您说了算" id="rate" tone="warm">
      <Form
        action={`${view.base}/cases/${data.id}/ratings`}
        state={stateOfForm(form, 'rate')}
        idempotencyKey={view.key()}
        scope="rate"
      >
        <input type="hidden" name="form" value="rate" />
        <ChoiceList
          name="solved"
          label="解决了吗"
          columns={2}
          choices={[
            { value: 'yes', label: '解决了', icon: 'circle-check' },
            { value: 'no', label: '没解决', detail: '会重新交办', icon: 'rotate-ccw' },
          ]}
          required
        />
        <ChoiceList
          name="satisfied"
          label="满意吗"
          columns={3}
          choices={[
            { value: 'very', label: '满意', icon: 'thumbs-up' },
            { value: 'basically', label: '基本满意', icon: 'circle-dot' },
            { value: 'no', label: '不满意', icon: 'thumbs-down' },
          ]}
          required
        />
        <TextArea name="words" label="想说点什么" hint="可以不写。" rows={2} maxlength={2000} />
        <SubmitButton wide icon="check">
          评好了
        </SubmitButton>
      </Form>
    </Card>
  );
}
