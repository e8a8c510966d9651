import {css} from 'lit';

/** Measures on top, charts in one or two columns below, the method and the downloads at the end. */
export const boardStyles = css`
  :host {
    --_tap: 34px;
  }
  :host([theme='elder']) {
    --_tap: 60px;
  }
  @media (pointer: coarse) {
    :host(:not([theme='elder'])) {
      --_tap: 44px;
    }
  }
  .card {
    container-type: inline-size;
    padding: 20px 16px;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_surface);
  }
  @media (min-width: 600px) {
    .card {
      padding: 28px 32px;
    }
  }
  h2,
  h3,
  p,
  dl,
  dd,
  ol,
  figure {
    margin: 0;
    padding: 0;
  }
  h2 {
    font-size: 1.375em;
    line-height: 1.3;
  }
  h3 {
    font-size: 1.125em;
    line-height: 1.4;
  }
  p {
    margin-top: 8px;
  }
  .muted,
  dt {
    color: var(--_muted);
    font-weight: 400;
  }
  .small,
  dt {
    font-size: 0.875em;
  }
  :host([theme='elder']) .small,
  :host([theme='elder']) dt {
    font-size: 1em;
  }
  .notice {
    padding: 8px 12px;
    border-inline-start: 4px solid var(--_primary);
    background: var(--_tint);
  }
  div.notice {
    margin-top: 12px;
  }
  .notice p:first-child {
    margin: 0;
  }
  button,
  select,
  a {
    display: inline-block;
    min-height: var(--_tap);
    padding: 3px 14px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_primary);
    font: inherit;
    font-size: 0.875em;
    line-height: calc(var(--_tap) - 8px);
    text-decoration: none;
    cursor: pointer;
  }
  select {
    max-width: 100%;
    color: inherit;
    font-size: 1em;
  }
  .edition label {
    font-weight: 600;
  }
  button[aria-pressed='true'] {
    border-color: var(--_primary);
    background: var(--_primary);
    color: var(--_on-primary);
  }
  .sr {
    position: absolute;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  :focus-visible {
    outline: 3px solid var(--_primary);
    outline-offset: 2px;
  }
  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    margin-top: 16px;
  }
  .figures > div {
    flex: 1 1 7.5em;
    max-width: 100%;
    padding: 12px 14px 4px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .number {
    font-size: 1.375em;
    font-weight: 600;
    line-height: 1.4;
    font-variant-numeric: tabular-nums;
  }
  summary {
    min-height: var(--_tap);
    color: var(--_primary);
    line-height: var(--_tap);
    cursor: pointer;
  }
  details p {
    margin: 0 0 10px;
  }
  .method {
    margin-top: 24px;
  }
  .sections {
    display: grid;
    gap: 28px 40px;
    margin-top: 28px;
  }
  .section {
    min-width: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    min-height: var(--_tap);
    margin-bottom: 8px;
  }
  .downloads {
    margin-top: 28px;
    padding-top: 20px;
    border-top: 1px solid var(--_edge);
  }
  .downloads > * {
    margin: 0 8px 8px 0;
  }
  @container (min-width: 760px) {
    .sections {
      grid-template-columns: 1fr 1fr;
    }
    .wide {
      grid-column: 1/-1;
    }
    .figures {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(11em, 1fr));
    }
    .number {
      font-size: 1.5em;
    }
  }
  @media print {
    .card {
      padding: 0;
      border: 0;
    }
    button,
    .downloads,
    .figures details,
    summary {
      display: none;
    }
    .more {
      display: table-row;
    }
    .paper {
      display: block;
      margin-top: 16px;
    }
    .section,
    figure,
    tr {
      break-inside: avoid;
    }
  }
  @media (forced-colors: active) {
    button[aria-pressed='true'] {
      border: 3px solid Highlight;
    }
  }
`;
