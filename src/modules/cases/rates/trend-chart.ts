// One file of the package: its hundreds of small ones cost the server four times the memory.
import { init } from 'echarts/dist/echarts.esm.min.mjs';

export interface TrendMonth {
  /** The first day of the month. */
  readonly month: string;
  readonly received: number;
  readonly closed: number;
}

const inks = { received: '#c0342b', closed: '#28663e', line: '#e8e0d7', words: '#5c544e' };
const sizes = {
  wide: { width: 740, height: 250, every: 1, left: 44 },
  narrow: { width: 340, height: 230, every: 3, left: 40 },
};
export type TrendSize = keyof typeof sizes;

// Drawing takes milliseconds; a board that is kept keeps its pictures.
const drawn = new WeakMap<readonly TrendMonth[], Partial<Record<TrendSize, string>>>();

/**
 * What came in and what was closed, month by month, as SVG without styles or scripts, so that the page's policy lets
 * it be. Drawn wide and narrow, because words in a picture shrink with it.
 */
export function trendChart(months: readonly TrendMonth[], size: TrendSize): string {
  const known = drawn.get(months) ?? {};
  const svg = known[size] ?? draw(months, size);
  drawn.set(months, { ...known, [size]: svg });
  return svg;
}

function draw(months: readonly TrendMonth[], size: TrendSize): string {
  const { width, height, every, left } = sizes[size];
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  const line = (name: 'received' | 'closed') => ({
    type: 'line' as const,
    data: months.map((month) => month[name]),
    color: inks[name],
    lineStyle: { width: 3, type: name === 'closed' ? ([7, 5] as number[]) : ('solid' as const) },
    symbol: 'circle',
    symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) => (dataIndex === months.length - 1 ? 11 : 6),
    itemStyle: { color: inks[name], borderColor: inks[name] },
    clip: false,
  });
  const text = { color: inks.words, fontSize: 15, fontFamily: 'inherit' };
  chart.setOption({
    animation: false,
    grid: { left, right: 26, top: 14, bottom: 32 },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: months.map(({ month }) => monthWord(month)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: inks.line } },
      axisLabel: { ...text, interval: every, hideOverlap: false },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitNumber: 4,
      axisLabel: text,
      splitLine: { lineStyle: { color: inks.line } },
    },
    series: [line('received'), line('closed')],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return plain(svg).replace('<svg', `<svg class="${size}"`);
}

/** January carries its year, so that a line across the year's end can be read. */
export function monthWord(month: string): string {
  const number = Number(month.slice(5, 7));
  return number === 1 ? `${month.slice(2, 4)}年1月` : `${number}月`;
}

/** Inline styles become attributes; what only serves a script in the browser goes. */
function plain(svg: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|pointer-events|ecmeta_\w+|xmlns:xlink|version|baseProfile)="[^"]*"/g, '')
    .replace(/ (width|height)="\d+"(?=[^>]*viewBox)/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => attributesOf(style))
    .replace(/ font-family="inherit"/g, '')
    .replace(/<rect[^>]*fill="none"[^>]*><\/rect>/g, '')
    .replace(
      /<path d="M1 0A1[^>]*?matrix\(([\d.]+),0,0,[\d.]+,([\d.]+),([\d.]+)\)" (fill="[^"]+")[^>]*><\/path>/g,
      circle,
    )
    .replace(/\n+/g, '')
    .replace(/<defs >/g, '<defs>');
}

const circle = '<circle cx="$2" cy="$3" r="$1" $4></circle>';

const attributesOf = (style: string) =>
  style
    .split(';')
    .filter((rule) => rule.includes(':'))
    .map((rule) => {
      const [name = '', value = ''] = rule.split(':');
      return ` ${name.trim()}="${value.trim()}"`;
    })
    .join('');
