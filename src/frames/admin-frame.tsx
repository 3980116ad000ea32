import type { Child } from 'hono/jsx';
import type { View } from '../platform/http/route.ts';
import { AdminShell, type DeskGroup, Headed, type Notice } from '../ui/index.ts';
import { accountOf } from './account-of.ts';

/** What can be set up and looked after, for whoever holds the word. */
const doors: readonly { heading: string; links: readonly { label: string; path: string; word: string }[] }[] = [
  {
    heading: '登记',
    links: [
      { label: '地点', path: '/admin/places', word: 'places.manage' },
      { label: '单位', path: '/admin/organizations', word: 'places.manage' },
      { label: '人员与角色', path: '/admin/people', word: 'people.read' },
    ],
  },
  {
    heading: '规矩',
    links: [
      { label: '规则', path: '/admin/rules', word: 'rules.manage' },
      { label: '日历', path: '/admin/calendar', word: 'rules.manage' },
    ],
  },
  {
    heading: '运行',
    links: [
      { label: '导入诉求', path: '/admin/imports', word: 'cases.import' },
      { label: '通知发件箱', path: '/admin/outbox', word: 'notices.read' },
      { label: '操作记录', path: '/admin/activity', word: 'activity.read' },
      { label: '查看个人信息的记录', path: '/admin/reveals', word: 'people.audit' },
      { label: '令牌', path: '/admin/tokens', word: 'tokens.manage' },
    ],
  },
];

export interface AdminFrameProps {
  view: View;
  title: string;
  /** One sentence under the heading: what this page is for. */
  lead?: Child;
  /** What stands at the end of the heading's line: a tag or a link. */
  aside?: Child;
  /** The way back, with a path below the county. */
  back?: { label: string; path: string } | undefined;
  notice?: Notice | undefined;
  live?: string;
  children?: Child;
}

/** Every page of those who set a county up: where else they may go, who they are, the heading, and what the last act had to say. */
export function AdminFrame({ view, title, lead, aside, back, notice, live, children }: AdminFrameProps) {
  const said: Notice | undefined = view.notice === null ? undefined : { kind: 'good', text: view.notice };
  return (
    <AdminShell
      title={title}
      assets={view.assets}
      elder={view.elder}
      brandHref={`${view.base}/desk`}
      place={view.countyName}
      account={accountOf(view)}
      nav={groupsOf(view)}
      back={back && { label: back.label, href: view.base + back.path }}
      live={live === undefined ? undefined : view.base + live}
      notice={notice ?? said}
    >
      <Headed level={1} heading={title} sub={lead} aside={aside} />
      {children}
    </AdminShell>
  );
}

function groupsOf({ actor, base, path }: View): DeskGroup[] {
  const here = base + path;
  return doors
    .map(({ heading, links }) => ({
      heading,
      links: links
        .filter((link) => actor.can(link.word))
        .map((link) => {
          const href = base + link.path;
          return { label: link.label, href, current: here === href || here.startsWith(`${href}/`) };
        }),
    }))
    .filter((group) => group.links.length > 0);
}
