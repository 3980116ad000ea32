import type { Child } from 'hono/jsx';
import type { View } from '../platform/http/route.ts';
import { type DeskGroup, DeskShell, type Notice } from '../ui/index.ts';
import { accountOf } from './account-of.ts';

export interface DeskFrameProps {
  view: View;
  title: string;
  /** The queues with their counts; without them one link leads back to the desk. */
  queues?: DeskGroup;
  /** The queue at the left; on a phone it gives way to the thing when `opened`. */
  list?: Child;
  opened?: boolean;
  /** The way back from an opened thing, with a path below the county. */
  back?: { label: string; path: string };
  /** What was searched, kept in the field. */
  searched?: string | undefined;
  live?: string;
  notice?: Notice | undefined;
  children?: Child;
}

/** Where else a desk leads, for whoever holds the word; the path that is a page's own beginning marks it as current. */
const doors: readonly { heading: string; links: readonly { label: string; path: string; word: string }[] }[] = [
  {
    heading: '登记与查找',
    links: [
      { label: '代为登记', path: '/cases/new', word: 'cases.register' },
      { label: '群聊拆单', path: '/cases/new/chat', word: 'cases.register' },
      { label: '查找诉求', path: '/cases', word: 'cases.read' },
    ],
  },
  { heading: '数字', links: [{ label: '指标', path: '/desk/rates', word: 'rates.read' }] },
];

/** Every page of a worker: queues, search, who they are and in which role, and what the last act had to say. */
export function DeskFrame(props: DeskFrameProps) {
  const { view, title, queues, list, opened, back, searched, live, notice } = props;
  const { actor, base } = view;
  const searches = actor.can('cases.read') || actor.can('cases.handle');
  const said: Notice | undefined = view.notice === null ? undefined : { kind: 'good', text: view.notice };
  return (
    <DeskShell
      title={title}
      assets={view.assets}
      elder={view.elder}
      brandHref={`${base}/desk`}
      place={actor.place?.name ?? view.countyName}
      search={searches ? { action: `${base}/cases`, value: searched } : undefined}
      account={accountOf(view)}
      nav={[queues ?? { heading: '诉求', links: [{ label: '工作台', href: `${base}/desk` }] }, ...groupsOf(view)]}
      list={list}
      opened={opened}
      back={back && { label: back.label, href: base + back.path }}
      live={live === undefined ? undefined : base + live}
      notice={notice ?? said}
    >
      {props.children}
    </DeskShell>
  );
}

function groupsOf({ actor, base, path }: View): DeskGroup[] {
  return doors
    .map(({ heading, links }) => ({
      heading,
      links: links
        .filter((link) => actor.can(link.word))
        .map((link) => ({ label: link.label, href: base + link.path, current: path === link.path })),
    }))
    .filter((group) => group.links.length > 0);
}
