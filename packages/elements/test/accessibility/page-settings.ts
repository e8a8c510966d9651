/** Runs in a page: sets what of a condition is inside of it. */
import {everything} from './measures.ts';

const css =
  '* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important} p {margin-bottom: 2em !important}';
let sheet: CSSStyleSheet | undefined;

/** A person's own style sheet with the spacing of WCAG 1.4.12, in every root. */
function spaceText(on: boolean): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  const own = sheet;
  for (const root of [document, ...everything().map(({shadowRoot}) => shadowRoot)]) {
    if (!root || root.adoptedStyleSheets.includes(own) === on) continue;
    root.adoptedStyleSheets = on
      ? [...root.adoptedStyleSheets, own]
      : root.adoptedStyleSheets.filter(one => one !== own);
  }
}

/** What of a condition the page itself can be given: WeChat's size of text, a theme as attribute, the spacing. */
export function setPage(wechat: number, elder: boolean, spacing: boolean): void {
  document.body.style.setProperty('-webkit-text-size-adjust', `${wechat}%`);
  for (const element of everything().filter(({localName}) =>
    /^gov-rating(-(receipt|my|board|evaluator|kiosk))?$/.test(localName),
  )) {
    if ((element.getRootNode() as Node) instanceof ShadowRoot) continue;
    if (elder) element.setAttribute('theme', 'elder');
    else if (element.getAttribute('theme') === 'elder') element.removeAttribute('theme');
  }
  spaceText(spacing);
}
