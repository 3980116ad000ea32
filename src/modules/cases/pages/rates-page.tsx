import { DeskFrame } from '../../../frames/desk-frame.tsx';
import type { PageProps, View } from '../../../platform/http/route.ts';
import {
  Card,
  type Column,
  type Delta,
  EmptyState,
  FilterBar,
  Form,
  Headed,
  SelectField,
  Stat,
  SubmitButton,
  Table,
  TextField,
  Tiles,
} from '../../../ui/index.ts';
import type { CaseRates, RateLine } from '../rates/case-rates.ts';
import { type Rate, type RateKey, rateWords } from '../rates/rate-formulas.ts';

/** What the tables show beside the counts; every rate stands in the tiles above them. */
const inTables: readonly { key: RateKey; label: string }[] = [
  { key: 'response', label: '响应率' },
  { key: 'solved', label: '解决率' },
  { key: 'satisfied', label: '满意率' },
  { key: 'signed-on-time', label: '及时签收' },
  { key: 'answered-on-time', label: '按时答复' },
  { key: 'returned', label: '退单率' },
  { key: 'redone', label: '重办率' },
  { key: 'office-hours', label: '平均时长' },
];

/** The rates within reach, each with how it is made, then unit by unit and month by month. */
export function RatesPage({ view, data }: PageProps<CaseRates>) {
  const { filter, place, unit, total } = data;
  const about = [
    unit?.name ?? place.name,
    filter.from === filter.to ? monthWords(filter.to) : `${monthWords(filter.from)}至${monthWords(filter.to)}`,
  ];
  const isEmpty = total.received + total.dispatched + total.answered + total.visited === 0;
  return (
    <DeskFrame view={view} title="指标">
      <Headed level={1} heading={`指标 · ${about[0]}`} sub={about[1]} />
      <Filters view={view} data={data} />
      {isEmpty ? (
        <Card>
          <EmptyState icon="chart-column" heading="这段时间还没有数字" lead="换一个月份或地点再看看。" />
        </Card>
      ) : (
        <Results view={view} data={data} />
      )}
    </DeskFrame>
  );
}

const howCounted =
  '每个数字记在事情发生的那个月：收到记在收到的月份，评价记在评价的月份。一件诉求只算一次，重办另外记；' +
  '经审定不计入考核的，原来的数和去掉后的数都列出来。';

const monthWords = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

function Results({ view, data }: { view: View; data: CaseRates }) {
  const { total, units, months } = data;
  const unitLink = (id: string) => addressOf(view, data, { unitId: id });
  return (
    <>
      <Tiles>
        {[...total.rates, total.score].map((rate) => (
          <RateTile rate={rate} />
        ))}
      </Tiles>
      {units.length === 0 ? null : (
        <Card heading="各单位">
          <Table
            caption="各单位的指标，按派单多少排列"
            columns={[
              { label: '单位', cell: ({ id, name }) => <a href={unitLink(id)}>{name}</a>, head: true },
              { label: '派给', cell: ({ dispatched }) => dispatched, number: true },
              { label: '评价', cell: ({ visited }) => visited, number: true },
              ...rateColumns(),
            ]}
            rows={units}
          />
        </Card>
      )}
      <Card heading="各月份">
        <Table
          caption="各月份的指标"
          columns={[
            { label: '月份', cell: ({ month }) => monthWords(month), head: true, nowrap: true },
            data.unit
              ? { label: '派给', cell: ({ dispatched }) => dispatched, number: true }
              : { label: '来件', cell: ({ received }) => received, number: true },
            { label: '评价', cell: ({ visited }) => visited, number: true },
            ...rateColumns(),
          ]}
          rows={months}
        />
      </Card>
      <p class="small">{howCounted}</p>
    </>
  );
}

/** The raw rate, the net one when something was taken out, and how both are made. */
function RateTile({ rate }: { rate: Rate }) {
  const shown = rateWords(rate, rate.unit);
  const taken = rate.denominator - rate.net.denominator;
  return (
    <Stat
      label={rate.label}
      value={shown.value}
      unit={shown.unit || undefined}
      delta={netWords(rate, taken)}
      definition={
        rate.key === 'score' ? rate.definition : `${rate.definition} 这里是 ${parts(rate)}${netParts(rate, taken)}。`
      }
    />
  );
}

function netWords({ net, unit, value }: Rate, taken: number): Delta | undefined {
  if (net.value === value) return undefined;
  const shown = rateWords(net, unit);
  return { direction: 'flat', words: `剔除${taken > 0 ? ` ${taken} 件` : ''}后 ${shown.value}${shown.unit}` };
}

const parts = ({ numerator, denominator }: { numerator: number; denominator: number }) =>
  `${Math.round(numerator * 10) / 10} ÷ ${denominator}`;
const netParts = ({ net }: Rate, taken: number) => (taken > 0 ? `，剔除后 ${parts(net)}` : '');

const rateColumns = <R extends RateLine>(): Column<R>[] =>
  inTables.map(({ key, label }) => ({
    label,
    number: true,
    cell: ({ rates }) => {
      const rate = rates.find((one) => one.key === key);
      if (!rate) return '—';
      const { value, unit } = rateWords(rate, rate.unit);
      return unit === '小时' ? `${value} 小时` : value + unit;
    },
  }));

function Filters({ view, data }: { view: View; data: CaseRates }) {
  const { filter, path, below, place, unit, ownUnitOnly } = data;
  const places = ownUnitOnly ? [] : [...path, ...below];
  return (
    <FilterBar
      label="地点与筛选"
      chips={[
        ...(unit && !ownUnitOnly
          ? [{ label: `${unit.name} ×`, href: addressOf(view, data, { unitId: undefined }), on: true }]
          : []),
        ...places.map(({ id, name }) => ({
          label: name,
          href: addressOf(view, data, { placeId: id }),
          on: id === place.id,
        })),
      ]}
      more={
        <Form action={`${view.base}/desk/rates`} method="get" values={filter} label="月份与类型">
          {ownUnitOnly ? null : <input type="hidden" name="placeId" value={place.id} />}
          {unit && !ownUnitOnly ? <input type="hidden" name="unitId" value={unit.id} /> : null}
          <TextField name="from" label="从哪个月" hint="例如 2026-09" maxlength={7} short />
          <TextField name="to" label="到哪个月" hint="最多 36 个月" maxlength={7} short />
          <SelectField
            name="kind"
            label="类型"
            empty="不限"
            choices={data.kinds.map(({ key, label }) => ({ value: key, label }))}
          />
          <SubmitButton kind="plain" slim>
            看
          </SubmitButton>
        </Form>
      }
    />
  );
}

function addressOf(view: View, { filter }: CaseRates, change: Partial<CaseRates['filter']>): string {
  const asked = Object.entries({ ...filter, ...change }).filter((entry): entry is [string, string] => !!entry[1]);
  return `${view.base}/desk/rates?${new URLSearchParams(asked)}`;
}
