import { describeMoment } from '../../../platform/worktime/index.ts';
import { Card, ChoiceList, Dialog, Form, Row, Rows, StatusTag, SubmitButton, TextArea } from '../../../ui/index.ts';
import type { DeskCaseProps } from './desk-case-props.ts';

type Part = Pick<DeskCaseProps, 'view' | 'data'>;

/** What stands open around a case and waits for somebody: requests to decide, helpers to answer, plans to look at again. */
export function DeskStandings({ view, data }: Part) {
  const open = data.whistles.filter((one) => one.endedAt === null);
  const rows = [
    ...data.returns
      .filter((one) => one.decision === null)
      .map((one) => ({
        title: `${one.unitName ?? '承办单位'}申请退单：${one.reasonLabel}`,
        note: `${one.words} · ${describeMoment(one.reviewDueAt, view.now)} 前不审视为同意`,
        tag: '等审核',
      })),
    ...data.extensions
      .filter((one) => one.decision === null)
      .map((one) => ({
        title: `申请延期 ${one.days} 天`,
        note: one.reason,
        tag: '等审核',
      })),
    ...data.suspensions
      .filter((one) => one.endedAt === null)
      .map((one) => ({
        title: `挂账：${one.reason}`,
        note: `${one.plan} · ${one.ownerName ?? '主办单位'}牵头，${one.reviewOn} 再看`,
        tag: '挂账',
      })),
    ...data.helpers.map((one) => ({
      title: `${one.unitName} 协办`,
      note: one.answer ?? `${one.note} · ${describeMoment(one.dueAt, view.now)} 前答复`,
      tag: one.answeredAt ? '已答复' : one.late ? '超时' : '等答复',
    })),
    ...data.whistles
      .filter((one) => one.endedAt === null)
      .map((one) => ({
        title: `${describeMoment(one.meetAt, view.now)} 到场：${one.units.map((unit) => unit.unitName).join('、')}`,
        note: one.note,
        tag: '吹哨',
      })),
  ];
  if (rows.length === 0) return null;
  return (
    <Card heading="还等着的" livePart="standings">
      <Rows>
        {rows.map(({ title, note, tag }) => (
          <Row
            title={title}
            note={note}
            aside={
              <StatusTag status={tag === '超时' ? 'late' : tag === '已答复' ? 'done' : 'waiting'}>{tag}</StatusTag>
            }
          />
        ))}
      </Rows>
      {data.may['end-whistle'] ? open.map((one) => <EndWhistle view={view} caseId={data.id} whistle={one} />) : null}
    </Card>
  );
}

type Whistle = DeskCaseProps['data']['whistles'][number];

function EndWhistle({ view, caseId, whistle }: { view: Part['view']; caseId: string; whistle: Whistle }) {
  return (
    <Dialog label="记会商结果" heading="会商结束" slim>
      <Form
        action={`${view.base}/cases/${caseId}/whistles/${whistle.id}/end`}
        idempotencyKey={view.key()}
        scope={whistle.id}
        label="会商结束"
      >
        <ChoiceList
          name="arrived[]"
          label="哪些单位到了"
          many
          columns={2}
          choices={whistle.units.map((one) => ({ value: one.unitId, label: one.unitName }))}
        />
        <TextArea name="summary" label="议定了什么" rows={4} required />
        <SubmitButton>记下来</SubmitButton>
      </Form>
    </Dialog>
  );
}
