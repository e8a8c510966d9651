import {css} from '../styles/css.ts';

/** Boxes of one size, and the button that shows the rest: one column on a phone, several where there is room. */
export const tagsStyles = css`
  .choices {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 12em), 1fr));
  }
  button {
    border-style: dashed;
  }
`;
