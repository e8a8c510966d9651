import {css} from '../styles/css.ts';

/** Boxes of one size, everyday words smaller than those of the standard, and the button that shows the rest: one column on a phone, several where there is room. */
export const tagsStyles = css`
  .choices {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 12em), 1fr));
  }
  button {
    border-style: dashed;
  }
  small {
    display: block;
    color: var(--_muted);
    font-size: var(--_hint);
    font-weight: 400;
    text-wrap: balance;
  }
`;
