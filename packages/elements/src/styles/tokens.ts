import {css} from './css.ts';

/** The colours of a theme, in the order of its palette. */
const names = ['ink', 'muted', 'surface', 'line', 'edge', 'primary', 'on-primary', 'tint', 'error', 'accent'];

/**
 * The colours of a theme. A value of the page takes precedence, then a value derived from the page's primary colour.
 * The lightness range (CIE L*, 0 to 100) is that of text and lines with enough contrast to the surface.
 */
const palette = (range: string, ...colours: readonly string[]) =>
  names
    .map(
      (name, index) =>
        `--_${name}:var(--gov-rating-${name},var(--_own-${name},${colours[index] ?? 'var(--_primary)'}));`,
    )
    .join('') + `--_range:${range};`;

const light = palette(
  '0,l,45',
  '#1b2430',
  '#55606f',
  '#fff',
  '#838e9d',
  '#d8dee7',
  '#1a5fb4',
  '#fff',
  '#ebf3fd',
  '#b3261e',
);
const dark = palette(
  '65,l,100',
  '#e9eef5',
  '#aab6c5',
  '#18202b',
  '#78869a',
  '#334052',
  '#8ab8f5',
  '#0c1a2b',
  '#22344c',
  '#ffb4ab',
);
const contrast = palette('0,l,30', '#000', '#000', '#fff', '#000', '#000', '#003a8c', '#fff', '#fff', '#900');

const auto = ":host(:not([theme])), :host([theme='auto']), :host([theme='elder'])";

/** Where the large print applies: the page asks for it and the person has not switched it off, or the person has chosen it. */
const elder = ":host([theme='elder']) > div > :not(.is-plain), :host([elder]) > div > :not(.is-plain), .is-elder";

/**
 * Colours and sizes of the themes. `--gov-rating-*` properties are public, `--_*` private.
 *
 * `--_primary` is the fill, with `--_on-primary` on it; `--_accent` is the same colour for text, lines and rings on the
 * surface, and `--_tint` a light shade behind the chosen. A page that sets `--gov-rating-primary` alone gets all of
 * them in its colour. Browsers without colour functions keep the default tint (before 2023) and its text colour (before
 * 2024).
 *
 * Sizes come from one scale. Spaces are `--_1` to `--_12`, multiples of 4 px. Text is `--_hint` (14 px), the element's
 * own size (16), `--_main` (18, what one presses) and `--_title` (22), all of them relative to what the person has set in
 * the browser. With `theme="inherit"` an element takes everything from the one it is drawn in.
 *
 * 长辈版, the large print, is a size and goes with every colour. The same texts are then 18, 22, 30 and 30 px, or as many
 * times the person's setting where that is larger; targets are 60 px: text of 18 or more, largest text of 30 or more,
 * lines of 1.3 and paragraphs at 1.3 times that (MIIT 2021 No. 67, annex 2, 1.1, 1.2 and 2.1). Browsers without `max()`
 * (before 2020) have no floor for a person who has set less than 16 px.
 *
 * Two boxes are around all rendered content. The outer one has the person's own text size, and stops what the content would
 * inherit from the page (spacing, shadows, fills, writing modes), also properties that browsers add later; colour passes
 * through, and that is our own. The inner one enlarges: `--_grown` is how many times larger the page has its text (see
 * `TextSize`). Some properties stay under the page's control: visibility, pointer events, the cursor, and how far a
 * phone enlarges text.
 *
 * On a page from right to left every text keeps the direction of its own words, so that the stops and brackets of a Chinese
 * sentence stay at their ends; it is still aligned like the page. The parts of one sentence, in a paragraph
 * without a class or in one span, share its direction.
 */
export const tokens = css`
  :host {
    display: block;
  }
  :host(:not([theme='inherit'])) {
    ${light}
    --_size: var(--gov-rating-font-size, medium);
    --_leading: 1.5;
    --_radius: var(--gov-rating-radius, 10px);
    --_target: 48px;
    --_hint: 0.875em;
    --_main: 1.125em;
    --_title: 1.375em;
    --_text: 1em;
    --_1: 4px;
    --_2: 8px;
    --_3: 12px;
    --_4: 16px;
    --_6: 24px;
    --_8: 32px;
    --_12: 48px;
    color: var(--_ink) !important;
  }
  @media (prefers-color-scheme: dark) {
    ${auto} {
      ${dark}
    }
  }
  @media (prefers-contrast: more) {
    ${auto} {
      ${contrast}
    }
  }
  :host([theme='dark']) {
    ${dark}
  }
  :host([theme='contrast']) {
    ${contrast}
  }
  :host([size='large']) {
    --_target: 60px;
    --_text: 1.25em;
  }
  ${elder} {
    --_target: 60px;
    --_text: 1.375em;
    --_hint: 0.8181em;
    --_main: 1.3636em;
    --_title: 1.3636em;
    --_leading: 1.3;
    --_1: 8px;
    --_2: 12px;
    --_3: 16px;
  }
  @media print {
    :host(:not([theme='inherit'])) {
      ${light}
    }
  }
  @supports (color: color-mix(in srgb, red, red)) {
    :host(:not([theme='inherit'])) {
      --_own-tint: color-mix(in srgb, var(--gov-rating-primary) 9%, var(--_surface));
    }
  }
  @supports (color: lab(from red l a b)) {
    :host(:not([theme='inherit'])) {
      --_own-accent: lab(from var(--gov-rating-primary) clamp(var(--_range)) a b);
      --_own-on-primary: lab(from var(--gov-rating-primary) calc((49.5 - l) * 99) 0 0);
    }
  }
  :host > div,
  :host > div > div {
    display: contents;
  }
  :host(:not([theme='inherit'])) > div {
    all: initial;
    display: contents;
    visibility: inherit;
    pointer-events: inherit;
    interactivity: inherit;
    cursor: inherit;
    color-scheme: inherit;
    -webkit-text-size-adjust: inherit;
    text-size-adjust: inherit;
    color: inherit;
    font: var(--_size) / 1.5
      var(--gov-rating-font, system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif);
    line-break: strict;
    overflow-wrap: break-word;
    text-autospace: normal;
  }
  :host(:not([theme='inherit'])) > div > div {
    font-size: var(--_text);
    line-height: var(--_leading);
  }
  @supports (width: max(1px, 1em)) {
    ${elder} {
      --_text: max(22px, 1.375em);
      --_hint: max(18px, 0.8181em);
      --_main: max(30px, 1.3636em);
      --_title: max(30px, 1.3636em);
    }
    :host(:not([theme='inherit'])) > div > div {
      font-size: max(var(--_text), var(--_grown, 1) * 1em);
    }
  }
  /* Measures the text around the element, and that of the page. */
  :host > i {
    position: fixed;
    top: 0;
    left: 0;
    width: 1em;
    height: 1rem;
    visibility: hidden;
    font-size: inherit;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
    /* A head of the page that stays on top covers nothing that has the focus. */
    scroll-margin: 112px 0 16px;
    unicode-bidi: plaintext;
  }
  :not(button):not(textarea) {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  p:not([class]) span,
  span > [lang] {
    unicode-bidi: normal;
  }
`;
