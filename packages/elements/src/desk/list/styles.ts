import {css} from '../../styles/css.ts';

/** Entries of a list, state labels and clocks. */
export const listStyles = css`
  .list {
    min-width: 0;
  }
  .filter {
    display: flex;
    align-items: center;
    gap: var(--_3);
    padding: var(--_2) var(--_4);
    border-bottom: 1px solid var(--_edge);
  }
  .filter span {
    flex: none;
    max-width: 40%;
    color: var(--_muted);
  }
  .filter select {
    min-width: 0;
  }
  .rows li + li {
    border-top: 1px solid var(--_edge);
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) fit-content(50%);
    gap: var(--_1) var(--_3);
    align-items: start;
    width: 100%;
    padding: var(--_3) var(--_4);
    border: 0;
    border-inline-start: 4px solid transparent;
    border-radius: 0;
    color: var(--_ink);
    text-align: start;
    overflow-wrap: anywhere;
  }
  .row[aria-current='true'] {
    border-inline-start-color: var(--_accent);
    background: var(--_tint);
  }
  .row:focus-visible,
  .detail:focus-visible {
    outline-offset: -3px;
  }
  .wide {
    grid-column: 1 / -1;
  }
  .row > .pill {
    justify-self: end;
  }
  .item {
    font-weight: 600;
    line-height: 1.35;
    text-wrap: balance;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_2);
    padding: var(--_3) var(--_4);
    border-top: 1px solid var(--_edge);
  }

  .pill {
    display: inline-block;
    padding: 0 var(--_3);
    border: 1px solid transparent;
    border-radius: 1em;
    background: var(--_tint);
  }
  [aria-current='true'] > .pill {
    background: var(--_surface);
  }
  .pill.level,
  .pill.ended {
    border-color: var(--_line);
    background: none;
  }
  .pill.ended {
    color: var(--_muted);
  }
  .pill.worst {
    border-color: var(--_error);
    background: none;
    color: var(--_error);
    font-weight: 600;
  }
  .clock {
    color: var(--_muted);
    word-break: keep-all;
  }
  .clock,
  .clock b {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_2);
  }
  .clock b {
    flex-wrap: nowrap;
    gap: var(--_1);
    font-weight: 600;
  }
  .clock svg {
    flex: none;
    width: 1.25em;
    height: 1.25em;
    stroke-width: 2;
  }
  .clock.soon {
    color: var(--_soon);
  }
  .clock.late {
    color: var(--_error);
  }

  @media (forced-colors: active) {
    .pill,
    .place[aria-current='true'],
    .row[aria-current='true'] {
      border: 1px solid;
    }
    .row:not([aria-current='true']),
    .place:not([aria-current='true']) {
      border-color: Canvas;
    }
    .row[aria-current='true'] {
      border-inline-start: 6px solid Highlight;
    }
  }
`;
