import {css} from '../styles/css.ts';

/**
 * A screen that is read from 60 cm: text 24 px, levels 28, buttons 60; larger in elder mode. Everything fits 1280 × 800,
 * 1024 × 600 and 800 × 1280 without scrolling; only many reasons scroll inside their box.
 */
export const screenStyles = css`
  :host {
    height: 100vh;
  }
  .screen {
    --_size: 24px;
    --_main: 28px;
    --_hint: 20px;
    --_title: 32px;
    --_target: 64px;
    --_1: 4px;
    --_2: 8px;
    --_3: 12px;
    position: relative;
    display: flex;
    flex-direction: column;
    gap: var(--_3);
    height: 100%;
    padding: var(--_4) var(--_6);
    overflow: auto;
    background: var(--_surface);
    color: var(--_ink);
    font-size: var(--_size);
    line-height: 1.4;
    -webkit-user-select: none;
    user-select: none;
    -webkit-tap-highlight-color: transparent;
  }
  .elder {
    --_size: 28px;
    --_main: 34px;
    --_hint: 24px;
    --_title: 38px;
    --_target: 76px;
    line-height: 1.3;
  }
  h2,
  p {
    margin: 0;
  }
  h2 {
    font-size: var(--_title);
    line-height: 1.3;
    text-wrap: balance;
  }
  h2:focus {
    outline: 0;
  }
  p:empty {
    display: none;
  }
  /* The line at the foot says it already; a screen reader hears it with the question. */
  gov-rating-tags::part(need) {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  /* Beside what is above everything else, not over it. */
  .tools {
    position: relative;
    z-index: 1;
    align-self: flex-end;
    max-width: 60%;
    margin: 0 0 calc(-1 * var(--_target) - var(--_3) - 4px);
  }
  .tools .tool {
    padding: 4px 12px;
  }
  .tool-note {
    padding: 0 var(--_2);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .rated,
  .place {
    padding-inline-end: 8em;
  }
  .rated {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
  }
  button {
    padding: 8px 28px;
    font-weight: 600;
  }
  .hint {
    color: var(--_muted);
    font-size: var(--_hint);
  }
  .place,
  .rated .hint {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.2em;
  }
  .place {
    color: var(--_muted);
  }
  .body {
    flex: 1;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: var(--_4);
    text-align: center;
    text-wrap: balance;
  }
  .body h2 {
    font-size: 56px;
  }
  .body #detail {
    max-width: 30em;
    font-size: var(--_main);
  }
  .body h2.code,
  .code {
    font-size: 96px;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    line-height: 1.2;
  }
  .pairing .code {
    padding: 0 var(--_8);
    border-radius: var(--_radius);
    background: var(--_tint);
    font-family: ui-monospace, 'Noto Sans Mono', monospace;
    letter-spacing: 0.06em;
  }
  .whole {
    display: inline-block;
  }
  .where {
    font-size: var(--_title);
    font-weight: 600;
  }
  .pair {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--_8) 96px;
    margin-bottom: var(--_6);
  }
  .idle h2 {
    font-size: 88px;
  }
  .staff {
    display: flex;
    align-items: center;
    gap: var(--_6);
    padding: var(--_6) var(--_8);
    border-radius: calc(var(--_radius) * 1.6);
    background: var(--_tint);
    text-align: start;
  }
  .staff img {
    width: 132px;
    height: 168px;
    border-radius: var(--_radius);
    object-fit: cover;
  }
  .staff b,
  .staff span {
    display: block;
    unicode-bidi: plaintext;
  }
  .staff b {
    font-size: 48px;
    line-height: 1.3;
  }
  .staff span {
    font-size: var(--_main);
  }
  .sign {
    width: 96px;
    height: 96px;
    color: var(--_muted);
    stroke-width: 1.5;
  }
  .received .sign,
  .kept .sign {
    color: var(--_accent);
  }
  .refused .sign {
    color: var(--_error);
  }
  .end h2 {
    font-size: 44px;
  }
  .number {
    padding: var(--_3) var(--_8);
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .number b {
    display: block;
    font-size: 48px;
    font-variant-numeric: tabular-nums;
    line-height: 1.3;
  }
  .rated h2.long {
    font-size: var(--_size);
  }
  .fields {
    flex: 1;
    display: grid;
    grid-gap: var(--_3) var(--_8);
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr);
    min-height: 0;
  }
  gov-rating-scale {
    align-self: center;
  }
  .prompt gov-rating-scale {
    --_main: 30px;
    --_target: 176px;
  }
  .prompt.elder gov-rating-scale {
    --_main: 34px;
  }
  .rating .fields,
  .sending .fields {
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    grid-template-rows: auto minmax(0, 1fr);
  }
  .rating gov-rating-scale,
  .sending gov-rating-scale {
    grid-column: 1 / -1;
  }
  .rating gov-rating-scale::part(question),
  .sending gov-rating-scale::part(question) {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .reasons {
    position: relative;
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .scroll {
    flex: 1;
    min-height: 0;
    padding: 5px;
    margin: -5px;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .below {
    flex: none;
    min-height: 60px;
    margin-top: var(--_1);
    padding: 0;
    border: 0;
    border-top: 1px solid var(--_edge);
    border-radius: 0;
    font-size: var(--_hint);
  }
  .nothing {
    display: none;
  }
  .name {
    position: absolute;
    top: 0;
    right: 0;
    bottom: 0;
    left: 0;
    z-index: 1;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: var(--_4);
    padding: var(--_6);
    background: var(--_primary);
    color: var(--_on-primary);
    text-align: center;
    text-wrap: balance;
  }
  @media (min-height: 700px) {
    .screen {
      gap: var(--_4);
      padding: var(--_6) var(--_8);
    }
    .prompt gov-rating-scale {
      --_target: 240px;
    }
  }
  @media (min-width: 1200px) {
    .prompt gov-rating-scale {
      --_main: 36px;
    }
    .prompt.elder gov-rating-scale {
      --_main: 40px;
    }
  }
  /* What was read above the question gives its place to the reasons. */
  @media (max-height: 650px) {
    .rating .rated .hint,
    .sending .rated .hint {
      display: none;
    }
    .end {
      gap: var(--_2);
    }
    .end .sign {
      width: 72px;
      height: 72px;
    }
    /* Large letters need the room of the sign, which says nothing that the heading does not. */
    .elder .end .sign {
      display: none;
    }
    gov-rating-comment::part(textarea) {
      height: 76px;
    }
  }
  @media (orientation: portrait) {
    .prompt gov-rating-scale {
      --_target: 104px;
    }
    .rating .fields,
    .sending .fields {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: auto minmax(0, 1fr) auto;
    }
    .idle h2 {
      font-size: 96px;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .end {
      animation: rise 0.2s ease-out;
    }
  }
  @keyframes rise {
    from {
      transform: translateY(8px);
    }
  }
  @media (forced-colors: active) {
    .staff,
    .number,
    .pairing .code,
    .name {
      border: 2px solid;
    }
  }
`;
