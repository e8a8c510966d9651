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

const ofPages = 'gov-rating, gov-rating-receipt, gov-rating-my, gov-rating-board';
const ofScreens = 'gov-rating-evaluator, gov-rating-kiosk';

/** What of a condition the page itself can be given: WeChat's size of text, the version for the elderly, the spacing. */
export async function setPage(wechat: number, elder: boolean, spacing: boolean): Promise<void> {
  document.body.style.setProperty('-webkit-text-size-adjust', `${wechat}%`);
  const own = [...document.querySelectorAll<HTMLElement & {readonly updateComplete: Promise<unknown>}>(ofPages)];
  for (const element of own) element.toggleAttribute('elder', elder);
  for (const screen of document.querySelectorAll(ofScreens))
    if (elder) screen.setAttribute('theme', 'elder');
    else screen.removeAttribute('theme');
  for (const {updateComplete} of own) await updateComplete;
  spaceText(spacing);
}
