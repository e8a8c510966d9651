import {css} from '../styles/css.ts';

/** The buttons below a number, and what became of them. */
export const carryStyles = css`
  .carry {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_3);
    justify-content: center;
    margin-top: var(--_3);
    text-align: center;
  }
  .carry > * {
    margin: 0 !important;
  }
  .carry > p {
    width: 100%;
  }
`;
