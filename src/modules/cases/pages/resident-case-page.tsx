import { ResidentFrame } from '../../../frames/resident-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import { Card, Clock, type ClockState, Headed, PhotoStrip, Steps, Timeline } from '../../../ui/index.ts';
import type { CaseDetail } from '../case-detail.ts';
import { ResidentActs } from './resident-acts.tsx';
import { caseLines, photosOf } from './resident-case-lines.ts';
import { RatingCard } from './resident-rating.tsx';

/** One matter as its reporter sees it: where it stands, by when, what happened, and what they can do now. */
export function ResidentCasePage({ view, data, form }: PageProps<CaseDetail>) {
  const { told } = data;
  const before = photosOf(view, data, 'before');
  const ended = told.step === 5 && data.closedAt !== null && data.answeredAt === null;
  return (
    <ResidentFrame view={view} title={data.title} door="mine" back={{ label: '我的事', path: '/my/cases' }}>
      <Card livePart="head">
        <Headed level={1} heading={data.title} sub={headLine(data)} />
        {before.length > 0 ? <PhotoStrip photos={before} lead /> : null}
        {ended ? null : <Steps steps={told.stations} now={told.step} />}
      </Card>
      <Answer view={view} data={data} />
      {data.may.rate && !isRated(data) ? <RatingCard view={view} data={data} form={form} /> : null}
      {data.closedAt === null ? <Due data={data} /> : <Ended data={data} />}
      <Card heading="办到哪一步了">
        <Timeline entries={caseLines(view, data)} livePart="lines" />
      </Card>
      <ResidentActs view={view} data={data} form={form} />
    </ResidentFrame>
  );
}

const isRated = (data: CaseDetail) => data.ratings.some((one) => one.mine && one.cycle === data.cycle);

function headLine(data: CaseDetail): string {
  const seen = data.publishedAt
    ? '邻居也看得到，不露您的名字'
    : data.audience === 'public'
      ? '社区看过以后邻居也看得到'
      : '只有您和办的人看得到';
  const together = data.reporter.count > 1 ? ` · ${data.reporter.count} 位邻居一起` : '';
  return `编号 ${data.number} · ${data.told.received} 报 · ${seen}${together}`;
}

/** The resident's clock: it never stops, and says why it ends then. */
function Due({ data }: { data: CaseDetail }) {
  const clock = data.clocks.resident;
  const state: ClockState =
    data.answeredAt === null ? (clock.late ? 'late' : clock.share > 0.8 ? 'soon' : 'running') : 'done';
  const words =
    data.answeredAt === null
      ? clock.late
        ? `本该 ${clock.due} 前答复，${clock.remaining ?? '已经超时'}`
        : `${clock.due} 前答复您`
      : `${data.told.answered ?? ''} 已经答复${clock.late ? '，比说好的晚了' : ''}`;
  return (
    <Card livePart="clock">
      <Clock
        state={state}
        words={words}
        share={data.answeredAt === null ? clock.share : undefined}
        sentence={sentenceOf(data)}
      />
    </Card>
  );
}

/** Why the date is what it is and what is left of it; in side states also what goes on meanwhile. */
function sentenceOf(data: CaseDetail): string {
  const { remaining, sentence, late } = data.clocks.resident;
  if (data.answeredAt !== null) return `${data.told.next}。`;
  const meanwhile = data.state === 'return-review' || data.state === 'suspended' ? `${data.told.next}。` : '';
  return [meanwhile, sentence, remaining && !late ? `${remaining}。` : ''].join('');
}

function Ended({ data }: { data: CaseDetail }) {
  return (
    <Card livePart="clock">
      <Clock state="done" words={data.told.word} sentence={`${data.told.next}。`} />
    </Card>
  );
}

/** The newest answer stands by itself: it is what everyone came for. */
function Answer({ view, data }: { view: PageProps<CaseDetail>['view']; data: CaseDetail }) {
  const answer = data.answers.at(-1);
  if (answer === undefined || data.answeredAt === null) return null;
  const after = photosOf(view, data, 'after');
  return (
    <Card heading={`${answer.unitName ?? '承办单位'}的答复`} tone="warm">
      <p class="told">{answer.words}</p>
      {after.length > 0 ? <PhotoStrip photos={after} /> : null}
    </Card>
  );
}
