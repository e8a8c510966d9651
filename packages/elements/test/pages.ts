import type {Way} from './gateway.ts';
import type {oldLibraries} from './old-libraries.ts';

/** A page that makes it hard for the element, as data. */
export interface HostilePage {
  /** Completes the sentence "lets a citizen rate …". */
  readonly where: string;
  /** Also in the engines that run a few pages only. */
  readonly everywhere?: true;
  /** Not in the oldest engine, which cannot read what the page loads. */
  readonly young?: true;
  readonly headers?: Readonly<Record<string, string>>;
  /** The bytes of the page, and what it says of them. */
  readonly charset?: 'utf-8' | 'gbk';
  readonly doctype?: string;
  /** The language of the page; simplified Chinese without it. */
  readonly lang?: string;
  readonly htmlAttributes?: string;
  readonly head?: string;
  readonly libraries?: readonly (keyof typeof oldLibraries)[];
  /** Script files by path, first ours; without it the one file that serves every engine. */
  readonly scripts?: readonly string[];
  /** Attributes of the element. */
  readonly attributes?: (place: {readonly origin: string; readonly token: string}) => string;
  /** What the page's author put into the element. */
  readonly content?: string;
  /** The markup around the element. */
  readonly body?: (element: string) => string;
  /** Whether all this is in a frame of another page of the same origin. */
  readonly framed?: true;
  /** What the page has after its path; `#invitation=…` without it. */
  readonly link?: (token: string) => string;
  /** The systems between the page and the server. */
  readonly gateway?: Way;
  /** Markup before every script. */
  readonly beforeAll?: string;
  /** The page's own script, before its libraries and ours. */
  readonly early?: () => void;
  /** The page's own script, after the element is there. */
  readonly work?: () => void;
  readonly viewport?: {readonly width: number; readonly height: number};
  /** Lines that the browser itself writes on its console here. */
  readonly noise?: RegExp;
  /** Whether the page gets one code on the console. */
  readonly tellsAuthor?: true;
}

const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
].join('; ');

const style = (text: string) => `<style>${text}</style>`;

export const hostilePages: readonly HostilePage[] = [
  {where: 'on a plain page', everywhere: true},
  {where: 'under the strictest policy', everywhere: true, headers: {'Content-Security-Policy': strictPolicy}},
  {
    where: 'on a page in GBK whose script says no charset',
    everywhere: true,
    charset: 'gbk',
    scripts: ['/without-charset/gov-rating-any.js'],
  },
  {
    where: 'on a page in GBK with the one file for new browsers',
    charset: 'gbk',
    scripts: ['/without-charset/gov-rating.js'],
    young: true,
  },
  {where: 'in quirks mode', doctype: ''},
  {where: 'on a page whose base is elsewhere', head: '<base href="https://elsewhere.invalid/a/">'},
  {where: 'beside a library that extends arrays and texts', everywhere: true, libraries: ['prototype']},
  {where: 'beside an old JSON', libraries: ['json']},
  {where: 'beside an old Promise', libraries: ['promise']},
  {where: 'beside an old fetch', libraries: ['fetch']},
  {where: 'beside four old libraries at once', everywhere: true, libraries: ['prototype', 'json', 'fetch', 'amd']},
  {where: 'beside five old libraries at once', libraries: ['prototype', 'json', 'promise', 'fetch', 'amd']},
  {where: 'beside a loader of modules', libraries: ['amd']},
  {where: 'with two versions of the script', scripts: ['/gov-rating.es2019.js', '/gov-rating.js'], young: true},
  {
    where: 'inside another shadow root',
    work: () => {
      const rating = document.querySelector('gov-rating') as HTMLElement;
      const around = document.createElement('div');
      rating.replaceWith(around);
      around.attachShadow({mode: 'open'}).append(rating);
    },
  },
  {
    where: 'inside an open dialog',
    body: element => `<dialog>${element}</dialog>`,
    work: () => document.querySelector('dialog')?.showModal(),
  },
  {where: 'in a column of 320 px', head: style('aside {width: 320px}'), body: element => `<aside>${element}</aside>`},
  {where: 'on a phone of 320 px', viewport: {width: 320, height: 640}},
  {where: 'on a page from right to left', htmlAttributes: 'dir="rtl"', viewport: {width: 400, height: 700}},
  {where: 'at a zoom of 400 %', viewport: {width: 320, height: 256}},
  {
    where: 'on a page that is zoomed by its style sheet',
    head: style('html {zoom: 4}'),
    viewport: {width: 1280, height: 1024},
    // The oldest engine reports positions on such a page in two different units.
    young: true,
  },
  {
    where: 'beside a reset that unsets everything',
    head: style('* {all: unset !important} script, style, head, title {display: none !important}'),
  },
  {
    where: 'beside a style sheet that hides inputs and labels',
    head: style('input, label, fieldset, button, section, span {display: none !important} * {pointer-events: auto}'),
  },
  {
    where: 'beside huge lines and a small root',
    head: style(
      'html {font-size: 62.5%} body {line-height: 4; letter-spacing: .3em; word-spacing: 2em; text-transform: uppercase}',
    ),
  },
  {
    where: 'inside a table cell with an indent',
    head: style('td {text-indent: 6em; text-align: center}'),
    body: element => `<table width="100%"><tr><td>${element}</td></tr></table>`,
    viewport: {width: 320, height: 700},
  },
  {
    where: 'in a column whose lines do not break',
    head: style('aside {width: 260px; white-space: nowrap}'),
    body: element => `<aside>${element}</aside>`,
  },
];
