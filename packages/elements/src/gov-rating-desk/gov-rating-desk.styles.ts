import {css} from 'lit';

/** Three panes that become one where the desk is narrow: states, list, order. */
export const deskStyles = css`
  :host {
    --_soon: var(--gov-rating-warning, #8a4b00);
  }
  :host([theme='dark']) {
    --_soon: var(--gov-rating-warning, #ffc470);
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme])),
    :host([theme='auto']) {
      --_soon: var(--gov-rating-warning, #ffc470);
    }
  }
  @media (prefers-contrast: more) {
    :host(:not([theme])),
    :host([theme='auto']) {
      --_soon: var(--gov-rating-warning, #000);
    }
  }
  :host([theme='contrast']) {
    --_soon: var(--gov-rating-warning, #000);
  }
  @media (pointer: fine) {
    :host(:not([theme='elder'])) {
      --_target: 40px;
    }
  }
  .desk {
    container-type: inline-size;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_surface);
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding: 12px 16px;
    border-bottom: 1px solid var(--_edge);
  }
  .top h2 {
    flex: 1 1 auto;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  blockquote {
    margin: 0;
  }
  ul,
  ol {
    padding: 0;
    list-style: none;
  }
  h2 {
    font-size: 1.25em;
  }
  .muted {
    color: var(--_muted);
  }
  .top .muted,
  .small,
  .meta,
  .foot,
  .pill,
  .clock {
    font-size: 0.875em;
  }
  .small {
    padding: 4px 14px;
    overflow-wrap: anywhere;
  }
  button:focus:not(:focus-visible) {
    outline: 0;
  }
  button:focus-visible,
  select:focus-visible,
  input:focus-visible {
    outline: 3px solid var(--_primary);
    outline-offset: 2px;
  }
  [tabindex='-1']:focus {
    outline: 0;
  }
  button:hover {
    background: var(--_tint);
  }
  .primary {
    background: var(--_primary);
    color: var(--_on-primary);
    font-weight: 600;
  }
  .primary:hover {
    background: var(--_primary);
    text-decoration: underline;
  }
  [aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }
  select,
  input:not([type='radio']) {
    width: 100%;
    min-height: var(--_target);
    padding: 4px 10px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  :host([theme='elder']) :is(.meta, .clock, .pill, .count, .late, .filter, .foot, .small, .top .muted, .rail h3) {
    font-size: 18px;
  }
  .quiet {
    padding: 32px 16px;
    color: var(--_muted);
    text-align: center;
  }
  .quiet button {
    margin-top: 12px;
  }
  .notice:not(.sr) {
    padding: 8px 16px;
    border-bottom: 1px solid var(--_edge);
    background: var(--_tint);
    font-weight: 600;
  }

  .rail {
    display: flex;
    flex-wrap: wrap;
    gap: 0 20px;
    padding: 8px;
    border-bottom: 1px solid var(--_edge);
  }
  .rail ul {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .rail h3 {
    margin: 10px 0 2px;
    padding: 0 10px;
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: 400;
  }
  .none {
    display: none;
  }
  .place {
    display: flex;
    align-items: center;
    gap: 8px;
    width: 100%;
    min-height: var(--_target);
    padding: 4px 10px;
    border-color: var(--_edge);
    color: var(--_ink);
    text-align: start;
  }
  .place > span:first-child {
    flex: 1 1 auto;
  }
  .place[aria-current='true'] {
    border-color: var(--_primary);
    background: var(--_tint);
    font-weight: 600;
  }
  .count {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .alarm,
  .alarm .count {
    color: var(--_error);
    font-weight: 600;
  }
  .late {
    color: var(--_error);
  }
  .place .late {
    font-size: 0.8125em;
    white-space: nowrap;
  }

  .list {
    min-width: 0;
  }
  .filter {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 10px 12px;
    border-bottom: 1px solid var(--_edge);
    font-size: 0.875em;
  }
  .filter span {
    flex: none;
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
    gap: 4px 12px;
    align-items: center;
    width: 100%;
    padding: 12px 16px;
    border: 0;
    border-inline-start: 4px solid transparent;
    border-radius: 0;
    color: var(--_ink);
    text-align: start;
  }
  .row[aria-current='true'] {
    border-inline-start-color: var(--_primary);
    background: var(--_tint);
  }
  .row:focus-visible {
    outline-offset: -3px;
  }
  .wide {
    grid-column: 1 / -1;
  }
  .row > :nth-child(even) {
    justify-self: end;
  }
  .item {
    font-weight: 600;
    line-height: 1.35;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 12px 16px;
    border-top: 1px solid var(--_edge);
  }

  .pill {
    display: inline-block;
    padding: 1px 10px;
    border: 1px solid transparent;
    border-radius: 1em;
    background: var(--_tint);
  }
  [aria-current='true'] > .pill:not(.level) {
    background: var(--_surface);
  }
  .pill.level {
    border-color: var(--_error);
    background: none;
    color: var(--_error);
  }
  .pill.worst {
    border-color: var(--_error);
    background: var(--_error);
    color: var(--_surface);
    font-weight: 600;
  }
  .pill.ended,
  .pill.plain {
    border-color: var(--_line);
    background: none;
    color: var(--_muted);
  }
  .clock {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 6px;
    color: var(--_muted);
  }
  .meta .clock {
    font-size: 1em;
  }
  .clock svg {
    flex: none;
    width: 1.25em;
    height: 1.25em;
    stroke-width: 2;
  }
  .clock b {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    font-weight: 600;
  }
  .clock .until {
    font-weight: 400;
  }
  .clock.soon {
    color: var(--_soon);
  }
  .clock.late {
    color: var(--_error);
  }

  .detail {
    display: none;
    min-width: 0;
  }
  .opened .rail,
  .opened .list {
    display: none;
  }
  .opened .detail {
    display: block;
  }
  @container (min-width: 700px) {
    .panes {
      display: grid;
      grid-template: 'rail rail' auto 'list detail' 1fr / minmax(280px, 2fr) 3fr;
    }
    .rail {
      grid-area: rail;
    }
    .list {
      grid-area: list;
      border-inline-end: 1px solid var(--_edge);
    }
    .detail {
      grid-area: detail;
    }
    .opened .rail,
    .opened .list,
    .detail {
      display: block;
    }
    .back {
      display: none;
    }
  }
  @container (min-width: 1040px) {
    .panes {
      grid-template: 'rail list detail' auto / 208px minmax(320px, 400px) 1fr;
      min-height: 560px;
    }
    .rail {
      display: block;
      border-bottom: 0;
      border-inline-end: 1px solid var(--_edge);
    }
    .rail ul {
      display: block;
    }
    .place:not([aria-current='true']) {
      border-color: transparent;
    }
    .none {
      display: block;
    }
    .none .place {
      color: var(--_muted);
    }
  }
`;
