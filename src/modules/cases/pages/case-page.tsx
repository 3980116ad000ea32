import type { PageProps } from '../../../platform/http/route.ts';
import type { CasePageData } from '../case-page.ts';
import { DeskCasePage } from './desk-case-page.tsx';
import { ResidentCasePage } from './resident-case-page.tsx';

/** One case, drawn for who looks at it: at a desk for who works on it, as a letter's answer for everybody else. */
export function CasePage({ view, data, form }: PageProps<CasePageData>) {
  if (data.desk) return <DeskCasePage view={view} data={data} desk={data.desk} form={form} />;
  return <ResidentCasePage view={view} data={data} form={form} />;
}
