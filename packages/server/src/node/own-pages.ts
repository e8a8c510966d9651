import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseLanguage} from '../http/language.ts';
import {statementLanguages, type StatementLanguage} from './accessibility-facts.ts';
import {accessibilityPage, type AccessibilityContact} from './accessibility-page.ts';
import {elderScript} from './elder-page.ts';
import {pagePolicy, screenPolicy} from './page-policy.ts';
import {staticCodePattern, type Hotline} from '@gov-rating/contract';
import {codeBeginning} from '../security/glued-text.ts';
import {invitationTokenIn} from '../security/invitation-token.ts';
import {
  addressScript,
  brokenLinkPage,
  evaluatorPage,
  evaluatorScript,
  followScript,
  kioskPage,
  kioskScript,
  myPage,
  missingPage,
  ratingPage,
  receiptPage,
  styles,
  type LoginPage,
  type Openers,
  type PageOf,
} from './page-texts.ts';
import {pointPage, unknownPointPage} from './point-page.ts';
import {pointScript} from './point-script.ts';
import {pointWordsScript} from './point-words.ts';
import {screenWorker} from './screen-worker.ts';
import {scriptMounts} from './script-mounts.ts';
import {methodNotAllowed} from './static-file.ts';
import type {Mount} from './static-files.ts';

const html = 'text/html; charset=utf-8';
const javascript = 'text/javascript; charset=utf-8';

/** What the pages of a server know of it. */
export interface PageSite {
  /** The pages that may open the screen of a window and hear how its prompts end. */
  readonly openers: Openers;
  /** Where people log in to find what they can rate; undefined where no portal is registered. */
  readonly logins: readonly LoginPage[] | undefined;
  /** The general line that every page offers. */
  readonly hotline: Hotline;
  /** Whether one-time codes are sent, so that a person without a portal finds an own case. */
  readonly hasCodes: boolean;
  /** To whom people complain about accessibility. */
  readonly accessibility: AccessibilityContact;
}

/** Without portals and without codes nobody could see anything at `/my`. */
const isMyPageServed = ({logins, hasCodes}: PageSite): boolean => logins !== undefined || hasCodes;

/** A text by the path of the server, which is part of its links, and what the pages know of it. */
interface PageText {
  readonly body: (page: PageOf, site: PageSite, language: StatementLanguage) => string;
  /** Whether it comes in the language of who asks. */
  readonly isTranslated?: boolean;
  readonly type: string;
  readonly script?: string;
  /** Default: 200. */
  readonly status?: number;
  /** Whether it is for one person and stored nowhere. */
  readonly isPrivate?: boolean;
  /** Its Content-Security-Policy. Default: the one of every page. */
  readonly policy?: string;
}

/** Texts by path; a page with a script exists only while its script does. */
const texts: Readonly<Record<string, PageText>> = {
  '/rate': {body: page => ratingPage(page), type: html, script: 'gov-rating.js'},
  '/point.js': {body: ({base}) => pointScript(base), type: javascript},
  '/point-words.js': {body: pointWordsScript, type: javascript},
  '/address.js': {body: ({base}) => addressScript(base), type: javascript},
  '/elder.js': {body: elderScript, type: javascript},
  '/rate.js': {body: followScript, type: javascript},
  '/rate.css': {body: styles, type: 'text/css; charset=utf-8'},
  '/evaluator': {body: evaluatorPage, type: html, script: 'gov-rating-evaluator.js', policy: screenPolicy},
  '/evaluator.js': {body: ({base}, {openers}) => evaluatorScript(base, openers), type: javascript},
  '/kiosk': {body: kioskPage, type: html, script: 'gov-rating-kiosk.js', policy: screenPolicy},
  '/kiosk.js': {body: ({base}) => kioskScript(base), type: javascript},
  '/screen-worker.js': {body: ({base}) => screenWorker(base), type: javascript},
  '/my': {
    body: (page, {logins = [], hasCodes}) => myPage(page, logins, hasCodes),
    type: html,
    script: 'gov-rating-my.js',
  },
  '/receipt': {body: receiptPage, type: html, script: 'gov-rating-receipt.js'},
  '/accessibility': {
    body: ({base}, {accessibility}, language) => accessibilityPage(base, accessibility, language),
    type: html,
    isTranslated: true,
  },
};

/** The language of who asks: the one of the link, else the best of the browser's. */
function languageOf({url, headers}: Request): StatementLanguage {
  const asked = new URL(url).searchParams.get('lang');
  const named = statementLanguages.find(language => language === asked);
  return named ?? (parseLanguage(headers.get('Accept-Language')) === 'en' ? 'en' : 'zh-CN');
}

/** Where the built script of the elements is, if it is installed beside this package. */
function installedScript(): string | undefined {
  try {
    return fileURLToPath(import.meta.resolve('@gov-rating/elements/gov-rating.js'));
  } catch {
    // Not installed is a normal state of a server whose departments bring their own pages.
    return undefined;
  }
}

/** What serves `/rate`, `/my`, `/receipt`, `/evaluator` and `/kiosk` with what they need and, unless a mount does, the scripts. */
export interface OwnPages {
  readonly mounts: readonly Mount[];
  /** `base` is the path of the server behind a gateway. */
  respond(request: Request, path: string, base: string): Response | undefined;
}

/**
 * The server's own pages. `script` is the file of `/gov-rating.js`, the others are beside it; while the one of a page does
 * not exist, the page says so with 503.
 */
export function ownPages(script: string | undefined, pageSite: PageSite): OwnPages {
  const file = script ?? installedScript();
  const isInstalled = (name: string) => isBeside(file, name);
  return {
    mounts: file === undefined ? [] : [{path: '/gov-rating.js', file}, ...scriptMounts(dirname(file))],
    respond: (request, path, base) => {
      const {method, url} = request;
      const [, kind = '', code] = shortAddress.exec(path) ?? [];
      const found = code === undefined ? pageAt(path, pageSite) : shortPages[kind.toLowerCase() as 'r' | 'p'](code);
      if (!found) return toPage(path, new URL(url).search);
      if (method !== 'GET' && method !== 'HEAD') return methodNotAllowed();
      const page: PageOf = {base, hotline: pageSite.hotline};
      if (found.script !== undefined && !isInstalled(found.script))
        return answer(missingPage(page), {type: html, status: 503, isPrivate: code !== undefined});
      return answer(found.body(page, pageSite, languageOf(request)), found);
    },
  };
}

const pageAt = (path: string, pageSite: PageSite): PageText | undefined =>
  Object.hasOwn(texts, path) && (path !== '/my' || isMyPageServed(pageSite)) ? texts[path] : undefined;

/** Short addresses: `/r/` and the token of an invitation, `/p/` and the code that is printed at a point. */
const shortAddress = /^\/([rp])(?:\/|%2f)(.*)$/is;

/** The pages of short addresses; one that has no code, or a damaged one, gets a page that says so. */
const shortPages = {
  r: (address: string): PageText => {
    const token = invitationTokenIn(address);
    if (token === undefined) return {body: brokenLinkPage, type: html, status: 404, isPrivate: true};
    return {body: page => ratingPage(page, token), type: html, script: 'gov-rating.js', isPrivate: true};
  },
  p: (address: string): PageText => {
    const code = codeBeginning(address, candidate => staticCodePattern.test(candidate));
    if (code === undefined) return {body: unknownPointPage, type: html, status: 404, isPrivate: true};
    return {
      body: (page, {logins, hasCodes}) => pointPage(page, code, {hasLogins: !!logins, hasCodes}),
      type: html,
      isPrivate: true,
    };
  },
} as const;

/** A page with a slash behind it, or whose `#` was encoded or written full-width by an app that passed the link on. */
const nearMiss = /^(\/rate|\/my|\/receipt|\/accessibility|\/evaluator|\/kiosk)(?:\/|%23|\uff03)(.*)$/s;

/** Leads to the page that a link means; the browser keeps the fragment that it has not sent. */
function toPage(path: string, search: string): Response | undefined {
  const [, page, fragment] = nearMiss.exec(path) ?? [];
  if (!page || (fragment && path[page.length] === '/')) return undefined;
  const location = page + search + (fragment ? `#${encodeURI(fragment)}` : '');
  return new Response(null, {status: 302, headers: {Location: location, 'Cache-Control': 'no-store'}});
}

const isBeside = (script: string | undefined, name: string): boolean =>
  script !== undefined && existsSync(name === 'gov-rating.js' ? script : join(dirname(script), name));

/**
 * Whether this server can show a receipt, that is, the script of that page is installed. `script` as for {@link
 * ownPages}.
 */
export const hasReceiptPage = (script: string | undefined): boolean =>
  isBeside(script ?? installedScript(), 'gov-rating-receipt.js');

/** Whether this server can show people what they can rate; `script` as for {@link ownPages}. */
export const hasMyPage = (script: string | undefined): boolean =>
  isBeside(script ?? installedScript(), 'gov-rating-my.js');

function answer(
  body: string,
  {type, status = 200, isPrivate = false, policy = pagePolicy, isTranslated}: Omit<PageText, 'body'>,
): Response {
  return new Response(body, {
    status,
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': policy,
      'Cache-Control': isPrivate ? 'no-store' : 'no-cache',
      'Referrer-Policy': 'no-referrer',
      'X-Frame-Options': 'DENY',
      ...(status === 503 ? {'Retry-After': '60'} : {}),
      ...(isTranslated ? {Vary: 'Accept-Language'} : {}),
    },
  });
}
