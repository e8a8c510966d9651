import {css} from '../styles/css.ts';

/** Measures on top, charts in one or two columns below, the method and the downloads at the end. */
export const boardStyles = css`
  .card {
    container-type: inline-size;
    padding: var(--_4);
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_surface);
    font-variant-numeric: tabular-nums;
    text-autospace: normal;
  }
  @media (min-width: 600px) {
    .card {
      padding: var(--_8);
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
  h2,
  .number {
    font-size: var(--_title);
    line-height: 1.3;
  }
  h3 {
    font-size: 1.125em;
    line-height: 1.3;
  }
  p {
    margin-top: var(--_2);
  }
  .muted,
  dt {
    color: var(--_muted);
  }
  .small,
  dt {
    font-size: var(--_hint);
  }
  .number {
    font-weight: 600;
  }
  .notice {
    margin-top: var(--_3);
    padding: var(--_2) var(--_3);
    border-inline-start: 4px solid var(--_primary);
    background: var(--_tint);
  }
  .notice p:first-child {
    margin: 0;
  }
  .id {
    color: var(--_muted);
  }
  /* A number is selected as a whole. */
  .id bdi {
    user-select: all;
    -webkit-user-select: all;
  }
  button,
  select,
  a {
    display: inline-flex;
    align-items: center;
    max-width: 100%;
    min-height: var(--_target);
    padding: var(--_1) var(--_4);
    overflow-wrap: anywhere;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_primary);
    font: inherit;
    text-decoration: none;
    cursor: pointer;
  }
  select {
    color: inherit;
  }
  .edition {
    font-weight: 600;
  }
  .whole {
    word-break: keep-all;
  }
  button[aria-pressed='true'] {
    border-color: var(--_primary);
    background: var(--_primary);
    color: var(--_on-primary);
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  :focus-visible {
    outline: 3px solid var(--_primary);
    outline-offset: 2px;
  }
  .figures {
    display: grid;
    gap: var(--_3);
    margin-top: var(--_4);
  }
  .figures > div {
    min-width: 0;
    padding: var(--_3) var(--_3) 0;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  summary {
    min-height: var(--_target);
    padding: calc((var(--_target) - 1.3em) / 2) 0;
    color: var(--_primary);
    line-height: 1.3;
    cursor: pointer;
  }
  details p {
    margin: 0 0 var(--_2);
  }
  .method {
    margin-top: var(--_6);
  }
  .sections {
    display: grid;
    gap: var(--_8);
    margin-top: var(--_8);
  }
  .section {
    min-width: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_1) var(--_3);
    margin-bottom: var(--_2);
  }
  .downloads {
    margin-top: var(--_8);
    padding-top: var(--_4);
    border-top: 1px solid var(--_edge);
  }
  .downloads > * {
    margin: 0 var(--_2) var(--_2) 0;
  }
  .wait > div {
    min-height: 7em;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .wait > .section {
    min-height: 22em;
  }
  .wait > .wide,
  .wait > :nth-child(5) {
    min-height: 56em;
  }
  @container (min-width: 17em) and (max-width: 33.99em) {
    .figures {
      grid-template-columns: 1fr 1fr;
    }
    .figures > :first-child:nth-last-child(odd) {
      grid-column: 1/-1;
    }
  }
  @container (min-width: 30em) {
    .wait > :nth-child(5) {
      min-height: 34em;
    }
  }
  @container (min-width: 34em) and (max-width: 57.99em) {
    .figures {
      grid-template-columns: repeat(3, 1fr);
    }
    .figures > :first-child:nth-last-child(3n + 1) {
      grid-column: 1/-1;
    }
    .figures > :first-child:nth-last-child(3n + 2) {
      grid-column: span 2;
    }
  }
  @container (min-width: 48em) {
    .sections {
      grid-template-columns: 1fr 1fr;
    }
    .wide {
      grid-column: 1/-1;
    }
    .wait > .wide {
      min-height: 21em;
    }
    .panels {
      grid-template-columns: repeat(3, 1fr);
    }
  }
  @container (min-width: 58em) {
    .figures {
      grid-template-columns: repeat(5, 1fr);
    }
    .figures > :first-child:nth-last-child(5n + 1) {
      grid-column: 1/-1;
    }
    .figures > :first-child:nth-last-child(5n + 2) {
      grid-column: span 4;
    }
    .figures > :first-child:nth-last-child(5n + 3) {
      grid-column: span 3;
    }
    .figures > :first-child:nth-last-child(5n + 4) {
      grid-column: span 2;
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
    .figures > div {
      padding-bottom: var(--_3);
    }
    .more {
      display: table-row;
    }
    .paper {
      display: block;
      margin-top: var(--_4);
    }
    .section,
    figure,
    tr {
      break-inside: avoid;
    }
    thead {
      display: table-header-group;
    }
  }
  @media (forced-colors: active) {
    button[aria-pressed='true'] {
      border: 3px solid Highlight;
    }
  }
`;
