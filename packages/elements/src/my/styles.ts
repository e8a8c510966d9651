import {css} from '../styles/css.ts';

/** Two lists, and the screens in their place. */
export const myStyles = css`
  .card,
  .over {
    max-width: 44em;
    margin: 0 auto;
  }
  .card {
    padding: var(--_6) 4.5%;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_surface);
  }
  .over {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--_2) var(--_3);
    margin-bottom: var(--_3);
  }
  /* The page around the card may be of any colour. */
  .over button {
    background: var(--_surface);
  }
  [hidden] {
    display: none;
  }
  h2,
  h3,
  h4,
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  h2 {
    font-size: var(--_title);
    line-height: 1.35;
  }
  h2:focus {
    outline: 0;
  }
  h3 {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_2);
    margin: var(--_8) 0 var(--_2);
    font-size: 1.125em;
    line-height: 1.35;
  }
  h2 + h3 {
    margin-top: var(--_6);
  }
  h3 span {
    color: var(--_muted);
    font-size: var(--_hint);
    font-weight: 400;
  }
  h4 {
    font-size: 1em;
    line-height: 1.4;
    text-wrap: pretty;
  }
  p:empty {
    display: none;
  }
  .muted,
  .soon,
  .standing,
  .foot,
  .note {
    font-size: var(--_hint);
  }
  .muted,
  .foot {
    color: var(--_muted);
  }
  .soon,
  .standing {
    font-weight: 600;
  }
  .soon {
    color: var(--_ink);
  }
  .standing.voided {
    color: var(--_error);
  }
  bdi {
    font-variant-numeric: tabular-nums;
  }
  ul {
    margin-top: var(--_3);
    list-style: none;
  }
  h3 + ul {
    margin-top: 0;
  }
  .own {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_3) var(--_4);
    padding: var(--_4) 0;
    border-top: 1px solid var(--_edge);
  }
  .own > :first-child {
    flex: 1 1 15em;
    min-width: 0;
  }
  .own > .rate {
    min-width: 7em;
    min-width: min(7em, 100%);
  }
  .own > .note {
    flex: 1 1 12em;
  }
  .end-of-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_4);
  }
  @media (max-width: 30em) {
    .own > .rate {
      flex: 1 1 100%;
    }
    .end-of-line {
      flex: 1 1 100%;
      justify-content: space-between;
    }
  }
  .main {
    border-color: var(--_primary);
    background: var(--_primary);
    color: var(--_on-primary);
    font-weight: 600;
  }
  .rate {
    font-weight: 600;
  }
  .note {
    margin: var(--_4) 0 0;
    padding: var(--_3) var(--_4);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .own > .note {
    margin: 0;
  }
  .further {
    width: 100%;
  }
  .end {
    padding: var(--_6) 0 var(--_2);
    text-align: center;
  }
  .end h3 {
    justify-content: center;
    margin: var(--_3) 0 var(--_2);
  }
  .end p {
    color: var(--_muted);
    text-wrap: balance;
  }
  .end .main {
    margin-top: var(--_4);
  }
  svg {
    width: 3.5em;
    height: 3.5em;
    color: var(--_muted);
    stroke-width: 1.5;
  }
  .wait span {
    display: block;
    width: 60%;
    height: 1em;
    margin: 0.35em 0;
    border-radius: 4px;
    background: var(--_tint);
  }
  .wait span + span {
    width: 40%;
  }
  .by-code h3,
  .by-code h3 + p {
    margin-bottom: var(--_1);
  }
  .by-code h3 {
    margin-top: var(--_6);
  }
  .by-code .label {
    margin: var(--_6) 0 0;
  }
  .by-code .error:empty {
    display: none;
  }
  .by-code .note + .muted {
    margin-top: var(--_3);
  }
  .field {
    display: block;
    width: 100%;
    min-height: var(--_target);
    margin-top: var(--_2);
    padding: 6px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-variant-numeric: tabular-nums;
  }
  .field.short {
    width: 10em;
    max-width: 100%;
  }
  .field:focus {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .field[aria-invalid='true'] {
    border-color: var(--_error);
  }
  .wide {
    width: 100%;
    margin-top: var(--_6);
  }
  [aria-disabled='true'] {
    opacity: 0.7;
  }
  .others,
  .of-case {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_2) var(--_4);
    margin-top: var(--_3);
  }
  .others > * {
    flex: 1 1 11em;
  }
  .of-case {
    justify-content: space-between;
  }
  .or {
    margin-top: var(--_6);
    border-top: 1px solid var(--_edge);
    padding-top: var(--_4);
  }
  .foot {
    margin-top: var(--_6);
    border-top: 1px solid var(--_edge);
    padding-top: var(--_2);
  }
  a {
    display: inline-flex;
    align-items: center;
    min-height: var(--_target);
    color: var(--_accent);
    text-decoration: underline;
  }
  a.main {
    justify-content: center;
    padding: 8px 20px;
    border-radius: var(--_radius);
    color: var(--_on-primary);
    text-decoration: none;
  }
  a:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
`;
