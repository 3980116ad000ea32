import { DeskFrame } from '../../../frames/desk-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import { ActBar, Card, Headed, LinkButton, type Notice, Stat, SummaryList, Tiles } from '../../../ui/index.ts';
import type { CaseQueue } from '../case-list.ts';
import { type Lane, lanes, lanesOf } from '../lane.ts';
import { countWords, DeskQueue, queueLinks } from './desk-queue.tsx';

/** Where a worker begins: the queue, and beside it what is pressing. */
export function DeskQueuePage({ view, data: queue, form }: PageProps<CaseQueue>) {
  const refused: Notice | undefined = form.message ? { kind: 'bad', text: firstError(form) } : undefined;
  return (
    <DeskFrame
      view={view}
      title={lanes[queue.lane]}
      queues={queueLinks({ view, queue })}
      list={<DeskQueue view={view} queue={queue} />}
      live="/desk/live"
      notice={refused}
    >
      <Headed level={1} heading="今天" sub={`${view.actor.place?.name ?? view.countyName} · 点左边一件，就在这里办`} />
      <Pressing view={view} data={queue} />
      <ActBar>
        {view.actor.can('cases.register') ? (
          <>
            <LinkButton kind="main" icon="file-plus" href={`${view.base}/cases/new`} hotkey="N">
              代为登记
            </LinkButton>
            <LinkButton icon="messages-square" href={`${view.base}/cases/new/chat`}>
              群聊拆单
            </LinkButton>
          </>
        ) : null}
        <LinkButton icon="search" href={`${view.base}/cases`}>
          查找诉求
        </LinkButton>
      </ActBar>
      <Keys />
    </DeskFrame>
  );
}

const firstError = (form: PageProps<unknown>['form']) => Object.values(form.errors)[0] ?? form.message;

const notes: Partial<Record<Lane, string>> = {
  late: '居民钟已过。先办，先说明。',
  soon: '24 小时内到期。',
  'to-dispatch': '新来的，等着派给单位。',
  'to-sign': '派出了，单位还没签收。',
  'return-review': '单位说不归它管，等您定。',
  'to-follow-up': '居民没评，打个电话问问。',
  helping: '别的单位请您协办。',
};

function Pressing({ view, data: queue }: Pick<PageProps<CaseQueue>, 'view' | 'data'>) {
  const shown = lanesOf(view.actor).filter((lane) => notes[lane] !== undefined && queue.counts[lane]);
  if (shown.length === 0) return null;
  return (
    <Tiles>
      {shown.map((lane) => {
        const count = queue.counts[lane] ?? 0;
        return (
          <Stat
            label={lanes[lane]}
            href={`${view.base}/desk?lane=${lane}`}
            value={String(countWords(count))}
            unit="件"
            definition={notes[lane]}
            late={lane === 'late' && count > 0}
          />
        );
      })}
    </Tiles>
  );
}

const keys = [
  { label: 'J　K', value: '在队列里往下、往上走' },
  { label: '回车', value: '打开这一件' },
  { label: '/', value: '去搜索' },
  { label: '按钮上的字母', value: '打开一件后，按它就是按那个按钮：S 签收，A 答复，D 派单' },
];

function Keys() {
  return (
    <Card heading="不用鼠标也能办">
      <SummaryList facts={keys} />
    </Card>
  );
}
