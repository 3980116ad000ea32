import { ResidentFrame } from '../../../frames/resident-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import { Card, Headed } from '../../../ui/index.ts';
import type { CasePageData } from '../case-page.ts';
import { DeskCasePage } from './desk-case-page.tsx';

/** One case, drawn for who looks at it: at a desk for who works on it, as a letter's answer for everybody else. */
export function CasePage({ view, data, form }: PageProps<CasePageData>) {
  if (data.desk) return <DeskCasePage view={view} data={data} desk={data.desk} form={form} />;
  return (
    <ResidentFrame view={view} title={data.title} door="mine" back={{ label: '我的事', path: '/my/cases' }}>
      <Card>
        <Headed level={1} heading={data.title} sub={`编号 ${data.number}`} />
        <p>{data.words}</p>
      </Card>
    </ResidentFrame>
  );
}
