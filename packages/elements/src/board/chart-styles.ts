import {css} from '../styles/css.ts';

/**
 * A table that is too wide folds its rows: the name on its own line, below it each number after its heading. So the
 * table never scrolls sideways.
 */
const folded = css`
  thead {
    position: absolute;
    clip-path: inset(50%);
  }
  tr {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_3);
    padding: var(--_2) 0;
    border-bottom: 1px solid var(--_edge);
  }
  th,
  td {
    padding: 0;
    border: 0;
  }
  [scope] {
    flex: 1 0 calc(100% - 4em);
  }
  td::before {
    content: attr(data-label) ' ';
    color: var(--_muted);
    font-size: var(--_hint);
  }
`;

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
    gap: 0 var(--_3);
    padding: var(--_2) 0;
  }
  .end {
    margin-inline-start: auto;
    text-align: end;
  }
  .end .muted {
    display: inline-block;
    min-width: 4em;
  }
  svg.bar {
    flex: 1 0 100%;
    height: 0.875em;
    margin-top: var(--_1);
    border-radius: 3px;
    background: var(--_tint);
    box-shadow: inset 0 0 0 1px var(--_edge);
  }
  .bar:dir(rtl) {
    transform: scaleX(-1);
  }
  .bar,
  .trend,
  .key {
    color: var(--_primary);
  }
  .key {
    width: 14px;
    height: 14px;
    margin-inline-end: var(--_2);
    vertical-align: -2px;
  }
  .entry {
    display: inline-block;
    margin-inline-end: var(--_4);
  }
  .panels {
    display: grid;
    gap: var(--_6) var(--_8);
  }
  figure {
    min-width: 0;
    container-type: inline-size;
  }
  .plot {
    position: relative;
    padding: 1em 0 2em 4em;
    font-size: var(--_hint);
    line-height: 1;
    direction: ltr;
    cursor: crosshair;
    touch-action: pan-y;
  }
  .plot input {
    position: absolute;
    inset: 0;
    width: 100%;
    margin: 0;
    opacity: 0;
    pointer-events: none;
  }
  .plot:focus-within {
    outline: 3px solid var(--_primary);
  }
  .trend {
    display: block;
    width: 100%;
    height: 9em;
    overflow: visible;
  }
  text {
    fill: var(--_muted);
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
  .reader {
    stroke: var(--_ink);
    stroke-dasharray: 4 3;
  }
  .scroll {
    position: relative;
    overflow-x: auto;
    container: few/inline-size;
  }
  .many {
    container-name: many;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: var(--_2);
    border-bottom: 1px solid var(--_edge);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  thead th {
    color: var(--_muted);
    font-size: var(--_hint);
    vertical-align: bottom;
    word-break: keep-all;
  }
  .count,
  .points,
  .rate,
  .share {
    text-align: end;
  }
  [scope='rowgroup'] {
    padding-top: var(--_6);
    color: var(--_muted);
  }
  .more,
  .paper {
    display: none;
  }
  .scroll + button {
    margin-top: var(--_3);
  }
  @container few (max-width: 30em) {
    ${folded}
  }
  @container many (max-width: 46em) {
    ${folded}
  }
  @container (max-width: 22em) {
    .middle {
      display: none;
    }
  }
  /* The first and the last month have a line each, from edge to edge. */
  @container (max-width: 13em) {
    .plot {
      padding-bottom: 3.5em;
    }
    text.start {
      transform: translateX(-4em);
    }
    text.end {
      transform: translateY(1.5em);
    }
  }
  @media (forced-colors: active) {
    svg {
      forced-color-adjust: none;
    }
    svg.bar,
    .trend,
    .key {
      background: Canvas;
      color: CanvasText;
    }
    svg.bar {
      border: 1px solid CanvasText;
    }
    .edge,
    .rule,
    .reader {
      stroke: CanvasText;
    }
    text,
    .hatching .line {
      fill: CanvasText;
    }
    .hatching .ground {
      fill: Canvas;
    }
  }
`;
