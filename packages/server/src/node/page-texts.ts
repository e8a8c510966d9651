import type {Hotline} from '@gov-rating/contract';
import {beforeScript, escaped, helpLine, hotlineAttribute, noScript} from './help-line.ts';
import {elderPageStyles, elderSwitch} from './elder-page.ts';
import {pointDark, pointStyles} from './point-styles.ts';
import {startWorker} from './screen-worker.ts';

/** A page of the server. */
export interface PageFacts {
  readonly title: string;
  readonly scripts: readonly string[];
  readonly main: string;
  readonly footer: string;
  /** What is in front of every path: empty, or the path of the server behind a gateway. */
  readonly base: string;
  /** Default: zh-CN. */
  readonly language?: 'zh-CN' | 'en';
}

/** A whole page. */
export const page = ({title, scripts, main, footer, base, language = 'zh-CN'}: PageFacts) => {
  // Elements begin with a heading of level 2: the first one is then the name of the system.
  const first = main.includes('<h1') ? 'p' : 'h1';
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<script src="${base}/elder.js"></script>
<link rel="stylesheet" href="${base}/rate.css">
${scripts.map(script => `<script src="${base}${script}" defer></script>`).join('\n')}
</head>
<body>
<header lang="zh-CN"><div class="top"><${first}>政务服务“好差评”</${first}>${elderSwitch}</div></header>
<main>
${main}
</main>
<footer><p>${footer}</p>
<p class="everybody"><a href="${base}/accessibility"><span lang="zh-CN">无障碍说明</span> <span lang="en">Accessibility</span></a></p></footer>
</body>
</html>
`;
};

/** What of a deployment every page needs. */
export interface PageOf {
  /** What is in front of every path: empty, or the path of the server behind a gateway. */
  readonly base: string;
  readonly hotline: Hotline;
}

/**
 * Where invitations lead to.
 *
 * @param token The token of a short address, letters, digits, `-` and `_`; without it the element reads the fragment.
 */
export const ratingPage = ({base, hotline}: PageOf, token?: string): string =>
  page({
    base,
    title: '政务服务“好差评”',
    scripts: ['/gov-rating.js', '/rate.js'],
    main: `<h1>评价本次服务</h1>
<gov-rating elder-switch="none"${token === undefined ? '' : ` token="${token}"`}${hotlineAttribute(hotline)}>${beforeScript('到办事窗口评价', hotline)}</gov-rating>
<script src="${base}/address.js"></script>
<p class="follow"><a href="${base}/receipt">评过了？看进度和答复</a></p>`,
    footer: '评不评、怎么评由您决定，谁也不能逼您或干扰您。',
  });

/** The page that shows the progress of a rating. */
export const receiptPage = ({base, hotline}: PageOf): string =>
  page({
    base,
    title: '评价进度查询',
    scripts: ['/gov-rating-receipt.js'],
    main: `<gov-rating-receipt elder-switch="none"${hotlineAttribute(hotline)}>${beforeScript('到办事窗口查询', hotline)}</gov-rating-receipt>`,
    footer: '请不要把查询号码告诉别人：谁有号码，谁就能看进度和答复。',
  });

/** A page of a portal on which people log in and come back to `/my`. */
export interface LoginPage {
  /** What the portal is called, such as 广州市政务服务网. */
  readonly name: string;
  /** An https address. */
  readonly url: string;
}

/**
 * The page on which people rate what they were served who are logged in on a portal or, with `hasCodes`, who prove the telephone
 * of a case. With one portal its link is in the element.
 */
export const myPage = ({base, hotline}: PageOf, logins: readonly LoginPage[], hasCodes: boolean): string => {
  const [only, another] = logins;
  const login = only && !another ? ` login-page="${escaped(only.url)}"` : '';
  const links = another ? logins.map(({name, url}) => `<li><a href="${escaped(url)}">${escaped(name)}</a></li>`) : [];
  return page({
    base,
    title: '我的评价',
    scripts: ['/gov-rating-my.js'],
    main: `<gov-rating-my elder-switch="none" receipt-page="${base}/receipt"${login}${hasCodes ? ' codes' : ''}${hotlineAttribute(hotline)}>${beforeScript('到办事窗口评价', hotline)}</gov-rating-my>
${links.length === 0 ? '' : `<nav class="logins" aria-labelledby="logins"><h2 id="logins">从这些平台登录</h2><ul>${links.join('')}</ul></nav>\n`}`,
    footer: '评不评、怎么评由您决定，谁也不能逼您或干扰您。',
  });
};

/** A screen over the whole window of the browser. Its own script comes first, so that nothing sounds before the address has said that nothing shall. */
const screenPage = ({base, hotline}: PageOf, name: string, title: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${base}/rate.css">
<script src="${base}/${name}.js" defer></script>
<script src="${base}/gov-rating-${name}.js" defer></script>
</head>
<body>
<gov-rating-${name}></gov-rating-${name}>
${noScript('到办事窗口询问', hotline)}
</body>
</html>
`;

/** The screen at a window. */
export const evaluatorPage = (of: PageOf): string => screenPage(of, 'evaluator', '窗口评价器');

/** The screen of a self-service terminal, for whose program the page is a frame: it hands over services by a script. */
export const kioskPage = (of: PageOf): string => screenPage(of, 'kiosk', '自助终端评价');

/** Takes over what the address of a screen says as attributes of its element, and lets the page start without a network. */
const attributesScript = (base: string, name: string): string => `var asked = new URLSearchParams(location.search);
  var screen = document.querySelector('gov-rating-${name}');
  ['countdown', 'theme', 'variant', 'lang'].forEach(function (name) {
    if (asked.get(name)) screen.setAttribute(name, asked.get(name));
  });
  if (asked.has('mute') && asked.get('mute') !== 'false') screen.setAttribute('mute', '');
  ${startWorker(base, name)}`;

/** Takes over what the address of `/kiosk` says. */
export const kioskScript = (base: string): string => `(function () {
  ${attributesScript(base, 'kiosk')}
})();
`;

/** The origins of pages that may open the screen of a window and hear how its prompts end. */
export type Openers = '*' | readonly string[];

/**
 * Takes over what the address of `/evaluator` says: attributes of the element, and the page that has opened it, which then
 * hears of each prompt whether it was rated, never how.
 */
export const evaluatorScript = (base: string, openers: Openers): string => `(function () {
  ${attributesScript(base, 'evaluator')}
  var allowed = ${openers === '*' ? 'null' : JSON.stringify(openers)};
  var origin = '';
  try {
    origin = new URL(asked.get('opener')).origin;
  } catch (error) {}
  if (!/^https?:/.test(origin) || (allowed && allowed.indexOf(origin) < 0)) return;
  document.addEventListener('gov-rating-prompt-ended', function (event) {
    var message = {type: 'gov-rating-evaluator', state: event.detail.state, promptId: event.detail.promptId};
    if (window.opener) window.opener.postMessage(message, origin);
  });
})();
`;

/** For a short address whose token cannot be one. */
export const brokenLinkPage = ({base, hotline}: PageOf): string =>
  page({
    base,
    title: '这个链接打不开',
    scripts: [],
    main: `<h1>这个链接打不开</h1>
<p>评价链接可能没有复制完整。请重新扫码，或从短信里重新点开链接。</p>
<p>还是打不开，请到办事窗口评价。</p>
${helpLine(hotline)}
<p lang="en">This rating link is not complete. Please scan the code again, or call ${hotline.phone}.</p>`,
    footer: '评不评、怎么评由您决定，谁也不能逼您或干扰您。',
  });

/** While the script of a page is not there. */
export const missingPage = ({base, hotline}: PageOf): string => `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>评价页面现在打不开</title><link rel="icon" href="data:,"><link rel="stylesheet" href="${base}/rate.css"></head>
<body><main><h1>评价页面现在打不开</h1><p>请稍后再试，或到办事窗口评价。</p>${helpLine(hotline)}<p lang="en">The rating page is not there yet. Please try again later.</p></main></body>
</html>
`;

/**
 * Takes the token of a short address out of the address and out of the history, before anything else is loaded. The tab
 * remembers it until it is closed, so that reloading shows the same invitation.
 */
export const addressScript = (base: string): string => `(function () {
  var name = 'gov-rating-invitation';
  var element = document.querySelector('gov-rating');
  var token = element.getAttribute('token');
  if (token) history.replaceState(null, '', '${base}/rate');
  try {
    if (token) sessionStorage.setItem(name, token);
    else if (/invitation/i.test(location.hash)) sessionStorage.removeItem(name);
    else if (sessionStorage.getItem(name)) element.setAttribute('token', sessionStorage.getItem(name));
  } catch (error) {
    // Without storage the page works until it is reloaded.
  }
})();
`;

/** Removes the link to the page of progress once the element shows its own, which knows number and key of the receipt. */
export const followScript = (): string => `document.addEventListener('gov-rating-received', function () {
  document.querySelector('.follow').hidden = true;
});
`;

/** The style of the pages around their element. */
export const styles = (): string => `*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:#f3f5f8;color:#1d2530;font:1.0625rem/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
header{background:#12467b;color:#fff}
main,footer p{width:100%;max-width:44rem;margin:0 auto;padding:1rem 1.25rem}
header p,header h1{font-size:1.0625rem;font-weight:600;letter-spacing:.05em}
main{flex:1 0 auto}
main h1{font-size:1.5rem;line-height:1.3;margin:1rem 0 1.25rem}
gov-rating,gov-rating-my,gov-rating-receipt{display:block}
.js gov-rating,.js gov-rating-my,.js gov-rating-receipt{min-height:20rem}
gov-rating-my,gov-rating-receipt{margin-top:1rem}
.logins{margin:2rem 0}
.logins ul{margin:0;padding:0;list-style:none}
.logins a{display:inline-block;padding:.6rem 0}
gov-rating-evaluator,gov-rating-kiosk{display:block;height:100vh}
.follow{margin:1rem 0 0;text-align:center}
.follow a{display:inline-block;padding:.5rem;color:#12467b}
h2{font-size:1.125rem;line-height:1.4;margin:0 0 .75rem}
.point{min-height:6rem}
.point h1{text-wrap:balance;overflow-wrap:anywhere}
.point p:empty{display:none}
#point-institution{margin:-.75rem 0 1rem;color:#4c5866}
${pointStyles}.help{margin:1.5rem 0}
.help a{display:inline-block;padding:.7rem 0}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0);white-space:nowrap}
.late{visibility:hidden;animation:late 0s 6s forwards}
@keyframes late{to{visibility:visible}}
main a{color:#12467b}
li,footer p{text-wrap:pretty}
button{font:inherit;min-height:2.75rem;padding:.5rem 1.5rem;border:0;border-radius:.5rem;background:#12467b;color:#fff}
.follow a{padding-top:.65rem;padding-bottom:.65rem}
footer{color:#4c5866;font-size:.9375rem}
.everybody a{display:inline-block;padding:.7rem 0;color:inherit}
a,button,input,select,textarea,summary,label{scroll-margin:104px 0 16px}
.other{margin:0;text-align:right}
.other a{display:inline-block;padding:.7rem 0}
.statement h2{margin:2rem 0 .75rem;font-size:1.25rem}
.statement h3{margin:1.25rem 0 .75rem;font-size:1rem}
.clauses{margin:0;padding:0;list-style:none}
.clauses li{margin:0 0 1rem;overflow-wrap:anywhere}
.clauses p{margin:.25rem 0}
.muted{color:#4c5866;font-size:.9375rem}
${elderPageStyles}@media (max-width:30rem){main h1{margin:.5rem 0 1rem}}
@media (prefers-color-scheme:dark){body{background:#12161c;color:#e8ecf1}header{background:#0d2c4e}footer,.muted,#point-institution{color:#aab5c2}${pointDark}main a{color:#8ab8f5}.follow a{color:#8ab8f5}}
@media print{header,footer,.follow{display:none}}
`;
