import type { Child } from 'hono/jsx';
import type { z } from 'zod';
import type { Actor, Command, Query, ReadCtx } from '../context.ts';

/** What every page knows of the visit: the place, the person as a masked name, and the parts a shell needs. */
export interface View {
  readonly county: number;
  readonly countyName: string;
  readonly base: string;
  readonly path: string;
  readonly search: string;
  readonly actor: Actor;
  readonly visitor: Visitor | null;
  readonly elder: boolean;
  readonly demo: boolean;
  readonly notice: string | null;
  readonly assets: { readonly css: string; readonly scripts: readonly string[] };
  readonly now: Date;
  /** A fresh idempotency key for one form: a double click or a replay then acts once. */
  key(): string;
}

export interface Visitor {
  readonly id: string;
  readonly maskedName: string;
  readonly roles: readonly { grantId: string; label: string; place: string; current: boolean }[];
  readonly elder: boolean;
}

/** What was typed and what was wrong with it, when a form comes back. */
export interface FormState {
  readonly values: Readonly<Record<string, unknown>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly message: string | null;
}

export interface PageProps<R> {
  view: View;
  data: R;
  form: FormState;
}

export interface RouteOptions {
  /** Anyone may come in without signing in. */
  readonly open?: true;
  /** The word the actor's role (and token) must hold, or any one of several; without it the answer is 403. */
  readonly word?: string | readonly string[];
}

export interface ActionOptions extends RouteOptions {
  /** The page, by its route path, that is shown again with what was typed when the command refuses. */
  readonly form?: string;
  /** One sentence shown on the next page. */
  readonly says?: string;
  /** The largest body accepted, in bytes; 1 MiB unless told. */
  readonly maxBody?: number;
  /** How often an hour one person may, or one address when nobody is signed in. */
  readonly tries?: number;
  /** The result's `session` becomes the cookie, or the cookie goes. */
  readonly session?: 'open' | 'close';
  /** The result's field of this name is kept on this device for a year: how its pages look, never who it is. */
  readonly cookie?: 'large';
}

export interface PageRoute {
  readonly kind: 'page';
  readonly path: string;
  readonly query: Query;
  readonly options: RouteOptions;
  readonly render: (props: PageProps<never>) => Child;
}

export interface ActionRoute {
  readonly kind: 'action';
  readonly path: string;
  readonly command: Command;
  readonly options: ActionOptions;
  readonly done: (result: never, input: Record<string, unknown>) => string;
  readonly shows: ((props: PageProps<never>) => Child) | undefined;
}

export interface Download {
  readonly name: string;
  readonly type: string;
  readonly body: Uint8Array | ReadableStream<Uint8Array>;
  /** Pictures and feeds are shown, everything else is saved. */
  readonly inline?: true;
  readonly maxAge?: number;
}

export interface FileRoute {
  readonly kind: 'file';
  readonly path: string;
  readonly query: Query<z.ZodType, Download>;
  readonly options: RouteOptions;
}

export interface LiveRoute {
  readonly kind: 'live';
  readonly path: string;
  readonly topic: (ctx: ReadCtx) => string;
  readonly options: RouteOptions;
}

export type Route = PageRoute | ActionRoute | FileRoute | LiveRoute;

/** A page for people and, at the same address, the same answer as JSON. */
export function page<I extends z.ZodType, R>(
  path: string,
  asked: Query<I, R>,
  render: (props: PageProps<R>) => Child,
  options: RouteOptions = {},
): PageRoute {
  return { kind: 'page', path, query: asked as Query, render: render as PageRoute['render'], options };
}

/** A change: 303 to the address `done` gives for a browser, 201 with the result for an API client. */
export function action<I extends z.ZodType, R>(
  path: string,
  asked: Command<I, R>,
  done: (result: R, input: Record<string, unknown>) => string,
  options: ActionOptions = {},
): ActionRoute {
  const route = { command: asked as Command, done: done as ActionRoute['done'], options };
  return { kind: 'action', path, ...route, shows: undefined };
}

/** A change whose result holds a secret that is shown in this one answer and can never be fetched again; the same for an API client. */
export function showOnce<I extends z.ZodType, R>(
  path: string,
  asked: Command<I, R>,
  shows: (props: PageProps<R>) => Child,
  options: ActionOptions = {},
): ActionRoute {
  return {
    kind: 'action',
    path,
    command: asked as Command,
    done: () => '',
    options,
    shows: shows as ActionRoute['shows'],
  };
}

/** A document or a picture to take away. */
export function file<I extends z.ZodType>(
  path: string,
  asked: Query<I, Download>,
  options: RouteOptions = {},
): FileRoute {
  return { kind: 'file', path, query: asked as FileRoute['query'], options };
}

/** A stream of small signals that something on the page changed; the page then asks again. */
export function live(path: string, topic: (ctx: ReadCtx) => string, options: RouteOptions = {}): LiveRoute {
  return { kind: 'live', path, topic, options };
}
