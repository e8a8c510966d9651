import {css} from '../styles/css.ts';

/** The card and its contents. */
export const ratingStyles = css`
  .card {
    max-width: 44em;
    margin: 0 auto;
    padding: var(--_6) 4.5%;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_surface);
  }
  h2,
  p {
    margin: 0;
  }
  h2 {
    line-height: 1.35;
    text-wrap: balance;
  }
  h2:focus {
    outline: 0;
  }
  header {
    padding-bottom: var(--_4);
    border-bottom: 1px solid var(--_edge);
  }
  header h2 {
    font-size: var(--_main);
  }
  header p {
    margin-top: var(--_1);
    color: var(--_muted);
    font-size: var(--_hint);
  }
  .service {
    display: grid;
    align-content: start;
    min-height: 6.75em;
  }
  .long h2 {
    font-size: 1em;
  }
  .wait h2 {
    color: var(--_muted);
    font-weight: 400;
  }
  .part {
    margin-top: var(--_6);
  }
  .ahead {
    height: 0;
    overflow: hidden;
    visibility: hidden;
  }
  .send,
  .open {
    background: var(--_primary);
    color: var(--_on-primary);
    font-size: var(--_main);
    font-weight: 600;
  }
  .send {
    width: 100%;
    margin-top: var(--_6);
  }
  .send[aria-disabled='true'] {
    opacity: 0.7;
  }
  .later {
    visibility: hidden;
  }
  .end {
    clear: both;
    padding: var(--_3) 0;
    text-align: center;
    text-wrap: balance;
  }
  .end h2 {
    font-size: var(--_title);
  }
  .end svg {
    width: 3.5em;
    height: 3.5em;
    margin-bottom: var(--_3);
    color: var(--_muted);
    stroke-width: 1.5;
  }
  .received svg,
  .kept svg,
  .sending svg {
    color: var(--_accent);
  }
  .refused svg,
  .foreign svg {
    color: var(--_error);
  }
  .end p,
  .end button {
    margin-top: var(--_3);
  }
  .end p:empty {
    display: none;
  }
  .number {
    padding: var(--_3);
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  b {
    display: block;
    font-size: 1.2em;
    font-variant-numeric: tabular-nums;
  }
  a {
    display: inline-block;
    padding: var(--_3);
    color: var(--_accent);
  }
  /* Quiet: whoever looks for the number must not press it by mistake. */
  .forget {
    border: 0;
    color: var(--_muted);
    font-size: var(--_hint);
    text-decoration: underline;
  }
  :host([layout='compact']) .card {
    padding: var(--_3);
  }
  dialog {
    width: 100%;
    max-width: 44em;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
  }
  dialog::backdrop {
    background: rgba(0, 0, 0, 0.5);
  }
  /* Stays in sight while the form scrolls below it. */
  .bar {
    position: -webkit-sticky;
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    padding: var(--_2) 4.5%;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) + 4px) calc(var(--_radius) + 4px) 0 0;
    background: var(--_surface);
  }
  .bar b {
    font-size: 1em;
  }
  .bar + .card {
    border-top: 0;
    border-radius: 0 0 calc(var(--_radius) + 4px) calc(var(--_radius) + 4px);
  }
  @media (min-width: 40em) {
    .service {
      min-height: 4.5em;
    }
  }
  .place {
    min-height: 0;
  }
  @media (prefers-reduced-motion: no-preference) {
    .end,
    dialog[open] {
      animation: rise 0.2s ease-out;
    }
    .sending path {
      animation: blink 1s infinite alternate;
    }
  }
  @keyframes rise {
    from {
      transform: translateY(8px);
    }
  }
  @keyframes blink {
    to {
      opacity: 0.2;
    }
  }
  @media print {
    .card {
      border: 0;
    }
  }
`;
