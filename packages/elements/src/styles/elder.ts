import {css} from './css.ts';

/**
 * The switch 长辈版 at the upper end of a card, with the heading beside it where there is room.
 */
export const elderStyles = css`
  .tools .elder[aria-pressed='true'] {
    background: var(--_primary);
    color: var(--_on-primary);
  }
  .elder[aria-pressed='true']::before {
    content: '\2713\a0';
    content: '\2713\a0' / '';
  }
  /* Beside the row of the switch, or below it where too little room is left. */
  .tools + h2 {
    display: flow-root;
  }
  .tools + h2,
  .tools + header .service {
    min-width: min(100%, 12em);
  }
  @media (forced-colors: active) {
    .elder[aria-pressed='true'] {
      border: 3px solid Highlight;
    }
  }
`;
