import {css} from 'lit';

/** Who was served: masked, asked for, shown for a while. */
export const personStyles = css`
  .person {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
    margin-top: 14px;
  }
  .dots {
    color: var(--_muted);
    letter-spacing: 2px;
  }
  .seen {
    position: relative;
    padding: 12px 14px;
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
    padding: 20px;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_surface);
    color: var(--_ink);
  }
  dialog::backdrop {
    background: rgba(0, 0, 0, 0.5);
  }
  dialog p,
  dialog .label {
    margin-top: 10px;
  }
`;
