import { AdminFrame } from '../../../frames/admin-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import {
  Card,
  Columns,
  EmptyState,
  Form,
  NoticeBar,
  Pager,
  StatusTag,
  SubmitButton,
  Table,
} from '../../../ui/index.ts';
import type { CalendarYear, MarkedDay } from '../calendar-year.ts';

const kinds = { off: '放假', work: '调休上班' } as const;
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** The working calendar: holidays and make-up days of a year, and the file of the coming one. */
export function CalendarPage({ view, data, form }: PageProps<CalendarYear>) {
  const here = `${view.base}/admin/calendar`;
  return (
    <AdminFrame
      view={view}
      title={`${data.year} 年日历`}
      lead="工作日期限按这份日历算。没有公布放假安排的年份只认双休日，算出的日期标“暂定”，导入后自动重算。"
      aside={
        data.published ? (
          <StatusTag status="done">已公布</StatusTag>
        ) : (
          <StatusTag status="waiting">未公布，暂定</StatusTag>
        )
      }
    >
      {data.preview === null ? null : <Preview view={view} data={data} form={form} />}
      <Columns
        aside={
          <Card heading="导入放假安排">
            <Form action={here} state={data.preview === null ? form : undefined} files idempotencyKey={view.key()}>
              <div class={form.errors.file === undefined ? 'field' : 'field wrong'}>
                <label for="f-file">文件</label>
                <p class="hint" id="f-file-hint">
                  国务院放假安排：holiday-cn 的 JSON，或 CSV（日期,类型,名称；类型写放假或上班）。要全年完整的。
                </p>
                <input
                  id="f-file"
                  type="file"
                  name="file"
                  accept=".json,.csv,.txt"
                  aria-describedby="f-file-hint"
                  required
                />
                {form.errors.file === undefined ? null : <p class="error">{form.errors.file}</p>}
              </div>
              <SubmitButton kind="plain" icon="upload">
                预览
              </SubmitButton>
            </Form>
          </Card>
        }
      >
        <Card heading="放假和调休">
          <Days
            days={data.days}
            empty={
              <EmptyState heading="这一年还没有公布" lead="每年十一月前后公布，公布后在这里导入。" icon="calendar" />
            }
          />
        </Card>
      </Columns>
      <Pager prev={`${here}?year=${data.year - 1}`} next={`${here}?year=${data.year + 1}`} note={`${data.year} 年`} />
    </AdminFrame>
  );
}

function Preview({ view, data }: PageProps<CalendarYear>) {
  const preview = data.preview;
  if (preview === null) return null;
  return (
    <Card heading={`将要导入 ${preview.years.join('、')} 年`} tone="warm">
      <NoticeBar kind="info" text="请核对，没有问题再确认。导入后，等这份日历的期限会自动重算。" />
      <Days days={preview.days} />
      <Form action={`${view.base}/admin/calendar`} idempotencyKey={view.key()} scope="confirm">
        <input type="hidden" name="confirmed" value="yes" />
        <input type="hidden" name="text" value={preview.text} />
        <SubmitButton>确认导入</SubmitButton>
      </Form>
    </Card>
  );
}

function Days({ days, empty }: { days: readonly MarkedDay[]; empty?: unknown }) {
  return (
    <Table
      caption="放假和调休的日子"
      rows={days}
      empty={empty as never}
      columns={[
        { label: '日期', head: true, nowrap: true, cell: (row) => row.day },
        { label: '星期', cell: (row) => weekdays[new Date(`${row.day}T00:00:00Z`).getUTCDay()] ?? '' },
        {
          label: '安排',
          cell: (row) => <StatusTag status={row.kind === 'off' ? 'done' : 'waiting'}>{kinds[row.kind]}</StatusTag>,
        },
        { label: '名称', cell: (row) => row.name || '—' },
      ]}
    />
  );
}
