import { ResidentFrame } from '../frames/resident-frame.tsx';
import { MyCaseRows, PublicCaseRows } from '../modules/cases/index.ts';
import type { PageProps } from '../platform/http/route.ts';
import { Acts, Card, Columns, EmptyState, Hero } from '../ui/index.ts';
import type { Home } from './home.ts';

const shown = 4;

/** The first screen: one thing to do, what waits for me, and what goes on around me. */
export function HomePage({ view, data }: PageProps<Home>) {
  const { mine, near } = data;
  return (
    <ResidentFrame
      view={view}
      title="首页"
      door="home"
      place={data.place ?? data.community ?? undefined}
      community={data.place === null ? undefined : (data.community ?? undefined)}
      waiting={mine.filter((item) => item.yours).length}
      robots="index"
      wide
    >
      <Columns
        aside={
          <>
            <Card>
              <Acts
                acts={[
                  { label: '我的事', href: `${view.base}/my/cases`, icon: 'list-checks' },
                  { label: '附近的事', href: `${view.base}/public/cases`, icon: 'map-pin', tone: 'blue' },
                  { label: '大家的事', href: `${view.base}/board`, icon: 'chart-column', tone: 'green' },
                  view.visitor === null
                    ? { label: '登录', href: `${view.base}/sign-in`, icon: 'log-in', tone: 'amber' }
                    : { label: '我的', href: `${view.base}/my`, icon: 'user', tone: 'amber' },
                ]}
              />
            </Card>
            <Card
              heading={data.around === null ? '附近的事' : `${data.around}的事`}
              more={near.length > 0 ? { label: '更多', href: `${view.base}/public/cases` } : undefined}
            >
              {near.length > 0 ? (
                <PublicCaseRows view={view} items={near} />
              ) : (
                <p class="small">还没有公开在办的事。报的时候选“公开”，邻居就能一起跟进。</p>
              )}
            </Card>
          </>
        }
      >
        <Hero
          heading="家门口的事，说一声"
          lead="拍张照、说句话，三步就好。什么时候有人管，这里都看得到。"
          act={{ label: '报个问题', href: `${view.base}/report`, icon: 'camera' }}
        />
        {view.visitor === null ? <Welcome /> : <Mine view={view} mine={mine} />}
      </Columns>
    </ResidentFrame>
  );
}

function Mine({ view, mine }: { view: PageProps<Home>['view']; mine: Home['mine'] }) {
  return (
    <Card
      heading="我的事"
      more={mine.length > 0 ? { label: `全部 ${mine.length} 件`, href: `${view.base}/my/cases` } : undefined}
    >
      {mine.length > 0 ? (
        <MyCaseRows view={view} items={mine.slice(0, shown)} livePart="mine" />
      ) : (
        <EmptyState heading="眼下没有在办的事" lead="报过的、跟着报的，办到哪一步都会在这里。" icon="circle-check" />
      )}
    </Card>
  );
}

/** What a passer-by has to know before bringing the first matter: how it goes, and that someone answers. */
function Welcome() {
  return (
    <Card heading="报了以后会怎样">
      <ol class="promises">
        <li>
          <strong>马上收到编号</strong>
          <small>几时答复您，当场就写明白。</small>
        </li>
        <li>
          <strong>派给能办的人</strong>
          <small>社区、物业、各部门，谁在办、办到哪一步都看得到。</small>
        </li>
        <li>
          <strong>办得好不好您说了算</strong>
          <small>没解决就接着办，不会一关了之。</small>
        </li>
      </ol>
    </Card>
  );
}
