import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { type Notice, NoticeBar } from './notice-bar.tsx';

/** Addresses of the built style sheet and scripts, as the build wrote them. */
export type Assets = { css: string; scripts: readonly string[] };

/** What every shell takes. `title` is the page's own name; the product's name is added behind it. */
export type PageProps = {
  title: string;
  assets: Assets;
  children?: Child;
  elder?: boolean | undefined;
  notice?: Notice | undefined;
  robots?: string | undefined;
  description?: string | undefined;
  site?: string | undefined;
  /** Address of an event stream: on each event the parts marked `data-live-part` are fetched anew. */
  live?: string | undefined;
};

// One roof in the accent colour; in the page itself, so that no browser asks for a file that is not there.
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Cpath fill='%23c0342b' d='M3 30V14L16 3l13 11v16z'/%3E%3C/svg%3E";

type DocumentProps = PageProps & { look: string };

/**
 * The whole document around a shell: language, viewport, styles, scripts and the link that skips to the content.
 * Pages stay out of search engines unless `robots` says otherwise. The content needs one element with id `main`.
 */
export function Page({
  look,
  title,
  assets,
  elder,
  robots,
  description,
  site = '近邻',
  live,
  children,
}: DocumentProps) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="zh-CN" class={elder ? `${look} elder` : look}>
        <head>
          <meta charset="utf-8" />
          <title>{title === site ? site : `${title} · ${site}`}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
          <meta name="robots" content={robots ?? 'noindex'} />
          <meta name="format-detection" content="telephone=no" />
          {description === undefined ? null : <meta name="description" content={description} />}
          <link rel="icon" href={icon} />
          <link rel="stylesheet" href={assets.css} />
          {assets.scripts.map((script) => (
            <script type="module" src={script} />
          ))}
        </head>
        <body data-live={live}>
          <a class="skip" href="#main">
            跳到正文
          </a>
          {children}
        </body>
      </html>
    </>
  );
}

/** The place at the head of the content where a shell says what just happened; empty when nothing did. */
export function PageNotice({ notice }: { notice: Notice | undefined }) {
  return notice === undefined ? null : <NoticeBar {...notice} />;
}
