import {expect, fixture, html} from '@open-wc/testing';
import type {LitElement} from 'lit';
import '../define.ts';

/**
 * Properties under the page's control, also in an element: visibility, pointer events, cursor, direction, colour
 * scheme, and how far a phone enlarges text.
 */
const pages =
  /^(visibility|pointer-events|interactivity|cursor|direction|color-scheme|(-\w+-)?text-size-adjust|-webkit-locale|--.*)$/;

/** For every property, one of these values differs from its initial value. */
const values = (
  'red 7px 3 0.5 none hidden auto both all normal bold italic underline uppercase vertical-rl center right justify ' +
  'nowrap pre break-all keep-all anywhere collapse separate inside outside bottom small-caps condensed monospace serif ' +
  'optimizeSpeed pixelated crisp-edges round bevel evenodd upright mixed sideways manual loose strict slashed-zero over ' +
  'under square disc fill stroke 9px_9px balance stable each-line linearRGB sRGB geometricPrecision middle end start ' +
  'hide isolate text exact color-adjust preserve-parent-color dark 2px_2px_2px_red "x" "x"_"y" filled_dot_red ' +
  '"kern"_0 "wght"_700 0 50% 200% no-autospace trim-start ideograph-alpha cap_alphabetic antialiased circle ' +
  'sub-pixel no-common-ligatures historical-forms jis78 tabular-nums sub text-bottom space-all hanging first ' +
  'from-font under_left over_right ruby space-around stepwise preserve inert element bounding-box oldstyle-nums 4 "-" 5_5_5 ' +
  'light zh "ja" compact math-style: shape contents ignore grayscale -moz-pre-space embed-ltr rtl thin style ' +
  'weight none_style url(#m) revert'
)
  .split(' ')
  .map(value => value.replaceAll('_', ' '));

/** The computed values of an element. */
const computed = (element: Element): Map<string, string> => {
  const style = getComputedStyle(element);
  return new Map(properties(style).map(name => [name, style.getPropertyValue(name)]));
};

/** Every property name of the browser. Prefixed aliases are not in the list, but can be read. */
function properties(style: CSSStyleDeclaration): string[] {
  const asked = [];
  for (const key in style)
    asked.push(key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`).replace(/^(webkit|moz)-/, '-$1-'));
  return [...new Set([...style, ...asked])].filter(
    name => /^[-a-z]+$/.test(name) && style.getPropertyValue(name) !== '',
  );
}

/** Every inherited property, with a value that differs from the initial one. */
function inheritable(): [property: string, value: string][] {
  const outer = document.createElement('div');
  const inner = document.createElement('span');
  outer.append(inner);
  document.body.append(outer);
  const found: [string, string][] = [];
  const usual = computed(inner);
  for (const property of usual.keys()) {
    if (pages.test(property)) continue;
    for (const value of values) {
      outer.style.setProperty(property, value);
      const own = getComputedStyle(outer).getPropertyValue(property);
      const taken = getComputedStyle(inner).getPropertyValue(property);
      outer.style.removeProperty(property);
      if (own === usual.get(property) || taken !== own) continue;
      found.push([property, value]);
      break;
    }
  }
  outer.remove();
  return found;
}

describe('what a page lets its contents inherit', () => {
  let leaks: [string, string][] = [];
  before(() => {
    leaks = inheritable();
  });

  it('is found in the browser itself', () => {
    const names = leaks.map(([name]) => name);
    expect(names.length).to.be.above(50);
    expect(names).to.include.members([
      'color',
      'font-size',
      'letter-spacing',
      'text-shadow',
      'writing-mode',
      'text-indent',
    ]);
    expect(names).to.include.members([
      '-webkit-text-fill-color',
      'text-transform',
      'white-space-collapse',
      'line-height',
    ]);
    expect(names).to.not.include.members(['margin-top']);
  });

  for (const tag of [
    'gov-rating',
    'gov-rating-scale',
    'gov-rating-comment',
    'gov-rating-board',
    'gov-rating-desk',
    'gov-rating-evaluator',
    'gov-rating-kiosk',
    'gov-rating-my',
    'gov-rating-receipt',
  ])
    for (const [how, selector] of [
      ['on what is around', '.around'],
      ['on everything', '*'],
    ] as const)
      it(`does not reach the words of <${tag}> when it is set ${how}`, async () => {
        const around = await fixture<HTMLElement>(html`<div class="around"></div>`);
        const element = document.createElement(tag) as LitElement;
        element.lang = 'zh-CN';
        around.append(element);
        await element.updateComplete;
        const words = [...element.renderRoot.querySelectorAll('p, span, h2, label, legend, textarea, section')].slice(
          0,
          12,
        );
        expect(words).to.not.have.length(0);
        const before = words.map(computed);
        const sheet = new CSSStyleSheet();
        document.adoptedStyleSheets.push(sheet);
        try {
          for (const [property, value] of leaks) {
            sheet.replaceSync(`${selector} {${property}: ${value}}`);
            for (const [index, word] of words.entries())
              expect(getComputedStyle(word).getPropertyValue(property), `${property}: ${value}`).to.equal(
                before[index]?.get(property),
              );
          }
        } finally {
          document.adoptedStyleSheets.pop();
        }
      });

  it('reaches the words of a part that is to look like what is around it', async () => {
    const around = await fixture<HTMLElement>(
      html`<div style="color: red; font: italic 30px serif">
        <gov-rating-scale theme="inherit"></gov-rating-scale>
      </div>`,
    );
    const scale = around.querySelector('gov-rating-scale') as unknown as LitElement;
    await scale.updateComplete;
    const {color, fontStyle, fontFamily} = getComputedStyle(scale.renderRoot.querySelector('legend') as Element);
    expect([color, fontStyle, fontFamily]).to.deep.equal(['rgb(255, 0, 0)', 'italic', 'serif']);
  });

  it("leaves to the page what is the page's to decide", async () => {
    const around = await fixture<HTMLElement>(
      html`<div style="visibility: hidden; cursor: wait; pointer-events: none; direction: rtl; color-scheme: dark">
        <gov-rating-scale></gov-rating-scale>
      </div>`,
    );
    const scale = around.querySelector('gov-rating-scale') as unknown as LitElement;
    await scale.updateComplete;
    const style = getComputedStyle(scale.renderRoot.querySelector('legend') as Element);
    expect([style.visibility, style.cursor, style.pointerEvents, style.direction, style.colorScheme]).to.deep.equal([
      'hidden',
      'wait',
      'none',
      'rtl',
      'dark',
    ]);
  });
});
