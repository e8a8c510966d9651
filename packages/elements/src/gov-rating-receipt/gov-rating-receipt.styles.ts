import {css} from 'lit';

/** Facts on top, how it stands, the answer, the steps, the supplement. */
export const receiptStyles = css`
  .card {
    max-width: 720px;
    margin: 0 auto;
    padding: 24px 4.5%;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_surface);
  }
  h2 {
    margin: 0 0 16px;
    font-size: 1.25em;
    line-height: 1.35;
  }
  h2:focus {
    outline: 0;
  }
  h3 {
    margin: 28px 0 12px;
    font-size: 1.0625em;
    line-height: 1.35;
  }
  p {
    margin: 12px 0 0;
  }
  .muted,
  dt,
  time {
    color: var(--_muted);
  }
  .muted,
  li time {
    font-size: 0.9375em;
  }
  .error:empty {
    margin: 0;
  }
  .key {
    overflow-wrap: anywhere;
    font-family: ui-monospace, monospace;
  }
  .nowrap {
    white-space: nowrap;
  }
  form > .muted {
    margin: 0 0 8px;
  }
  .ask,
  .pair {
    display: flex;
    flex-wrap: wrap;
    margin: -6px;
  }
  .ask > *,
  .pair > * {
    flex: 1 1 120px;
    margin: 6px;
  }
  .ask input {
    flex: 4 1 220px;
    min-width: 0;
  }
  input.box,
  textarea {
    width: 100%;
    height: auto;
    color: inherit;
    font: inherit;
  }
  input.box {
    font-size: 1.0625em;
    letter-spacing: 0.03em;
    font-variant-numeric: tabular-nums;
  }
  input.box:focus {
    outline: 3px solid var(--_primary);
    outline-offset: 2px;
  }
  textarea {
    resize: vertical;
  }
  [aria-invalid='true'] {
    border-color: var(--_error);
  }
  form > .count {
    margin: 4px 0 0;
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
  .supplement fieldset,
  .supplement .label {
    margin-top: 20px;
  }
  .supplement .main {
    width: 100%;
    margin-top: 20px;
  }
  .plain {
    margin-top: 16px;
    padding: 8px 0;
    border: 0;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  dl {
    margin: 0;
  }
  dl div {
    display: flex;
    flex-wrap: wrap;
    margin-top: 4px;
  }
  dt {
    min-width: 4.5em;
    margin-inline-end: 16px;
  }
  dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
  dd time {
    color: inherit;
  }
  .state,
  .note,
  blockquote {
    margin: 20px 0 0;
    padding: 14px 16px;
    border-radius: var(--_radius);
  }
  .state {
    border: 1px solid var(--_edge);
    background: var(--_tint);
  }
  .state b {
    font-size: var(--_main);
  }
  .state p {
    margin: 4px 0 0;
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
    padding: 4px 16px;
    border-inline-start: 4px solid var(--_primary);
    border-radius: 0;
    white-space: pre-line;
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    position: relative;
    display: flex;
    padding-bottom: 16px;
  }
  li:not(:last-child)::before {
    content: '';
    position: absolute;
    top: 24px;
    bottom: 0;
    inset-inline-start: 11px;
    border-inline-start: 2px solid var(--_edge);
  }
  li svg {
    flex: none;
    width: 24px;
    height: 24px;
    margin-inline-end: 12px;
    color: var(--_primary);
  }
  li svg.now circle {
    fill: var(--_primary);
  }
  li svg.now path {
    color: var(--_on-primary);
  }
  li svg.next {
    color: var(--_line);
  }
  li svg.next path {
    display: none;
  }
  li div {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    justify-content: space-between;
    min-width: 0;
  }
  li span {
    margin-inline-end: 12px;
  }
  li.now span {
    font-weight: 700;
  }
  li.next span {
    color: var(--_muted);
  }
  @media print {
    .card {
      border: 0;
    }
  }
  @media (forced-colors: active) {
    li svg.now circle {
      fill: Highlight;
    }
    li svg.now path {
      color: HighlightText;
    }
  }
`;
