import {transformSync} from 'esbuild';
import {encodeGbk} from './gbk.ts';
import {oldLibraries} from './old-libraries.ts';
import type {HostilePage} from './pages.ts';
import {watch} from './watch.ts';

/** A page that was given an address. */
export interface ServedPage {
  readonly page: HostilePage;
  readonly token: string;
  /** The token of a second element, or nothing. */
  readonly second: string;
}

/** The place of a page, and its request. */
interface Place {
  readonly origin: string;
  readonly number: string;
  /** Whether this is the inner page of a page with a frame. */
  readonly inner: boolean;
  /** The folder of a fixed version, e.g. `0.1.0`. */
  readonly versionFolder: string;
}

/**
 * The page as bytes: watcher first, then its old libraries, then ours, then its own work. Scripts are files. In markup
 * and paths `{version}` means the folder of a fixed version, `{other}` another origin with the same responses.
 */
export function pageOf({page, token, second}: ServedPage, {origin, number, inner, versionFolder}: Place): Response {
  const {charset = 'utf-8', doctype = '<!doctype html>', lang = 'zh-CN', htmlAttributes = '', head = '', body} = page;
  const script = (path: string, defer = '') =>
    `<script src="${path.startsWith('{') ? path : origin + path}" ${defer}></script>`;
  const own = (kind: string, is: unknown) => (is ? script(`/page-scripts/${kind}-${number}`) : '');
  const libraries = (page.libraries ?? []).map(name => script(`/page-scripts/library-${name}`));
  const attributes = page.attributes?.({origin, token}) ?? '';
  const element =
    `<gov-rating ${attributes}>${page.content ?? ''}</gov-rating>` +
    (second ? `<gov-rating token="${second}"></gov-rating>` : '');
  const frame = `<iframe src="${origin}/pages/${number}?inner" width="900" height="900"></iframe>`;
  const outer = page.framed && !inner;
  const text = `${doctype}<html lang="${lang}" ${htmlAttributes}><head><meta charset="${charset}" /><title>办事大厅</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    ${page.beforeAll ?? ''}
    ${script('/page-scripts/watch')}${own('early', page.early)}${libraries.join('')}${script('/page-scripts/remember')}
    ${outer ? '' : (page.scripts ?? ['/gov-rating-any.js']).map(path => script(path, 'defer="defer"')).join('')}
    ${head}</head><body><h1>办事大厅</h1>${outer ? frame : (body?.(element) ?? element)}
    ${own('work', page.work)}</body></html>`;
  const html = text
    .replaceAll('{version}', versionFolder)
    .replaceAll('{other}', origin.replace('127.0.0.1', 'localhost'));
  const bytes = charset === 'gbk' ? encodeGbk(html) : html;
  return new Response(bytes, {headers: {'Content-Type': 'text/html', ...page.headers}});
}

/** A script of a page by its name, in words that the oldest engine can read. */
export function scriptOf(name: string, pages: readonly ServedPage[]): string {
  const [kind, which = ''] = name.split('-');
  if (kind === 'library') return oldLibraries[which as keyof typeof oldLibraries];
  if (kind === 'remember') return 'watched.remember()';
  const page = pages[Number(which)]?.page;
  const work = kind === 'watch' ? watch : kind === 'early' ? page?.early : page?.work;
  return lowered(`(${String(work)})()`);
}

const loweredScripts = new Map<string, string>();

/** A script in words of the oldest engine; each is made once. */
function lowered(script: string): string {
  const known = loweredScripts.get(script);
  if (known !== undefined) return known;
  const {code} = transformSync(script, {target: 'chrome77'});
  loweredScripts.set(script, code);
  return code;
}
