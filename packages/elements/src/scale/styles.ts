import {css} from '../styles/css.ts';

/** Rows of equal size; five equal tiles side by side where they fit at the current text size. */
export const scaleStyles = css`
  fieldset {
    font-size: var(--_main);
  }
  :host(:not([layout='compact'])) fieldset {
    container: levels / inline-size;
  }
  .box {
    min-height: calc(var(--_target) + 4px);
  }
  /* Where text is so large that two letters do not fit beside the picture, the words stand below it. */
  .box {
    flex-wrap: wrap;
  }
  .box > :last-child {
    flex: 1 1 2em;
  }
  .mark {
    border-radius: 50%;
  }
  svg {
    flex: none;
    width: 1.55em;
    margin-inline-end: 0.6em;
  }
  .stars {
    width: 25%;
    max-width: 5em;
  }
  @container levels (min-width: 27em) {
    .choices {
      grid-template-columns: repeat(5, minmax(0, 1fr));
    }
    .box {
      flex-flow: column nowrap;
      justify-content: center;
      padding: 14px 2px;
      text-align: center;
    }
    input:checked + .box {
      font-weight: inherit;
    }
    .box > *,
    .box > :last-child {
      flex: none;
      margin: var(--_1) 0;
    }
    .stars {
      width: 5em;
      max-width: 84%;
    }
  }
`;
