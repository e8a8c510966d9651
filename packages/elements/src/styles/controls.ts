import {css} from './css.ts';

/** Questions, errors, fields and buttons of all elements. */
export const controls = css`
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend,
  .label {
    display: block;
    padding: 0;
    margin: 0 0 var(--_2);
    font-weight: 600;
  }
  .error:empty {
    margin: 0;
  }
  .error {
    margin: 4px 0;
    color: var(--_error);
    font-weight: 600;
  }
  textarea:disabled,
  button:disabled {
    opacity: 0.6;
  }
  textarea:focus,
  legend:focus,
  button:focus {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  legend:focus:not(:focus-visible) {
    outline: 0;
  }
  button {
    min-height: var(--_target);
    padding: 8px 20px;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    background: none;
    color: var(--_accent);
    font: inherit;
    cursor: pointer;
  }
  .id {
    margin: 8px 0 0;
    color: var(--_muted);
    font-size: var(--_hint);
  }
  /* A number is selected as a whole. */
  [translate='no'] {
    -webkit-user-select: all;
    user-select: all;
    overflow-wrap: anywhere;
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  svg {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  @media print {
    button {
      display: none;
    }
  }
`;
