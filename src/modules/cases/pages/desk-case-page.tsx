import { DeskFrame } from '../../../frames/desk-frame.tsx';
import { describeMoment } from '../../../platform/worktime/index.ts';
import { Card, Clock, Columns, Headed, type Notice, PhotoStrip, StatusTag, Timeline } from '../../../ui/index.ts';
import type { CasePageData } from '../case-page.ts';
import { queueQuery } from '../lane.ts';
import { DeskActs, refusedAct } from './desk-acts.tsx';
import type { DeskCaseProps } from './desk-case-props.ts';
import { DeskFacts } from './desk-facts.tsx';
import { DeskQueue, queueLinks, StateTag } from './desk-queue.tsx';
import { DeskStandings } from './desk-standings.tsx';

/** A case for who works on it: everything on one screen, the acts above, the queue it came from beside it. */
export function DeskCasePage({ view, data, desk, form }: DeskCaseProps) {
  const { queue } = desk;
  // A refusal belongs to a form; when that form may no longer be shown, the page says it.
  const act = refusedAct(form);
  const orphan = form.message !== null && !(act && data.may[act]);
  const notice: Notice | undefined = orphan ? { kind: 'bad', text: form.message } : undefined;
  return (
    <DeskFrame
      view={view}
      title={data.title}
      queues={queueLinks({ view, queue })}
      list={<DeskQueue view={view} queue={queue} openedId={data.id} />}
      opened
      back={{ label: '回到队列', path: `/desk?${queueQuery(queue.filter)}` }}
      live="/desk/live"
      notice={notice}
    >
      <Headed
        level={1}
        heading={data.title}
        aside={<Tags data={data} />}
        sub={`编号 ${data.number} · ${describeMoment(data.receivedAt, view.now)} ${data.channelLabel} · ${data.kindLabel} · ${data.categoryLabel}`}
      />
      <DeskActs view={view} data={data} desk={desk} form={form} />
      <Columns
        aside={
          <>
            <Clocks data={data} />
            <DeskFacts view={view} data={data} desk={desk} />
          </>
        }
      >
        <Words view={view} data={data} />
        <DeskStandings view={view} data={data} />
        <Story view={view} data={data} />
      </Columns>
    </DeskFrame>
  );
}

type Part = Pick<DeskCaseProps, 'view' | 'data'>;

function Tags({ data }: Pick<Part, 'data'>) {
  return (
    <>
      <StateTag state={data.state}>{data.stateLabel}</StateTag>
      {data.late ? <StatusTag status="late">超时</StatusTag> : null}
      {data.supervision > 0 ? <StatusTag status="late">{`${data.supervision} 级督办`}</StatusTag> : null}
      {data.cycle > 1 ? <StatusTag status="waiting">{`第 ${data.cycle} 次办`}</StatusTag> : null}
    </>
  );
}

const stages: Record<string, string> = { before: '居民拍的', during: '办理中', after: '办理后' };

function Words({ view, data }: Part) {
  const photos = data.photos.map((photo, place) => ({
    src: `${view.base}/cases/${data.id}/photos/${photo.id}`,
    alt: `${stages[photo.stage] ?? '照片'} ${place + 1}`,
    caption: stages[photo.stage],
  }));
  return (
    <Card>
      <p class="told">{data.words}</p>
      {photos.length > 0 ? <PhotoStrip photos={photos} /> : null}
    </Card>
  );
}

function Clocks({ data }: Pick<Part, 'data'>) {
  const { resident, handler } = data.clocks;
  return (
    <Card livePart="clocks">
      <OneClock name="居民钟" clock={resident} />
      {handler ? <OneClock name="办理钟" clock={handler} /> : null}
    </Card>
  );
}

function OneClock({ name, clock }: { name: string; clock: CasePageData['clocks']['resident'] }) {
  const { late, paused, remaining, share, due, sentence } = clock;
  const soon = share > 0.8;
  const state = late ? 'late' : remaining === null ? 'done' : paused ? 'paused' : soon ? 'soon' : 'running';
  const words = remaining ?? (late ? `已停，超过了 ${due}` : '已停，按时');
  return (
    <Clock
      state={state}
      words={`${name}：${words}`}
      sentence={sentence}
      share={remaining === null ? undefined : share}
    />
  );
}

function Story({ view, data }: Part) {
  const entries = [...data.entries].reverse().map((entry) => ({
    title: entry.unitName ? `${entry.label}：${entry.unitName}` : entry.label,
    at: describeMoment(entry.at, view.now),
    datetime: entry.at.toISOString(),
    by: entry.who,
    body: entry.words ? <p class="told">{entry.words}</p> : undefined,
  }));
  return (
    <Card heading="经过">
      <Timeline entries={entries} livePart="story" />
    </Card>
  );
}
