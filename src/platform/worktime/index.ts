export { mergeCalendars, nationalCalendar, type WorkCalendar } from './calendar.ts';
export type { Limit, Pause } from './clock.ts';
export {
  type Deadline,
  deadline,
  extendDeadline,
  limitProblem,
} from './deadline.ts';
export { defaultOfficeHours, officeProblems } from './office.ts';
export { type ParsedCalendar, parseCalendar } from './parse-calendar.ts';
export { dayMs, hourMs, minuteMs, shanghaiDay } from './shanghai.ts';
export { describeDue, describeMoment, describeRemaining, durationWords } from './words.ts';
export { workingMinutesBetween } from './working-time.ts';
