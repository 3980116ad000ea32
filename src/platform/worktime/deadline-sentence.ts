import { holiday, kindOf, makeUp, unpublishedYearOf, type WorkCalendar } from './calendar.ts';
import type { Clock, LimitUnit } from './clock.ts';
import { clockWords, type DayNumber, dayNumberAt, dayOf, partsOf } from './shanghai.ts';
import { dateWords, dayWords, durationWords, endWords, lastDayOf, officeDurationWords } from './words.ts';
import { isRest, type Working } from './working-time.ts';

const unitWords: Record<LimitUnit, string> = {
  hours: '小时',
  'office-hours': '个工作小时',
  days: '天',
  'working-days': '个工作日',
};

/** One sentence a resident can check against a wall calendar: when it came, what was skipped, when it ends. */
export function deadlineSentence(clock: Clock, working: Working, label?: string): string {
  const year = partsOf(dayNumberAt(clock.start.from)).year;
  const { limit, start } = clock;
  const name = `${start.extends ? '延期 ' : ''}${limit.amount} ${unitWords[limit.unit]}`;
  const parts = [
    start.extends ? extensionWords(clock, year) : startWords(clock, working, year),
    skippedWords(clock, working.calendar),
    pauseWords(clock),
    movedWords(clock, working.calendar, year),
    `到${dayWords(lastDayOf(clock.due), year)}${endWords(clock.due)} 为止`,
    clock.paused ? '现在暂停计时，恢复后到期时间会再顺延' : '',
    provisionalWords(clock, working.calendar),
  ];
  return `${label ? `${label} ` : ''}${name}：${parts.filter(Boolean).join('，')}。`;
}

function extensionWords({ start, limit }: Clock, year: number): string {
  const due = `原定${dayWords(start.uncounted, year)}${endWords(start.from)} 到期`;
  const counted = limit.unit === 'days' || limit.unit === 'working-days';
  return counted ? `${due}，从原到期日的次日起算` : `${due}，从原到期时间起接着算`;
}

function startWords({ limit, start }: Clock, working: Working, year: number): string {
  const received = dayNumberAt(start.from);
  const day = dayWords(received, year);
  const next = dateWords(start.uncounted + 1, year);
  switch (limit.unit) {
    case 'hours':
      return `${day}${clockWords(start.from)} 收到，立即起算，不分昼夜和节假日`;
    case 'days':
      return `${day}收到，当天不算，从${next}起每天都算`;
    case 'working-days':
      return workingDayWords(start, working, year);
    case 'office-hours':
      return `${day}${clockWords(start.from)} 收到，${officeStartWords(start, received, year)}`;
  }
}

function officeStartWords(start: Clock['start'], received: DayNumber, year: number): string {
  if (start.startsAt === start.from) return '立即起算，只算上班时间';
  const day = start.uncounted === received ? '' : dateWords(start.uncounted, year);
  return `从${day === '' ? '当天 ' : `${day} `}${clockWords(start.startsAt)} 起算，只算上班时间`;
}

function workingDayWords(start: Clock['start'], { calendar }: Working, year: number): string {
  const received = dayNumberAt(start.from);
  const day = dayWords(received, year);
  let first = start.uncounted + 1;
  while (isRest(calendar, first)) first += 1;
  const counted = `从${dateWords(first, year)}起算`;
  if (start.uncounted === received) return `${day}收到，当天不算，${counted}`;
  const when = isRest(calendar, received) ? '休息日收到' : '下班后收到';
  return `${day}${when}，按${dateWords(start.uncounted, year)}收到算，${counted}`;
}

/** Rest days between the uncounted day and the end, holidays by name: `跳过周末 2 天、国庆节假日 7 天`. */
function skippedWords(clock: Clock, calendar: WorkCalendar): string {
  if (clock.limit.unit === 'hours' || clock.limit.unit === 'days') return '';
  const days = new Map<string, number>();
  let worked = 0;
  for (let number = clock.start.uncounted + 1; number <= lastDayOf(clock.due); number += 1) {
    const kind = kindOf(calendar, number);
    if (kind & makeUp) worked += 1;
    if (!isRest(calendar, number)) continue;
    const name = kind & holiday ? holidayWords(number, calendar) : '周末';
    days.set(name, (days.get(name) ?? 0) + 1);
  }
  const skipped = [...days].map(([name, count]) => `${name} ${count} 天`).join('、');
  const makeUpWords = worked > 0 ? `调休上班的 ${worked} 天照算` : '';
  return [skipped && `跳过${skipped}`, makeUpWords].filter(Boolean).join('，');
}

function holidayWords(number: DayNumber, calendar: WorkCalendar): string {
  const name = calendar.names?.get(dayOf(number))?.replace(/(假日|假期|放假)$/, '');
  return name ? `${name}假日` : '节假日';
}

function pauseWords({ limit, pausedMs }: Clock): string {
  if (pausedMs < 60_000) return '';
  const working = limit.unit === 'working-days' || limit.unit === 'office-hours';
  return working ? `扣除暂停的工作时间 ${officeDurationWords(pausedMs)}` : `扣除暂停的 ${durationWords(pausedMs)}`;
}

/** Why the last of so many calendar days is another one [民法典 203]. */
function movedWords({ due, limit, nominalLastDay }: Clock, calendar: WorkCalendar, year: number): string {
  if (limit.unit !== 'days' || lastDayOf(due) === nominalLastDay) return '';
  const reason = kindOf(calendar, nominalLastDay) & holiday ? holidayWords(nominalLastDay, calendar) : '周末';
  return `最后一天${dayWords(nominalLastDay, year)}是${reason}，顺延`;
}

function provisionalWords({ openDay }: Clock, calendar: WorkCalendar): string {
  if (openDay === null) return '';
  return `${unpublishedYearOf(dayOf(openDay), calendar)} 年放假通知还没公布，这个日期是暂定的，公布后会重新计算`;
}
