import type { State } from './case.ts';

/**
 * Who does an act.
 * desk: holds the word, and the case lies in their place · lead: acts for the leading unit · helper: acts for a helping unit ·
 * reporter: brought it in or joined it · reviewer: holds the word, and did not do or ask for what is reviewed · system: a clock.
 */
export type Who = 'desk' | 'lead' | 'helper' | 'reporter' | 'reviewer' | 'system';

export interface Transition {
  readonly label: string;
  readonly from: readonly State[];
  /** null: the state stays. More than one: the command decides by the answer given. */
  readonly to: readonly State[] | null;
  /** Each who with the word their role must hold. */
  readonly who: Readonly<Partial<Record<Who, string>>>;
  /** What the form must bring, in the words of the documentation. */
  readonly needs: readonly string[];
  readonly key?: string;
}
