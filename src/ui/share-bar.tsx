export type Tone = 'red' | 'blue' | 'green' | 'amber' | 'late' | 'quiet';

/** A share from 0 to 1 as a bar. It is silent for screen readers: the words beside it must say the same. */
export function ShareBar({ share, tone = 'red' }: { share: number; tone?: Tone | undefined }) {
  return <SplitBar parts={[{ share, tone }]} />;
}

/** Several shares side by side in one bar, from the left; what is missing to 1 stays empty. */
export function SplitBar({ parts }: { parts: readonly { share: number; tone: Tone }[] }) {
  let used = 0;
  const drawn = parts.map(({ share, tone }) => {
    const from = used;
    used = Math.min(1, used + Math.min(1, Math.max(0, share || 0)));
    return { tone, from, width: used - from };
  });
  return (
    <svg class="share" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
      {drawn.map(({ tone, from, width }) => (
        <rect class={tone} x={Math.round(from * 1000)} width={Math.round(width * 1000)} height="10" />
      ))}
    </svg>
  );
}
