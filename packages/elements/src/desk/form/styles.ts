import {css} from '../../styles/css.ts';

/** The form of a step: its fields, choices, proofs, counters and errors. */
export const formStyles = css`
  .form {
    padding: var(--_4);
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
  }
  .form h4 {
    font-size: var(--_main);
  }
  .field,
  .hint,
  .form fieldset,
  .form :is(.trouble, .id) {
    margin: 0 0 var(--_4);
  }
  .label,
  legend {
    margin-bottom: var(--_1);
  }
  textarea {
    display: block;
    resize: vertical;
  }
  [aria-invalid='true'] {
    border-color: var(--_error);
  }
  .counter {
    display: block;
    text-align: end;
  }
  .choices,
  .proof {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_4);
  }
  .radio {
    display: flex;
    align-items: center;
    gap: var(--_2);
    min-height: var(--_target);
    cursor: pointer;
  }
  .radio input {
    flex: none;
    width: 1.25em;
    height: 1.25em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .proof {
    gap: var(--_2);
    align-items: flex-end;
    margin-bottom: var(--_2);
  }
  .proof label {
    flex: 1 1 140px;
  }
  .proof label > span {
    color: var(--_muted);
  }
  .remove {
    min-width: var(--_target);
    padding: 0;
  }
`;
