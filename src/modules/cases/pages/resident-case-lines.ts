import type { View } from '../../../platform/http/route.ts';
import { describeMoment } from '../../../platform/worktime/index.ts';
import type { Photo, TimelineEntry } from '../../../ui/index.ts';
import type { CaseDetail } from '../case-detail.ts';

type Line = CaseDetail['entries'][number];

/** What each kind of entry is called when a resident reads it; what is not here keeps its own label. */
const titles: Record<string, (line: Line, data: CaseDetail) => string> = {
  'case.reported': (_line, data) => (data.isReporter ? '您报的' : '报上来的'),
  'case.dispatched': (line) => `派给${line.unitName ?? '承办单位'}`,
  'case.signed': (line) => `${line.who.split(' · ')[0]}收下了，开始办`,
  'case.contacted': () => '联系了您',
  'case.answered': () => '有答复了',
  'case.answer-passed': () => '有答复了',
  'case.helper-asked': (line) => `请${line.unitName ?? '别的单位'}一起办`,
  'case.suspended': () => '暂时办不了，写下了计划，到时候再看',
  'case.resumed': () => '接着办了',
  'case.rated': () => '您评过了',
  'case.added': () => '您补充了',
  'case.photographed': (line) => (line.who === '居民' ? '您添了照片' : '添了照片'),
  'case.reopened': () => '没解决，重新交办',
  'case.withdrawn': () => '您撤回了',
  'case.joined': () => '有邻居也遇到了，一起跟进',
  'case.published': () => '公开给邻居看了',
  'case.merged': () => '和同一件事并在一起办',
  'case.closed': () => '办结了',
};

const tones: Record<string, NonNullable<TimelineEntry['tone']>> = {
  'case.answered': 'done',
  'case.answer-passed': 'done',
  'case.closed': 'done',
  'case.signed': 'moving',
  'case.supervised': 'late',
};

/** The way of a matter in plain words, the newest first. */
export function caseLines(view: View, data: CaseDetail): TimelineEntry[] {
  return data.entries
    .map((line): TimelineEntry => {
      const own = line.who === '居民' || line.who === '系统';
      return {
        title: titles[line.kind]?.(line, data) ?? line.label,
        at: describeMoment(line.at, view.now),
        datetime: line.at.toISOString(),
        by: own ? undefined : line.who.split(' · ')[0],
        body: line.kind === 'case.reported' ? data.words : (line.words ?? undefined),
        tone: tones[line.kind],
      };
    })
    .reverse();
}

/** The photos of one stage, small, each leading to the large one. */
export function photosOf(view: View, data: CaseDetail, stage: 'before' | 'during' | 'after'): Photo[] {
  return data.photos
    .filter((photo) => photo.stage === stage)
    .map((photo, place) => {
      const href = `${view.base}/cases/${data.id}/photos/${photo.id}`;
      return { src: `${href}?size=small`, href, alt: `${data.title}，第 ${place + 1} 张照片` };
    });
}
