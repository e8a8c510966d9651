import {css} from 'lit';

/** Bars, lines and tables: citizens' ratings filled, ratings by default hatched. */
export const chartStyles = css`
  .hatching {
    position: absolute;
    width: 0;
    height: 0;
  }
  .hatching .ground {
    fill: var(--_surface);
  }
  .hatching .line {
    fill: var(--_primary);
  }
  .edge {
    stroke: var(--_primary);
  }
  .bars {
    list-style: none;
  }
  .bars li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
    padding: 6px 0;
  }
  .end {
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .end .muted {
    display: inline-block;
    min-width: 4em;
  }
  svg.bar {
    flex: 1 0 100%;
    height: 14px;
    margin-top: 2px;
    border-radius: 3px;
    background: var(--_tint);
    box-shadow: inset 0 0 0 1px var(--_edge);
    color: var(--_primary);
  }
  svg:dir(rtl) {
    transform: scaleX(-1);
  }
  .key {
    width: 14px;
    height: 14px;
    margin-inline-end: 6px;
    color: var(--_primary);
    vertical-align: -2px;
  }
  .entry {
    display: inline-block;
    margin-inline-end: 18px;
    font-variant-numeric: tabular-nums;
  }
  .panels {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(15em, 100%), 1fr));
    gap: 20px 28px;
  }
  figure {
    display: flex;
    flex-direction: column;
    min-width: 0;
  }
  figcaption {
    flex: 1;
  }
  figcaption span {
    display: block;
  }
  .plot {
    display: grid;
    grid-template: auto 1fr auto auto/auto 1fr 1fr;
    gap: 0 8px;
    margin-top: 10px;
    font-size: 0.8125em;
    line-height: 1;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .plot > :nth-child(1) {
    grid-area: 1/1;
    justify-self: end;
  }
  .plot > :nth-child(2) {
    grid-area: 3/1;
    justify-self: end;
  }
  .plot > :nth-child(4) {
    grid-area: 4/2;
  }
  .plot > :nth-child(5) {
    grid-area: 4/3;
    justify-self: end;
  }
  svg.trend {
    grid-area: 1/2/4/4;
    width: 100%;
    height: 104px;
    margin: 6px 0;
    overflow: visible;
    color: var(--_primary);
  }
  .rule {
    stroke: var(--_edge);
  }
  .curve {
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
  }
  .dot {
    fill: currentColor;
  }
  .spot {
    fill: transparent;
  }
  .spot:hover {
    stroke: var(--_line);
  }
  .scroll {
    position: relative;
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 8px 6px;
    border-bottom: 1px solid var(--_edge);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  thead th {
    border-bottom-color: var(--_line);
    color: var(--_muted);
    font-size: 0.875em;
    vertical-align: bottom;
    word-break: keep-all;
  }
  .count,
  .points,
  .share {
    text-align: end;
    white-space: nowrap;
  }
  [scope='row'] {
    min-width: 5em;
  }
  [scope='rowgroup'] {
    padding-top: 20px;
    color: var(--_muted);
  }
  .more,
  .paper {
    display: none;
  }
  .scroll + button {
    margin-top: 12px;
  }
  @media (forced-colors: active) {
    svg {
      forced-color-adjust: none;
    }
    svg.bar,
    svg.trend,
    .key {
      background: Canvas;
      color: CanvasText;
    }
    svg.bar {
      border: 1px solid CanvasText;
    }
    .edge,
    .rule {
      stroke: CanvasText;
    }
    .hatching .ground {
      fill: Canvas;
    }
    .hatching .line {
      fill: CanvasText;
    }
  }
`;
