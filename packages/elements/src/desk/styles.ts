import {css} from '../styles/css.ts';

/**
 * Three panes, which become one where the desk is narrow: views, list, entry. The entry stays visible while the list is
 * scrolled; on a low screen everything scrolls together.
 */
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
      --_target: 44px;
    }
  }
  .desk {
    container-type: inline-size;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-variant-numeric: tabular-nums;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_1) var(--_3);
    padding: var(--_3) var(--_4);
    border-bottom: 1px solid var(--_edge);
  }
  .top h2 {
    flex: 1 1 auto;
  }
  /* On a phone the button stays beside the title. */
  .top .muted {
    order: 1;
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
  h2,
  h3 {
    font-size: var(--_title);
    line-height: 1.3;
  }
  h4 {
    margin-bottom: var(--_2);
    font-size: 1em;
  }
  [hidden],
  .error:empty,
  dl:empty {
    display: none;
  }
  .muted {
    color: var(--_muted);
  }
  .muted,
  .words,
  dd {
    text-wrap: pretty;
  }
  .top .muted,
  .small,
  .meta,
  .excerpt,
  .foot,
  .filter,
  .clock,
  .pill,
  .place :is(.late, .muted),
  .rail h3,
  header > .muted,
  section p.muted,
  .progress,
  .tags,
  .facts,
  .timeline dl,
  .counter,
  .proof label > span {
    font-size: var(--_hint);
  }
  .meta .clock {
    font-size: inherit;
  }
  .small {
    padding: var(--_1) var(--_4);
    overflow-wrap: anywhere;
  }
  button:focus:not(:focus-visible) {
    outline: 0;
  }
  :is(button, select, input, .detail):focus-visible {
    outline: 3px solid var(--_accent);
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
  textarea,
  input:not([type='radio']) {
    width: 100%;
    min-height: var(--_target);
    padding: var(--_2) var(--_3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  .notice:not(.sr) {
    padding: var(--_2) var(--_4);
    border-bottom: 1px solid var(--_edge);
    background: var(--_tint);
    font-weight: 600;
  }

  .quiet {
    max-width: 30em;
    margin: 0 auto;
    padding: var(--_12) var(--_4);
    text-align: center;
    text-wrap: balance;
  }
  .quiet svg {
    width: 3em;
    height: 3em;
    color: var(--_muted);
    stroke-width: 1.2;
  }
  .what {
    margin: var(--_2) 0 var(--_1);
    font-weight: 600;
  }
  .quiet button {
    margin-top: var(--_4);
  }
  .skeleton i {
    display: block;
    height: 104px;
    margin: var(--_3) var(--_4);
    background:
      linear-gradient(var(--_edge) 0 0) 0 4px / 60% 16px no-repeat,
      linear-gradient(var(--_edge) 0 0) 0 32px / 90% 12px no-repeat,
      linear-gradient(var(--_edge) 0 0) 0 60px / 40% 12px no-repeat;
  }

  .rail {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_2) var(--_4);
    padding: var(--_3) var(--_4);
    border-bottom: 1px solid var(--_edge);
  }
  .rail ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_2);
  }
  .rail h3 {
    margin-bottom: var(--_1);
    color: var(--_muted);
    font-weight: 400;
  }
  .place {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_2);
    width: 100%;
    padding: var(--_1) var(--_3);
    border-color: var(--_edge);
    color: var(--_ink);
    text-align: start;
  }
  .place > span:first-child {
    flex: 1 1 0;
  }
  .place .muted {
    flex-basis: 100%;
    order: 1;
    font-weight: 400;
  }
  .place[aria-current='true'] {
    border-color: var(--_accent);
    background: var(--_tint);
    font-weight: 600;
  }
  .count {
    color: var(--_muted);
  }
  .alarm,
  .alarm .count,
  .late {
    color: var(--_error);
  }
  .alarm {
    font-weight: 600;
  }

  /* The parts have no box: what they draw is laid out as if it were written here. */
  .part {
    display: contents;
  }
  .detail {
    display: none;
    min-width: 0;
    padding: var(--_4);
  }
  .opened :is(.rail, .list) {
    display: none;
  }
  .opened .detail {
    display: block;
  }
  @container (min-width: 700px) {
    .panes {
      display: grid;
      grid-template: 'rail rail' auto 'list detail' 1fr / minmax(280px, 2fr) 3fr;
      align-items: start;
    }
    .rail {
      grid-area: rail;
    }
    .list {
      grid-area: list;
      align-self: stretch;
      border-inline-end: 1px solid var(--_edge);
    }
    .detail {
      grid-area: detail;
    }
    .opened .rail {
      display: flex;
    }
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
      grid-template: 'rail list detail' minmax(560px, auto) / 208px minmax(320px, 400px) 1fr;
    }
    .rail,
    .opened .rail {
      display: block;
      padding: var(--_2);
      border: 0;
    }
    .list {
      border-inline-start: 1px solid var(--_edge);
    }
    .rail ul {
      display: block;
    }
    .rail h3 {
      margin: var(--_3) var(--_3) 0;
    }
    .place:not([aria-current='true']) {
      border-color: transparent;
    }
  }
  @media screen and (min-height: 480px) {
    @container (min-width: 700px) {
      .detail {
        position: sticky;
        top: 0;
        max-height: 100vh;
        overflow: auto;
      }
    }
    @container (min-width: 1040px) {
      .rail {
        position: sticky;
        top: 0;
        max-height: 100vh;
        overflow: auto;
      }
    }
  }
`;
