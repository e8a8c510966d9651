import {transformSync} from 'esbuild';
import {encodeGbk} from './gbk.ts';
import {oldLibraries} from './old-libraries.ts';
import type {HostilePage} from './pages.ts';
import {watch} from './watch.ts';

/** Where a page stands and what it is asked for. */
interface Place {
  readonly origin: string;
  readonly number: string;
  /** The token of a second element, or nothing. */
  readonly second: string;
}

/** The page as bytes: watcher first, then its old libraries, then ours, then its own work. Scripts are files. */
export function pageOf(page: HostilePage, {origin, number, second}: Place): Response {
  const {charset = 'utf-8', doctype = '<!doctype html>', htmlAttributes = '', head = '', body} = page;
  const script = (path: string, defer = '') => `<script src="${origin}${path}" ${defer}></script>`;
  const libraries = (page.libraries ?? []).map(name => script(`/page-scripts/library-${name}`));
  const element = '<gov-rating></gov-rating>' + (second ? `<gov-rating token="${second}"></gov-rating>` : '');
  const html = `${doctype}<html lang="zh-CN" ${htmlAttributes}><head><meta charset="${charset}"><title>办事大厅</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    ${script('/page-scripts/watch')}${libraries.join('')}${script('/page-scripts/remember')}
    ${(page.scripts ?? ['/gov-rating-any.js']).map(path => script(path, 'defer')).join('')}
    ${head}</head><body><h1>办事大厅</h1>${body?.(element) ?? element}
    ${page.work ? script(`/page-scripts/work-${number}`) : ''}</body></html>`;
  const bytes = charset === 'gbk' ? encodeGbk(html) : html;
  return new Response(bytes, {headers: {'Content-Type': 'text/html', ...page.headers}});
}

/** A script of a page by its name, in words that the oldest engine can read. */
export function scriptOf(name: string, pages: readonly HostilePage[]): string {
  const [kind, which = ''] = name.split('-');
  if (kind === 'library') return oldLibraries[which as keyof typeof oldLibraries];
  if (kind === 'remember') return 'watched.remember()';
  const work = kind === 'watch' ? watch : pages[Number(which)]?.work;
  return transformSync(`(${String(work)})()`, {target: 'chrome77'}).code;
}
