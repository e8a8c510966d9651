import {css} from 'lit';

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
    font-size: var(--_title);
    line-height: 1.35;
    text-wrap: balance;
  }
  h2:focus {
    outline: 0;
  }
  header p {
    margin-top: 4px;
    color: var(--_muted);
  }
  header {
    padding-bottom: 16px;
    border-bottom: 1px solid var(--_edge);
  }
  .part {
    display: block;
    margin-top: 20px;
  }
  .send,
  .open {
    background: var(--_primary);
    color: var(--_on-primary);
    font-size: var(--_main);
    font-weight: 600;
  }
  .send {
    width: 100%;
    margin-top: 24px;
  }
  .send[aria-disabled='true'] {
    opacity: 0.7;
  }
  .end {
    padding: 12px 0;
    text-align: center;
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
  .read {
    margin-top: 12px;
  }
  :host([layout='compact']) .card {
    padding: 12px;
  }
  dialog {
    width: 100%;
    max-width: 720px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
  }
  dialog::backdrop {
    background: rgba(0, 0, 0, 0.5);
  }
  .close {
    position: absolute;
    top: 0;
    right: 0;
    min-width: var(--_target);
    padding: 0;
    border: 0;
    font-size: 1.75em;
    line-height: 1;
  }
  dialog h2 {
    padding-inline-end: var(--_target);
  }
  @media (prefers-reduced-motion: no-preference) {
    .end,
    dialog[open] {
      animation: rise 0.2s ease-out;
    }
    .wait path {
      animation: blink 1s infinite alternate;
    }
  }
  @keyframes rise {
    from {
      transform: translateY(8px);
    }
  }
  @keyframes blink {
    to {
      opacity: 0.2;
    }
  }
  @media print {
    .card {
      border: 0;
    }
  }
`;
