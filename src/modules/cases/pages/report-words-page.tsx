import type { PageProps } from '../../../platform/http/route.ts';
import { Card, Form, PhotoField, PostButton, SubmitButton, TextArea } from '../../../ui/index.ts';
import type { ReportWords } from '../report-steps.ts';
import { ReportFrame } from './report-frame.tsx';

const mostPhotos = 6;

/** Step one: a photo and a few words. */
export function ReportWordsPage({ view, data, form }: PageProps<ReportWords>) {
  const { draft } = data;
  return (
    <ReportFrame view={view} step={0} back={{ label: '首页', path: '/' }}>
      <Card>
        <Form action={`${view.base}/report`} state={form} idempotencyKey={view.key()} draft="report" files>
          <PhotoField
            name="photos"
            label="拍张照片"
            hint="拍一张远的、一张近的，最好认。没有照片也能报。"
            max={mostPhotos}
            kept={(draft?.photos ?? []).map((photo, place) => ({
              id: photo.id,
              src: `${view.base}/report/photos/${photo.id}?size=small`,
              alt: `第 ${place + 1} 张照片`,
            }))}
          />
          <TextArea
            name="words"
            label="说一说是什么事"
            hint="几个字也行。别写身份证号、电话，办的人会联系您。"
            value={typeof form.values.words === 'string' ? form.values.words : draft?.words}
            rows={5}
            placeholder="比如：5 号楼三楼到五楼的灯不亮，老人晚上下楼看不清"
            asks={`${view.base}/report/hints`}
            required
          />
          <SubmitButton wide icon="arrow-right">
            下一步：在哪里
          </SubmitButton>
        </Form>
      </Card>
      {draft === null ? null : (
        <PostButton action={`${view.base}/report/removal`} kind="quiet" confirm="写的字和照片都会去掉，确定不要了吗？">
          不报了，全部清掉
        </PostButton>
      )}
    </ReportFrame>
  );
}
