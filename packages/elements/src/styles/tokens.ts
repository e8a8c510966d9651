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
 * Colours and sizes of the themes. `--gov-rating-*` is public, `--_*` private. Text and targets of `elder` are those of
 * the national norm for older people: text 18, main text 30, targets 60, line height 1.3. With `theme="inherit"` an
 * element takes everything from the one it is drawn in.
 */
export const tokens = css`
  :host {
    display: block;
  }
  :host(:not([theme='inherit'])) {
    ${light}
    --_radius: var(--gov-rating-radius, 10px);
    --_target: 48px;
    --_main: 1.125em;
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
    --_main: 30px;
    font-size: 18px;
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
