import {css} from '../../styles/css.ts';

/** The served person: masked, requested, and shown for a minute. */
export const personStyles = css`
  .person {
    margin-top: var(--_4);
  }
  .dots {
    color: var(--_muted);
    letter-spacing: 2px;
  }
  .seen {
    position: relative;
    padding: var(--_3) var(--_4);
    overflow: hidden;
    border: 1px solid var(--_soon);
    border-radius: var(--_radius);
  }
  .seen dl {
    flex: 1 1 200px;
  }
  .sand {
    position: absolute;
    bottom: 0;
    left: 0;
    width: 100%;
    height: 3px;
    background: var(--_soon);
  }
  @media (prefers-reduced-motion: no-preference) {
    .sand {
      animation: run 60s linear forwards;
      transform-origin: left;
    }
  }
  @keyframes run {
    to {
      transform: scaleX(0);
    }
  }

  dialog {
    width: 100%;
    max-width: 480px;
    padding: var(--_6);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_ink);
  }
  dialog::backdrop {
    background: rgba(0, 0, 0, 0.5);
  }
  dialog :is(p, .label) {
    margin-top: var(--_3);
  }
`;
