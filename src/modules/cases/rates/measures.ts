/**
 * What is counted of cases, each with what one unit of it is. The names are the columns of `cases.counters`
 * in camel case. A measure counts in the month of what happened; a request counts once, its cycles apart.
 */
export const measures = {
  received: 'a case came in',
  dispatched: 'a unit was given a case',
  deskDispatches: 'a case that waited at the desk was sent to a unit',
  deskDispatchesOnTime: 'of these, within the desk’s limit',
  signed: 'a unit signed for a case',
  signedOnTime: 'of these, within the limit for signing',
  contacted: 'a unit first spoke with the reporter',
  contactedOnTime: 'of these, within the limit for contact',
  answered: 'a unit answered',
  answeredOnTime: 'of these, by the resident’s clock',
  firstAnswered: 'an answer in the first cycle',
  officeMinutes: 'working minutes from arrival to these first answers',
  returnsAsked: 'a unit asked to give a case back',
  returnsAccepted: 'a case was given back, also by lapse of the review’s limit',
  extended: 'a limit was extended',
  suspended: 'a case was suspended (挂账)',
  reopened: 'a case was to be done again: a new cycle',
  calls: 'a follow-up call was tried',
  reached: 'of these, someone was reached',
  visited: 'a reporter gave an answer; an answer about a later cycle takes the place of the earlier',
  responded: 'of these, contacted within the limit',
  solved: 'of these, solved',
  unsolved: 'of these, not solved',
  solvedFirst: 'of these, solved in the first cycle',
  very: 'of these, satisfied',
  basically: 'of these, basically satisfied',
  dissatisfied: 'of these, not satisfied',
  closed: 'a case was closed',
  closedHeard: 'of these, a reporter had been heard',
  declined: 'a case was told where else to go',
  merged: 'a case followed another one',
  withdrawn: 'a case was taken back by its reporter',
  excluded: 'a case was taken out of the rates by decision (剔除)',
} as const;
export type Measure = keyof typeof measures;
export const measureNames = Object.keys(measures) as Measure[];

/** The column of `cases.counters` that holds a measure. */
export const columnOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The reader of the activity feed that keeps the counters. */
export const countersReader = 'counters';

/** The place of a whole county, and the unit that means all units together. */
export const everywhere = '00000000-0000-0000-0000-000000000000';
export const allUnits = '00000000-0000-0000-0000-000000000000';

export type Values = Partial<Record<Measure, number>>;

/** What counts for one month, area, unit and kind. It stands in the record too, where a decision takes it back. */
export interface Counted {
  /** The first day of the month in Shanghai, YYYY-MM-01. */
  month: string;
  town: string | null;
  community: string | null;
  unit: string | null;
  kind: string;
  values: Values;
}
