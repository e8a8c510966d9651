import {css} from '../../styles/css.ts';

/** How far an order is, as a row of states, and its history as a line of entries. */
export const timelineStyles = css`
  .progress {
    position: relative;
    display: flex;
    margin-top: var(--_4);
    overflow: hidden;
  }
  .progress li {
    flex: 1 1 0;
    min-width: 0;
    padding: 0 2px;
    color: var(--_muted);
    line-height: 1.3;
    text-align: center;
  }
  .progress i {
    position: relative;
    display: block;
    height: 24px;
  }
  .progress i::before,
  .timeline > li::before {
    content: '';
    box-sizing: border-box;
    position: absolute;
    z-index: 1;
    border: 2px solid var(--_line);
    border-radius: 50%;
    background: var(--_surface);
  }
  .progress i::before {
    top: 2px;
    left: calc(50% - 8px);
    width: 16px;
    height: 16px;
  }
  .progress li + li i::after {
    content: '';
    position: absolute;
    top: 9px;
    inset-inline-end: 50%;
    width: calc(100% + 4px);
    border-top: 2px solid var(--_line);
  }
  .progress :is(.past, [aria-current='step']) i::before {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .progress [aria-current='step'] i::before {
    border-width: 5px;
    background: var(--_surface);
  }
  .progress :is(.past, [aria-current='step']) i::after {
    border-color: var(--_accent);
  }
  .progress [aria-current='step'] {
    color: var(--_ink);
    font-weight: 700;
  }
  .timeline {
    border-inline-start: 2px solid var(--_edge);
    margin-inline-start: 7px;
  }
  .timeline > li {
    position: relative;
    padding: 0 0 var(--_4);
    padding-inline-start: var(--_4);
  }
  .timeline > li::before {
    top: 0.4em;
    inset-inline-start: -7px;
    width: 12px;
    height: 12px;
    border-color: var(--_accent);
  }
  .timeline > .late::before {
    border-color: var(--_error);
    background: var(--_error);
  }
  .timeline > li:last-child {
    padding-bottom: 0;
  }
  .timeline b + .muted,
  h4 .pill {
    margin-inline-start: var(--_2);
  }

  @container (max-width: 560px) {
    .progress {
      padding-bottom: 1.5em;
    }
    .progress span {
      position: absolute;
      bottom: 0;
      left: 0;
      width: 100%;
    }
    .progress li:not([aria-current='step']) span {
      clip-path: inset(50%);
    }
  }
  @media (forced-colors: active) {
    .progress .past i::before {
      border: 8px solid;
    }
  }
`;
