import {css} from '../styles/css.ts';

/** A roomy field; the hint and the counter share a line where there is room. */
export const commentStyles = css`
  textarea {
    width: 100%;
    height: auto;
    color: inherit;
    font: inherit;
    resize: vertical;
  }
  textarea[aria-invalid='true'] {
    border-color: var(--_error);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    margin-top: var(--_1);
  }
  .foot,
  #notice {
    color: var(--_muted);
    font-size: var(--_hint);
  }
  #notice {
    margin: 0;
  }
  #limit {
    display: inline-block;
  }
  /* In very large print the counter goes below the hint, which would have too little room beside it. */
  .foot > :first-child {
    flex: 1 1 4em;
  }
  .foot > :last-child {
    flex: 0 1 auto;
    box-sizing: border-box;
    max-width: 100%;
    margin-inline-start: auto;
    padding-inline-start: var(--_4);
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
`;
