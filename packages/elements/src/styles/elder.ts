import {css} from './css.ts';

/**
 * The switch 长辈版 at the upper end of a card, with the heading beside it where there is room, and what a person steps
 * through with the keyboard kept clear of a head that the page keeps at the top.
 */
export const elderStyles = css`
  :host {
    --_clear: 112px;
  }
  .elder {
    float: right;
    float: inline-end;
    margin: 0 0 var(--_2);
    margin-inline-start: var(--_3);
    padding: 4px 14px;
    border: 1px solid var(--_accent);
    border-radius: 999px;
    background: var(--_surface);
    color: var(--_accent);
    font: inherit;
    font-weight: 600;
    line-height: 1.3;
  }
  .elder[aria-pressed='true'] {
    background: var(--_primary);
    color: var(--_on-primary);
  }
  .elder[aria-pressed='true']::before {
    content: '\2713\a0';
    content: '\2713\a0' / '';
  }
  /* Beside the switch, or below it where too little room is left. */
  .elder + h2 {
    display: flow-root;
  }
  .elder + h2,
  .elder + header .service {
    min-width: min(100%, 8em);
  }
  @media (forced-colors: active) {
    .elder[aria-pressed='true'] {
      border: 3px solid Highlight;
    }
  }
`;
