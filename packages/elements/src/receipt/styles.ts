import {css} from '../styles/css.ts';

/** Number and state, answer, steps, supplement, and the result of the check. */
export const receiptStyles = css`
  .card {
    max-width: 44em;
    margin: 0 auto;
    padding: var(--_6) 4.5%;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_surface);
  }
  h2,
  p,
  ol {
    margin: 0;
  }
  h2 {
    margin-bottom: var(--_4);
    font-size: var(--_title);
    line-height: 1.35;
  }
  h2:focus,
  h3:focus {
    outline: 0;
  }
  /* Keeps its place while the receipt loads. */
  .later {
    visibility: hidden;
  }
  h3 {
    margin: var(--_8) 0 var(--_3);
    font-size: 1.125em;
    line-height: 1.35;
  }
  .muted,
  .foot,
  details,
  time {
    color: var(--_muted);
    font-size: var(--_hint);
  }
  .number,
  .state b {
    font-size: var(--_main);
    font-weight: 600;
    line-height: 1.35;
  }
  .state b {
    font-size: var(--_title);
  }
  bdi,
  input.box {
    font-variant-numeric: tabular-nums;
  }
  /* A number goes to the next line as a whole, with its stop; one that is wider than a line breaks at its hyphens. */
  .whole {
    display: inline-block;
  }
  p:empty {
    display: none;
  }
  form > .muted {
    margin-bottom: var(--_2);
  }
  /* 24 signs of large print are seen as a whole on a phone, so that each can be compared. */
  #number {
    padding-left: 8px;
    padding-right: 8px;
    font-size: min(1em, max(5.2vw, 0.82em));
  }
  /* Who has a keyboard types letters anyway. */
  .letters {
    display: none;
    margin-top: var(--_3);
  }
  @media (pointer: coarse) {
    .letters {
      display: inline-block;
    }
  }
  .pair {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_3);
  }
  .pair > * {
    flex: 1 1 120px;
  }
  .pair input.box {
    flex: 4 1 220px;
    min-width: 0;
  }
  input.box,
  textarea {
    width: 100%;
    height: auto;
    color: inherit;
    font: inherit;
    resize: vertical;
  }
  input.box:focus {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  [aria-invalid='true'] {
    border-color: var(--_error);
  }
  form > .count {
    margin: var(--_1) 0 0;
    text-align: end;
  }
  .main {
    border-color: var(--_primary);
    background: var(--_primary);
    color: var(--_on-primary);
    font-weight: 600;
  }
  .main[aria-disabled='true'] {
    opacity: 0.7;
  }
  .supplement .label,
  .supplement .main,
  fieldset {
    margin-top: var(--_6);
  }
  .supplement .main {
    width: 100%;
  }
  .state,
  .note,
  blockquote {
    margin: var(--_4) 0 0;
    padding: var(--_4);
    border-radius: var(--_radius);
  }
  .state {
    border: 1px solid var(--_edge);
    background: var(--_tint);
  }
  .state p {
    margin-top: var(--_1);
  }
  .late {
    color: var(--_error);
    font-weight: 600;
  }
  .note {
    border: 1px solid var(--_line);
  }
  blockquote {
    margin: 0;
    padding: var(--_1) var(--_4);
    border-inline-start: 4px solid var(--_accent);
    border-radius: 0;
    white-space: pre-line;
  }
  blockquote + time {
    margin-top: var(--_2);
  }
  ol {
    padding: 0;
    list-style: none;
  }
  li,
  .proof,
  .wrong {
    position: relative;
    display: flex;
    gap: var(--_3);
  }
  li {
    padding-bottom: var(--_4);
  }
  li:not(:last-child)::before {
    content: '';
    position: absolute;
    top: 1.5em;
    bottom: 0;
    inset-inline-start: calc(0.75em - 1px);
    border-inline-start: 2px solid var(--_edge);
  }
  svg {
    flex: none;
    width: 1.5em;
    height: 1.5em;
    color: var(--_accent);
  }
  .now circle {
    fill: var(--_primary);
  }
  .now path {
    color: var(--_on-primary);
  }
  .now span {
    font-weight: 600;
  }
  .next svg {
    color: var(--_line);
  }
  .next span {
    color: var(--_muted);
  }
  /* Below the steps is the result of the check. */
  ol.wait {
    padding-bottom: 9em;
  }
  .wait div {
    min-width: 0;
  }
  .wait span {
    display: block;
    width: 8em;
    max-width: 100%;
    height: 1em;
    margin: 0.25em 0;
    border-radius: 4px;
    background: var(--_tint);
  }
  time {
    display: block;
  }
  .proof {
    margin-top: var(--_8);
  }
  .broken,
  .broken svg,
  .wrong svg,
  .foreign {
    color: var(--_error);
  }
  details p {
    margin-bottom: var(--_2);
  }
  .key {
    font-family: ui-monospace, monospace;
  }
  .end {
    text-align: center;
  }
  .end svg {
    width: 3.5em;
    height: 3.5em;
    color: var(--_muted);
    stroke-width: 1.5;
  }
  .end p {
    margin: var(--_3) 0 var(--_4);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    margin-top: var(--_6);
    border-top: 1px solid var(--_edge);
    padding-top: var(--_2);
  }
  .erase .plain + .plain {
    margin-inline-start: var(--_6);
  }
  .plain,
  a,
  summary {
    min-height: var(--_target);
    padding: var(--_3) 0;
    border: 0;
    color: var(--_accent);
    text-decoration: underline;
    cursor: pointer;
  }
  a {
    display: inline-flex;
    align-items: center;
  }
  a:focus-visible,
  summary:focus-visible {
    outline: 3px solid var(--_accent);
  }
  @media print {
    .card {
      border: 0;
    }
  }
  @media (forced-colors: active) {
    .now circle {
      fill: Highlight;
    }
    .now path {
      color: HighlightText;
    }
  }
`;
