import {css, unsafeCSS, type CSSResult} from 'lit';

/** What a theme colours, in the order of its palette. */
const names = ['ink', 'muted', 'surface', 'line', 'edge', 'primary', 'on-primary', 'tint', 'error'];

/** The colours of a theme; what the page sets wins over each. */
const palette = (...colours: readonly string[]): CSSResult =>
  unsafeCSS(names.map((name, index) => `--_${name}:var(--gov-rating-${name},${colours[index]});`).join(''));

const light = palette('#1b2430', '#55606f', '#fff', '#838e9d', '#d8dee7', '#1a5fb4', '#fff', '#ebf3fd', '#b3261e');
const dark = palette('#e9eef5', '#aab6c5', '#18202b', '#78869a', '#334052', '#8ab8f5', '#0c1a2b', '#22344c', '#ffb4ab');
const contrast = palette('#000', '#000', '#fff', '#000', '#000', '#003a8c', '#fff', '#fff', '#900');

const auto = unsafeCSS(":host(:not([theme])), :host([theme='auto'])");

/**
 * Colours and sizes of the themes. `--gov-rating-*` is public, `--_*` private.
 *
 * Sizes come from one scale. Spaces are `--_1` to `--_12`, multiples of 4 px. Text is `--_hint` (14 px), the element's own
 * size (16), `--_main` (18, what one presses) and `--_title` (22). In `elder` these are 18, 22, 30 and 30 px, targets 60 px:
 * text of 18 or more, largest text of 30 or more, line height 1.3 (MIIT 2021 No. 67, annex 2, 1.1, 1.2 and 2.1). With
 * `theme="inherit"` an element takes everything from the one it is drawn in.
 */
export const tokens = css`
  :host {
    display: block;
  }
  :host(:not([theme='inherit'])) {
    ${light}
    --_radius: var(--gov-rating-radius, 10px);
    --_target: 48px;
    --_hint: 0.875em;
    --_main: 1.125em;
    --_title: 1.375em;
    --_1: 4px;
    --_2: 8px;
    --_3: 12px;
    --_4: 16px;
    --_6: 24px;
    --_8: 32px;
    --_12: 48px;
    color: var(--_ink);
    font: var(--gov-rating-font-size, medium)/1.5
      var(--gov-rating-font, system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif);
    text-align: start;
    text-indent: 0;
    white-space: normal;
    overflow-wrap: break-word;
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
    font-size: var(--gov-rating-font-size, 20px);
  }
  :host([theme='elder']) {
    --_target: 60px;
    --_hint: 18px;
    --_main: 30px;
    --_title: 30px;
    font-size: 22px;
    line-height: 1.3;
  }
  @media print {
    :host(:not([theme='inherit'])) {
      ${light}
    }
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
`;
