import type { CaseRules } from '../rule-pack.ts';

/** One row of a section as a form holds it: every value is text. */
export type Row = Readonly<Record<string, string>>;

export interface RuleField {
  readonly name: string;
  readonly label: string;
  readonly as?: 'number' | 'time' | 'long';
  readonly unit?: string;
  /** A list to choose from: fixed, or made of the rules themselves. */
  readonly choices?: (rules: CaseRules) => readonly { value: string; label: string }[];
  /** A choice may be left empty. */
  readonly optional?: true;
  /** Names offered while typing. */
  readonly names?: 'units' | 'places';
}

/** Names of units and places to ids and back, for rows that people write with names. */
export interface Names {
  readonly unitName: (id: string) => string | undefined;
  readonly unitId: (name: string) => string | undefined;
  readonly placeName: (id: string) => string | undefined;
  readonly placeId: (name: string) => string | undefined;
}

/** A part of the rules that is edited on one page. */
export interface Section {
  readonly key: string;
  readonly title: string;
  readonly lead: string;
  /** Many rows that can be added and taken away, or one set of figures. */
  readonly many: boolean;
  readonly fields: readonly RuleField[];
  rows(rules: CaseRules, names: Names): readonly Row[];
  /** The part of the rules these rows say; numbers are still to be checked by the schema. */
  write(rows: readonly Row[], names: Names, before: CaseRules): object;
}

export const limitUnits = [
  { value: 'hours', label: '小时（连续）' },
  { value: 'office-hours', label: '工作小时' },
  { value: 'days', label: '自然日' },
  { value: 'working-days', label: '工作日' },
];

/** An empty number stays empty, so that the schema refuses it instead of taking 0. */
export const figure = (text: string | undefined) => (text === undefined || text === '' ? undefined : Number(text));
export const words = (text: string | undefined) => (text ?? '').split(/[\s、，,]+/).filter((word) => word !== '');
