import {html} from 'hono/html';

/** A page that the example server draws. */
export interface PageFacts {
  readonly title: string;
  /** Whose page it is, and which of theirs. */
  readonly organ: string;
  readonly site: string;
  /** Its own style sheet, beside the one of all examples. */
  readonly styles: string;
  /** After how many seconds the browser asks again, for a page that is not ready yet. */
  readonly refresh?: number;
  readonly body: unknown;
}

/** The frame that every example page has: the bar of the demonstration, whose page it is, and its heading. */
export const page = ({title, organ, site, styles, refresh, body}: PageFacts) =>
  html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        ${refresh === undefined ? '' : html`<meta http-equiv="refresh" content="${refresh}" />`}
        <title>${title} - ${organ}（示例）</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/examples/site/site.css" />
        <link rel="stylesheet" href="${styles}" />
      </head>
      <body>
        <nav class="demo" aria-label="演示">
          <div class="inner">
            <a href="/">返回演示首页</a>
            <p>演示环境，机构和数据均为虚构</p>
          </div>
        </nav>
        <header class="banner">
          <div class="inner">
            <p class="organ">${organ}</p>
            <p class="site">${site}</p>
          </div>
        </header>
        <main class="inner">
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;

const momentFormat = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A moment as a notice writes it, in Beijing time: 2026年11月29日 09:30. */
export const moment = (time: string) => html`<time datetime="${time}">${momentFormat.format(new Date(time))}</time>`;

/**
 * An address of this server without its host, and without the path of the server behind a gateway, as all links of these
 * pages are written: the visitor stays on the name by which they came, be it `localhost`, `127.0.0.1` or `[::1]`. To
 * another one a form may not lead under `form-action 'self'`.
 */
export function onThisHost(address: string, publicUrl: string): string {
  const {pathname, search, hash} = new URL(address);
  return pathname.slice(pathOf(publicUrl).length) + search + hash;
}

/** The path of the server behind a gateway, without a slash at the end; empty for most. */
const pathOf = (publicUrl: string): string => new URL(publicUrl).pathname.replace(/\/+$/, '');

/** Puts the path of the server in front of the links, forms and styles of a drawn page, which begin with a slash. */
export async function withPath(page: Response, publicUrl: string): Promise<Response> {
  const path = pathOf(publicUrl);
  if (!path || !page.headers.get('content-type')?.startsWith('text/html')) return page;
  const text = await page.text();
  return new Response(text.replace(/ (href|action|src)="\//g, ` $1="${path}/`), page);
}
