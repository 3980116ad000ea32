import type { PageProps, View } from '../../../platform/http/route.ts';
import { describeMoment } from '../../../platform/worktime/index.ts';
import {
  BoardShell,
  Card,
  ChartFrame,
  Columns,
  type Delta,
  EmptyState,
  Headed,
  Meters,
  Stat,
  Table,
  Tiles,
} from '../../../ui/index.ts';
import type { Board, BoardRate } from '../rates/board.ts';
import { rateWords } from '../rates/rate-formulas.ts';
import { trendChart } from '../rates/trend-chart.ts';

/** What everyone may see of a place at one glance: what came in, what is late, what people say, what it is about. */
export function BoardPage({ view, data }: PageProps<Board>) {
  const { place, path, at } = data;
  return (
    <BoardShell
      title={`${place.name} · 大家的事`}
      assets={view.assets}
      elder={view.elder}
      heading={`${place.name} · 大家的事`}
      note={`${describeMoment(at, at)} 的数字 · 不含个人信息`}
      links={[
        { label: '首页', href: view.base },
        ...path.map(({ id, name, level }) => ({
          label: name,
          href: level === 'county' ? `${view.base}/board` : `${view.base}/board?placeId=${id}`,
          current: id === place.id,
        })),
      ]}
    >
      {data.isEmpty ? <Empty view={view} /> : <Figures data={data} />}
      <Below view={view} data={data} />
    </BoardShell>
  );
}

function Empty({ view }: { view: View }) {
  return (
    <Card>
      <EmptyState
        icon="messages-square"
        heading="这里还没有人报过事情"
        lead="路灯不亮、没地方停车、想办个手续……说一声，就有人接着办。有了来件，这里会显示收到多少、办得怎么样。"
        act={{ label: '报个问题', href: `${view.base}/report` }}
      />
    </Card>
  );
}

function Figures({ data }: { data: Board }) {
  return (
    <>
      <Tiles>
        <Stat label="本月来件" value={String(data.received.count)} unit="件" delta={arrivals(data)} />
        <Stat
          label="本月办结"
          value={String(data.closed)}
          unit="件"
          definition="这个月办完、关上的件数；有的是前几个月收到的。"
        />
        <Stat label="正在办" value={String(data.open)} unit="件" definition="收到了还没有办结的，包括等居民评价的。" />
        <Stat
          label="已经超时"
          value={data.late.capped ? `${data.late.count}+` : String(data.late.count)}
          unit="件"
          late={data.late.count > 0}
          delta={data.late.count === 0 ? { direction: 'flat', words: '没有拖着的事', good: true } : undefined}
          definition="过了承诺的期限还没有答复居民的件数。期限从收到的那天起算，不停表。"
        />
      </Tiles>
      <Headed heading="近三个月，居民怎么说" sub="和再往前三个月比" />
      <Tiles six>
        {data.rates.map((rate) => (
          <RateStat rate={rate} />
        ))}
      </Tiles>
      <Columns aside={<Topics data={data} />}>
        <Trend data={data} />
      </Columns>
    </>
  );
}

function arrivals({ received: { before, changed } }: Board): Delta {
  if (changed === null) return { direction: 'flat', words: '上个月没有来件' };
  const percent = Math.round(Math.abs(changed) * 100);
  if (percent === 0) return { direction: 'flat', words: `按天算和上月一样（上月 ${before} 件）` };
  return {
    direction: changed > 0 ? 'up' : 'down',
    words: `按天算比上月${changed > 0 ? '多' : '少'} ${percent}%（上月 ${before} 件）`,
  };
}

/** A rate as a number with its change; how it is made, of how many, and without what was taken out, one tap away. */
export function RateStat({ rate }: { rate: BoardRate }) {
  const shown = rateWords(rate, rate.unit);
  return (
    <Stat
      label={rate.label}
      value={shown.value}
      unit={shown.unit || undefined}
      delta={rate.few ? { direction: 'flat', words: '不足 5 件，先不显示' } : change(rate)}
      definition={
        <>
          {rate.definition}
          {rate.few ? null : ` 这里是 ${parts(rate)}。`}
          {rate.few || rate.net.denominator === rate.denominator
            ? null
            : ` 其中 ${rate.denominator - rate.net.denominator} 件经审定不计入考核，去掉后是 ${netWords(rate)}。`}
        </>
      }
    />
  );
}

const parts = ({ numerator, denominator }: { numerator: number; denominator: number }) =>
  `${Math.round(numerator * 10) / 10} ÷ ${denominator}`;

function netWords(rate: BoardRate): string {
  const { value, unit } = rateWords(rate.net, rate.unit);
  return rate.net.value === null ? value : `${value}${unit}（${parts(rate.net)}）`;
}

function change({ value, before, unit }: BoardRate): Delta | undefined {
  if (value === null || before === null) return undefined;
  const by = Math.round((value - before) * 10) / 10;
  const size = Math.abs(by);
  // A change this small says nothing about the work.
  if (size < 1) return { direction: 'flat', words: '和之前差不多' };
  const isMore = by > 0;
  const direction = isMore ? 'up' : 'down';
  return unit === 'hours'
    ? { direction, words: `${isMore ? '慢' : '快'}了 ${size} 小时`, good: !isMore }
    : { direction, words: `${isMore ? '高' : '低'}了 ${size} 个点`, good: isMore };
}

function Topics({ data }: { data: Board }) {
  return (
    <Card heading="近三个月大家在说什么">
      {data.topics.length === 0 ? (
        <p class="muted">这三个月没有来件。</p>
      ) : (
        <Meters meters={data.topics.map(({ label, count, share }) => ({ label, share, value: `${count} 件` }))} />
      )}
    </Card>
  );
}

function Trend({ data }: { data: Board }) {
  const { trend } = data;
  return (
    <ChartFrame
      heading="每月来件与办结"
      summary={`近 ${trend.length} 个月每月来件与办结的折线。最近一个月来件 ${data.received.count} 件，办结 ${data.closed} 件；最早的一个月来件 ${trend[0]?.received ?? 0} 件。`}
      legend={[
        { label: '来件', tone: 'red' },
        { label: '办结', tone: 'green' },
      ]}
      svg={trendChart(trend, 'wide') + trendChart(trend, 'narrow')}
      note="本月还没有过完。"
      table={
        <Table
          caption="每月来件与办结"
          columns={[
            { label: '月份', cell: ({ month }) => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`, head: true },
            { label: '来件', cell: ({ received }) => received, number: true },
            { label: '办结', cell: ({ closed }) => closed, number: true },
          ]}
          rows={[...trend].reverse()}
        />
      }
    />
  );
}

function Below({ view, data }: { view: View; data: Board }) {
  if (data.below.length === 0) return null;
  return (
    <Card heading={data.place.level === 'county' ? '看一个乡镇、街道' : '看一个社区、村'}>
      <nav aria-label="下一级">
        <ul class="chips">
          {data.below.map(({ id, name }) => (
            <li>
              <a class="chip" href={`${view.base}/board?placeId=${id}`}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </Card>
  );
}
