import { ResidentFrame } from '../../../frames/resident-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import { Card, Headed, LinkButton, NoticeBar, PhotoStrip, PostButton, StatusTag, Steps } from '../../../ui/index.ts';
import type { PublicCaseDetail } from '../public-cases.ts';

/** A public matter: what and where, how it stands, and a way to say “me too”. No person is on it. */
export function PublicCasePage({ view, data }: PageProps<PublicCaseDetail>) {
  const photos = data.photoIds.map((id, place) => {
    const href = `${view.base}/public/cases/${data.id}/photos/${id}`;
    return { src: `${href}?size=small`, href, alt: `${data.title}，第 ${place + 1} 张照片` };
  });
  return (
    <ResidentFrame view={view} title={data.title} door="neighbours" back={{ label: '附近的事', path: '/public/cases' }}>
      <Card>
        <Headed
          level={1}
          heading={data.title}
          aside={<StatusTag status={data.tone}>{data.word}</StatusTag>}
          sub={`${data.path.slice(-2).join(' ')} · ${data.category} · ${data.reported}报`}
        />
        {photos.length > 0 ? <PhotoStrip photos={photos} lead /> : null}
        {saysMore(data) ? <p class="told">{data.words}</p> : null}
        {data.step < 5 ? <Steps steps={['收到', '派出', '办理', '答复', '居民评']} now={data.step} /> : null}
      </Card>
      {data.answer === null ? null : (
        <Card heading="答复" tone="warm">
          <p class="told">{data.answer}</p>
        </Card>
      )}
      <Joining view={view} data={data} />
    </ResidentFrame>
  );
}

/** A short report is its own title; nobody reads the same line twice. */
const saysMore = ({ title, words }: PublicCaseDetail) => words.replace(/[。！？.!?\s]+$/, '') !== title;

function Joining({ view, data }: { view: PageProps<PublicCaseDetail>['view']; data: PublicCaseDetail }) {
  const together = data.together > 1 ? `已有 ${data.together} 位邻居一起。` : '';
  if (data.mine)
    return (
      <NoticeBar
        kind="good"
        text={`${together}您也在里面，有进展会告诉您。`}
        action={{ label: '看我的', href: `${view.base}/cases/${data.id}` }}
      />
    );
  if (!data.mayJoin)
    return <NoticeBar kind="info" text={`${together}这件事已经有结果了。您那里还有，就另外报一件。`} />;
  return (
    <Card heading="我也遇到了" sub={`${together}跟着一起，不用再报一遍；有了结果也告诉您、也请您评。`}>
      {view.visitor === null ? (
        <LinkButton kind="main" wide icon="log-in" href={`${view.base}/sign-in?next=${encodeURIComponent(view.path)}`}>
          登录后说一声“我也是”
        </LinkButton>
      ) : (
        <PostButton
          kind="main"
          wide
          icon="user-plus"
          action={`${view.base}/cases/${data.id}/join`}
          fields={{ _key: view.key() }}
        >
          我也是
        </PostButton>
      )}
    </Card>
  );
}
