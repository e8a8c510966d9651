import {css} from '../styles/css.ts';

/** The foot of a screen: what is left of the time, who can help, and the buttons. */
export const footStyles = css`
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_2) var(--_6);
    min-height: var(--_target);
  }
  .note {
    max-width: 100%;
    color: var(--_muted);
    text-wrap: balance;
  }
  .left {
    color: var(--_ink);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_3);
    margin-inline-start: auto;
  }
  .switch[aria-pressed='true']::before {
    content: '\2713\a0';
    content: '\2713\a0' / '';
  }
  .plain {
    border-color: transparent;
    font-weight: 400;
  }
  .send {
    min-width: 9em;
    border-color: var(--_primary);
    background: var(--_primary);
    color: var(--_on-primary);
  }
  .send[aria-disabled='true'] {
    opacity: 0.7;
  }
`;
