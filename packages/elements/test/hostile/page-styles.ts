import assert from 'node:assert/strict';
import type {HostilePage} from '../pages.ts';
import {person} from '../person.ts';
import {plain, type HostileClass, type Story} from '../story.ts';

const style = (text: string) => `<style>${text}</style>`;

/** Inherited properties that may come in from the page, each for a reason. */
const allowed: readonly (readonly [names: RegExp, reason: string])[] = [
  [/^direction$/, 'the page says from which side it is read'],
  [/^visibility$/, 'a page that hides the element hides it'],
  [
    /^(cursor|pointer-events|caret.*|accent-color|-webkit-tap.*|interactivity|(-\w+-)?user-select|(-webkit-)?app-region)$/,
    'no word is drawn by them',
  ],
  [/^color-scheme$/, 'a theme of the element takes its own colours'],
  [/^font-size$|text-size-adjust|^-x-text-zoom/, "a portal's large print and a phone's may reach in"],
  [/^(fill|stroke|clip-rule|marker|shape-rendering|color-interpolation|color-rendering|text-anchor)/, 'SVG only'],
  [
    /^(list-style|border-collapse|border-spacing|-webkit-border|caption-side|empty-cells|quotes)/,
    'lists and tables only',
  ],
  [/^(orphans|widows|page$|-webkit-print|print-color|color-adjust)/, 'paper only'],
  [
    /^(image-|object-|speak|ruby-|-webkit-ruby|math-|glyph-orientation|dominant-baseline|-webkit-rtl)/,
    'other contents',
  ],
  [
    /^(-webkit-locale|-webkit-line-box|-webkit-line-grid|-webkit-nbsp|-webkit-user-modify|dynamic-range)/,
    'no author sets them',
  ],
  [/^(zoom|-moz-|-apple-|-internal-)/, 'of one engine, not inherited by the standard'],
];

/** Values of every kind; for each property two that it takes are enough. */
const values = [
  ...['1px', '3px', '7', '0.5', '5%', 'red', 'transparent', '"x"', 'url("#x")', '90deg', '2 2 2'],
  ...[
    'none',
    'auto',
    'normal',
    'italic',
    'bold',
    'hidden',
    'both',
    'isolate',
    'break-all',
    'rtl',
    'small-caps',
    'under',
  ],
  ...['vertical-rl', 'upright', 'all', 'pre', 'nowrap', 'uppercase', 'justify', 'center', 'end', 'strict', 'anywhere'],
  ...['manual', 'keep-all', 'loose', 'break-word', 'optimizeLegibility', 'optimizeSpeed', 'geometricPrecision', 'last'],
  ...[
    'no-common-ligatures',
    'tabular-nums',
    'ruby',
    'sub',
    'sans',
    'text',
    'emoji',
    'balance',
    'stable',
    'ink',
    'skip',
  ],
  ...['antialiased', 'condensed', 'filled dot', 'red 1px 1px', '1px 1px 2px red', 'monospace', 'disc', 'inter-word'],
  ...[
    '"smcp"',
    '"wght" 700',
    'from-font',
    'weight',
    'style',
    'ideograph-alpha',
    'no-autospace',
    'trim-start',
    'collapse',
  ],
  ...['from-image', 'crisp-edges', 'historical-forms', 'jis78', 'dark', 'alternate', 'over', 'each-line 3px', 'stroke'],
];

/**
 * Runs in the page. Finds what children inherit by asking the browser, and what of it changes on the words of the levels
 * when it is set around the element or on everything; a line each.
 */
function reachesIn(values: readonly string[]): string {
  const rating = watched.elements()[0] as HTMLElement;
  const scale = rating.shadowRoot?.querySelector('gov-rating-scale')?.shadowRoot;
  const label = scale?.querySelectorAll('label')[3] as HTMLElement;
  const holdsWords = [...label.querySelectorAll('*')].filter(element =>
    [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
  );
  const word = holdsWords[0] ?? label;
  const around = rating.parentElement as HTMLElement;
  const parent = around.appendChild(document.createElement('div'));
  const child = parent.appendChild(document.createElement('div'));
  const sheet = document.head.appendChild(document.createElement('style'));
  const of = (element: Element, name: string) => getComputedStyle(element).getPropertyValue(name);
  const names = [...getComputedStyle(child)].filter(name => !name.startsWith('--'));
  const inherited: (readonly [name: string, value: string])[] = [];
  for (const name of [...names, '-webkit-text-fill-color', '-webkit-text-stroke-width'])
    for (const value of values) {
      if (!CSS.supports(name, value) || inherited.some(([known]) => known === name)) continue;
      const before = of(parent, name);
      parent.style.setProperty(name, value);
      const after = of(parent, name);
      const handedDown = after && after !== before && of(child, name) === after;
      child.style.setProperty(name, 'initial');
      if (handedDown && of(child, name) !== after) inherited.push([name, value]);
      child.style.removeProperty(name);
      parent.style.removeProperty(name);
    }
  parent.remove();
  const lines: string[] = [];
  for (const [name, value] of inherited) {
    const before = of(word, name);
    around.style.setProperty(name, value);
    if (of(word, name) !== before) lines.push(`${name} around`);
    around.style.removeProperty(name);
    sheet.textContent = `* {${name}: ${value}}`;
    if (of(word, name) !== before) lines.push(`${name} on everything`);
    sheet.textContent = '';
  }
  sheet.remove();
  lines.push(`probed ${inherited.length}`);
  return lines.join('\n');
}

const stories: readonly Story[] = [
  {
    title: 'lets no property that children inherit reach the words of the levels',
    page: {where: 'below every inherited property', everywhere: true, body: element => `<main>${element}</main>`},
    async happens({page}) {
      await person(page).seesTheForm();
      const lines = (await page.evaluate(reachesIn, values)).split('\n');
      const probed = Number(lines.pop()?.split(' ')[1]);
      assert.ok(probed > 30, `the browser reports inherited properties: ${probed} properties`);
      const reached = lines.filter(line => !allowed.some(([names]) => names.test(line.split(' ')[0] as string)));
      assert.deepEqual(reached, []);
    },
  },
  {
    title: 'is hidden where the page hides it, and there again afterwards',
    page: {...plain, where: 'on a page that hides', body: element => `<main>${element}</main>`},
    async happens({page, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      const seen = (visibility: string) => {
        (document.querySelector('main') as HTMLElement).style.visibility = visibility;
        const scale = watched.elements()[0]?.shadowRoot?.querySelector('gov-rating-scale')?.shadowRoot;
        return getComputedStyle(scale?.querySelector('.box') as Element).visibility;
      };
      assert.equal(await page.evaluate(seen, 'hidden'), 'hidden');
      assert.equal(await page.evaluate(seen, ''), 'visible');
      await citizen.rates();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
];

/** What the words are drawn with, as the browser computed it. */
const wordsAreDrawn = () => {
  const scale = watched.elements()[0]?.shadowRoot?.querySelector('gov-rating-scale')?.shadowRoot;
  const word = scale?.querySelector('.box > :last-child') ?? (scale?.querySelector('.box') as Element);
  const style = getComputedStyle(word);
  return [
    style.getPropertyValue('-webkit-text-fill-color').replace(/\s/g, ''),
    style.textShadow,
    style.writingMode,
    style.textTransform,
  ].join(' | ');
};

const drawn = (what: string, css: string, everywhere = false): Story => ({
  title: `draws its words as on any page below ${what}`,
  page: {where: 'on a page with a style sheet', head: style(css), ...(everywhere && {everywhere: true})},
  async happens({page, ratings}) {
    const citizen = person(page);
    await citizen.seesTheForm();
    const [fill, ...rest] = (await page.evaluate(wordsAreDrawn)).split(' | ');
    assert.doesNotMatch(fill as string, /^(transparent|rgba\(.*,0\))$/);
    assert.deepEqual(rest, ['none', 'horizontal-tb', 'none']);
    await citizen.rates();
    assert.deepEqual(await ratings(), ['dissatisfied']);
  },
});

const pages: readonly HostilePage[] = [
  {where: 'on a page with columns', head: style('body {column-count: 2; column-width: 160px}')},
  {where: 'on a page of flexible rows', head: style('body {display: flex; align-items: center} body > * {flex: 1}')},
  {where: 'on a page whose texts are not selected', head: style('* {user-select: none; -webkit-user-select: none}')},
  {where: 'on a page that hides what is not defined yet', head: style(':not(:defined) {visibility: hidden}')},
];

export const pageStyles: HostileClass = {
  pages,
  stories: [
    ...stories,
    drawn('words that are clipped out of a background', '* {-webkit-text-fill-color: transparent}', true),
    drawn('shadows', 'body {text-shadow: 0 0 6px red; text-transform: uppercase}'),
    drawn('shadows on everything', '* {text-shadow: 0 0 6px red; text-transform: uppercase}'),
    drawn('upright lines on everything', '* {writing-mode: vertical-rl}'),
    drawn('upright lines around it', 'main {writing-mode: vertical-rl; height: 900px}'),
    drawn(
      'wide letters on everything',
      '* {letter-spacing: .6em; word-spacing: 1em; text-indent: 4em; line-height: 3}',
    ),
    drawn('lines that do not break', '* {white-space: nowrap; word-break: break-all; hyphens: auto}'),
  ],
};
