import { ResidentFrame } from '../../../frames/resident-frame.tsx';
import type { PageProps, View } from '../../../platform/http/route.ts';
import { Card, Headed, NoticeBar, Row, Rows } from '../../../ui/index.ts';
import type { ReportCheck, ReportHints } from '../report-steps.ts';

/** What is shown under the words while someone types; a page of its own without script. */
export function ReportHintsPage({ view, data }: PageProps<ReportHints>) {
  return (
    <ResidentFrame view={view} title="先看看" door="report" back={{ label: '接着写', path: '/report' }}>
      <Headed level={1} heading="先看看有没有人报过" />
      <div data-asked>
        <Elsewhere elsewhere={data.elsewhere} />
        <Similar view={view} similar={data.similar} />
      </div>
    </ResidentFrame>
  );
}

/** Where to go at once with what this service is not for. */
export function Elsewhere({ elsewhere }: Pick<ReportCheck, 'elsewhere'>) {
  return (
    <>
      {elsewhere.map((one) => (
        <NoticeBar
          kind="warn"
          text={one.say}
          action={one.phone ? { label: `拨\u00a0${one.phone}`, href: `tel:${one.phone}` } : undefined}
        />
      ))}
    </>
  );
}

/** Matters near by that sound alike: add to one's own, or join a neighbour's instead of repeating it. */
export function Similar({ view, similar }: { view: View; similar: ReportCheck['similar'] }) {
  if (similar.length === 0) return null;
  return (
    <Card heading="是不是同一件？" sub="已经有人报了的，跟着一起就行，结果也会告诉您。">
      <Rows>
        {similar.map((one) => (
          <Row
            href={`${view.base}/${one.mine ? 'cases' : 'public/cases'}/${one.id}`}
            icon={one.mine ? 'file-text' : 'users'}
            tone={one.mine ? 'amber' : 'blue'}
            title={one.title}
            note={[
              one.mine ? '您报过的，可以去补充' : '邻居报的，可以说“我也是”',
              one.placeName,
              one.together > 1 ? `已有 ${one.together} 位` : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Rows>
    </Card>
  );
}
