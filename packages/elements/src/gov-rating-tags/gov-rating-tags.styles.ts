import {css} from 'lit';

/** Chips that wrap, and the button that shows the rest. */
export const tagsStyles = css`
  .choices {
    display: flex;
    flex-wrap: wrap;
    margin: 0 -4px;
  }
  .choice,
  button {
    margin: 0 4px 8px;
    max-width: 100%;
  }
  button {
    border-style: dashed;
  }
`;
