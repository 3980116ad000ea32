import { ShareBar, type Tone } from './share-bar.tsx';

export type MeterProps = {
  label: string;
  value: string;
  /** 0 to 1: of the whole, or of the longest bar beside it. */
  share: number;
  tone?: Tone | undefined;
  href?: string | undefined;
};

/** Amounts as bars under one another, each with its name and its number. */
export function Meters({ meters }: { meters: readonly MeterProps[] }) {
  return (
    <ul class="meters">
      {meters.map((meter) => (
        <li>
          {meter.href === undefined ? <span>{meter.label}</span> : <a href={meter.href}>{meter.label}</a>}
          <ShareBar share={meter.share} tone={meter.tone} />
          <b>{meter.value}</b>
        </li>
      ))}
    </ul>
  );
}

/** One amount as a bar with its name and its number. */
export function Meter(props: MeterProps) {
  return <Meters meters={[props]} />;
}
