import type { Child } from 'hono/jsx';
import type { View } from '../platform/http/route.ts';
import { type Door, type Notice, ResidentShell } from '../ui/index.ts';

/** The five doors of a resident's pages, in their order. */
const doors = [
  { key: 'home', label: '首页', icon: 'house', path: '' },
  { key: 'report', label: '办事', icon: 'file-text', path: '/report' },
  { key: 'neighbours', label: '邻里', icon: 'users', path: '/public/cases', minor: true },
  { key: 'deliberation', label: '议事', icon: 'messages-square', path: '/board', minor: true },
  { key: 'mine', label: '我的', icon: 'user', path: '/my' },
] as const satisfies readonly (Omit<Door, 'href'> & { key: string; path: string })[];
export type ResidentDoor = (typeof doors)[number]['key'];

export interface ResidentFrameProps {
  view: View;
  title: string;
  /** The door this page lies behind; none on pages that lie behind no door. */
  door?: ResidentDoor;
  /** Where the visitor is at home; the county's name when that is not known. */
  place?: string | undefined;
  community?: string | undefined;
  /** Two columns on a wide screen. */
  wide?: boolean;
  /** The way back, with a path below the county. */
  back?: { label: string; path: string };
  notice?: Notice | undefined;
  live?: string;
  robots?: string;
  /** How many things wait for the visitor behind the last door. */
  waiting?: number;
  children?: Child;
}

/** Every page of a resident: the place, the doors, the switch to large type, and what the last act had to say. */
export function ResidentFrame(props: ResidentFrameProps) {
  const { view, title, door, back, notice, live, robots, waiting } = props;
  const said: Notice | undefined = view.notice === null ? undefined : { kind: 'good', text: view.notice };
  return (
    <ResidentShell
      title={title}
      assets={view.assets}
      elder={view.elder}
      place={props.place ?? view.countyName}
      community={props.community}
      placeHref={view.base}
      doors={doors.map(({ key, path, ...shown }) => ({
        ...shown,
        href: view.base + path,
        current: key === door,
        count: key === 'mine' ? waiting : undefined,
      }))}
      elderSwitch={{ action: `${view.base}/type-size`, next: view.path + view.search }}
      wide={props.wide}
      back={back && { label: back.label, href: view.base + (back.path === '/' ? '' : back.path) }}
      notice={notice ?? said}
      live={live === undefined ? undefined : view.base + live}
      robots={robots}
    >
      {props.children}
    </ResidentShell>
  );
}
