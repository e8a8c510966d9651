import {css} from '../styles/css.ts';

/** The card and what stands on it. */
export const ratingStyles = css`
  .card {
    max-width: 720px;
    margin: 0 auto;
    padding: 24px 4.5%;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_surface);
  }
  h2,
  p {
    margin: 0;
  }
  h2 {
    font-size: calc(var(--_main) + 2px);
  }
  h2:focus {
    outline: 0;
  }
  header p {
    margin-top: 4px;
    color: var(--_muted);
  }
  header {
    margin-bottom: 20px;
    padding-bottom: 16px;
    border-bottom: 1px solid var(--_edge);
  }
  .part {
    display: block;
    margin-top: 20px;
  }
  .send {
    width: 100%;
    margin-top: 24px;
    background: var(--_primary);
    color: var(--_on-primary);
    font-size: var(--_main);
    font-weight: 600;
  }
  .send[aria-disabled='true'] {
    opacity: 0.7;
  }
  .end {
    padding: 12px 0;
    text-align: center;
    text-wrap: balance;
  }
  .end svg {
    width: 56px;
    height: 56px;
    margin-bottom: 12px;
    color: var(--_primary);
    stroke-width: 1.5;
  }
  .end p,
  .end button {
    margin-top: 12px;
  }
  .nowrap {
    white-space: nowrap;
  }
  .number {
    padding: 12px;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  b {
    display: block;
    font-size: 1.125em;
  }
`;
