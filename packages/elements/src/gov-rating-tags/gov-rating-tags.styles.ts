import {css} from '../styles/css.ts';

/** Boxes of one size, and the button that shows the rest: one column on a phone, several where there is room. */
export const tagsStyles = css`
  .choices {
    display: grid;
    grid-gap: var(--_2);
    grid-auto-rows: 1fr;
    grid-template-columns: minmax(0, 1fr);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 12em), 1fr));
  }
  button {
    border-style: dashed;
  }
`;
