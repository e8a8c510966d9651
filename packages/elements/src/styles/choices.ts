import {css} from './css.ts';

/**
 * Choices and similar boxes. The tick is a text character, because browsers that darken pages keep light text light,
 * but not light lines.
 */
export const choices = css`
  .need {
    margin: 0 0 var(--_2);
    color: var(--_muted);
    font-size: var(--_hint);
  }
  .need:empty {
    margin: 0;
  }
  .choices {
    display: grid;
    grid-gap: var(--_2);
    grid-auto-rows: 1fr;
    grid-template-columns: minmax(0, 1fr);
  }
  .choice {
    position: relative;
  }
  .choice input {
    position: absolute;
    top: 0;
    left: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .box {
    display: flex;
    align-items: center;
    height: 100%;
    min-height: var(--_target);
    padding: 6px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  input:hover + .box {
    border-color: var(--_accent);
  }
  input:checked + .box {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
    background: var(--_tint);
    font-weight: 700;
  }
  input:disabled + .box {
    opacity: 0.6;
  }
  input:focus + .box {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  input:focus:not(:focus-visible) + .box {
    outline: 0;
  }
  .box > span {
    min-width: 0;
    text-wrap: balance;
  }
  .mark {
    flex: none;
    width: 1.2em;
    height: 1.2em;
    margin-inline-end: 0.6em;
    border: 0.1em solid var(--_line);
    border-radius: 0.25em;
  }
  input:checked + .box .mark {
    border-color: var(--_accent);
    background: var(--_primary);
  }
  input:checked + .box .mark::after {
    content: '\2713';
    display: block;
    color: var(--_on-primary);
    font-weight: 700;
    line-height: 1;
    text-align: center;
  }
  @media (prefers-reduced-motion: no-preference) {
    .mark::after {
      animation: tick 0.15s ease-out;
    }
  }
  @keyframes tick {
    from {
      opacity: 0;
    }
  }
  @media (forced-colors: active) {
    input:checked + .box {
      border: 4px solid Highlight;
    }
  }
`;
