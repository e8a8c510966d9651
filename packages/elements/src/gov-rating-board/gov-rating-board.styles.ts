import {css} from '../styles/css.ts';

/** Figures on top, bars below, the method at the end. */
export const boardStyles = css`
  .card {
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
  h2 {
    margin: 0;
    font-size: 1.25em;
  }
  p {
    margin: 12px 0 0;
  }
  .figures {
    display: flex;
    flex-wrap: wrap;
    margin: 12px -6px 8px;
  }
  .figures div {
    flex: 1 1 112px;
    margin: 6px;
    padding: 12px 16px;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  dt,
  .muted {
    color: var(--_muted);
  }
  dt,
  .small {
    font-size: 0.9375em;
  }
  dd {
    margin: 0;
    font-size: 1.5em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  ol {
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    padding: 8px 0;
  }
  .count {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  svg.bar {
    flex: 1 0 100%;
    height: 12px;
    margin-top: 4px;
    border: 1px solid var(--_line);
    border-radius: 6px;
    background: var(--_surface);
    fill: var(--_primary);
    stroke: none;
  }
  .by-default {
    fill: var(--_line);
  }
  .key {
    display: inline-block;
    margin-inline-end: 16px;
  }
  .key svg {
    width: 12px;
    height: 12px;
    margin-inline-end: 6px;
    fill: var(--_primary);
    stroke: none;
    vertical-align: -1px;
  }
  .key svg.by-default {
    fill: var(--_line);
  }
  :host([theme='contrast']) svg.by-default,
  :host([theme='contrast']) svg .by-default {
    fill: #767676;
  }
  details {
    margin-top: 16px;
    border-top: 1px solid var(--_edge);
  }
  summary {
    padding: 12px 0;
    color: var(--_primary);
    line-height: calc(var(--_target) - 24px);
    cursor: pointer;
  }
  summary:focus {
    outline: 3px solid var(--_primary);
    outline-offset: 2px;
  }
  details p {
    margin: 0 0 12px;
  }
  @media (forced-colors: active) {
    svg.bar,
    .key svg {
      border: 1px solid;
      fill: CanvasText;
      forced-color-adjust: none;
      background: Canvas;
    }
    .by-default,
    .key svg.by-default {
      fill: GrayText;
    }
  }
`;
