import type { View } from '../../../platform/http/route.ts';
import { describeMoment } from '../../../platform/worktime/index.ts';
import { Card, Timeline } from '../../../ui/index.ts';
import type { PlaceAdmin } from '../place-admin.ts';

const words: Record<string, (other: string) => string> = {
  added: (other) => (other ? `设立在${other}` : '增加'),
  renamed: () => '改名',
  moved: (other) => `从${other}移来`,
  merged: (other) => `与${other}合并`,
  split: (other) => `与${other}拆分`,
  closed: () => '停用',
  'grid-set': (other) => (other ? `划入${other}` : '划出网格'),
};

/** What happened to a place: where it lay, what it was called, with what it was merged. */
export function PlaceHistory({ view, history }: { view: View; history: PlaceAdmin['history'] }) {
  if (history.length === 0) return null;
  return (
    <Card heading="变更记录">
      <Timeline
        entries={history.map((entry) => ({
          title: words[entry.kind]?.(entry.otherName ?? '') ?? entry.kind,
          at: describeMoment(entry.at, view.now),
          datetime: entry.at.toISOString(),
          body: entry.note || undefined,
        }))}
      />
    </Card>
  );
}
