import {css} from 'lit';

/** A roomy field; the hint and the counter share a line while there is room. */
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
    justify-content: space-between;
    margin-top: 6px;
    color: var(--_muted);
  }
  span + span {
    margin-inline-start: auto;
  }
`;
