export { isProvisional, isWorkday, mergeCalendars, nationalCalendar, type WorkCalendar } from './calendar.ts';
export type { Limit, LimitUnit, Pause } from './clock.ts';
export {
  type Deadline,
  type DeadlineAsk,
  deadline,
  type ExtensionAsk,
  extendDeadline,
  limitProblem,
} from './deadline.ts';
export { defaultOfficeHours, type OfficeHours, officeProblems } from './office.ts';
export { type CalendarProblem, type ParsedCalendar, parseCalendar } from './parse-calendar.ts';
export { type Day, dayMs, hourMs, minuteMs, shanghaiDay, weekdayWords } from './shanghai.ts';
export { describeDue, describeMoment, describeRemaining, durationWords, type Remaining } from './words.ts';
export { workingMinutesBetween } from './working-time.ts';
