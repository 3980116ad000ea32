import type { FormState, View } from '../../../platform/http/route.ts';
import type { CasePageData, DeskSide } from '../case-page.ts';

/** What every part of the desk's page of a case is made from. */
export interface DeskCaseProps {
  view: View;
  data: CasePageData;
  desk: DeskSide;
  form: FormState;
}
