import {html, type TemplateResult} from 'lit';

/** The strokes of each sign, inside a circle around (12, 12). */
const strokes: Readonly<Record<string, string>> = {
  // A tick.
  received: 'M7 12.5l3.5 3.5 6.5-7',
  // A clock.
  kept: 'M12 6v6l4 3',
  // An exclamation mark.
  refused: 'M12 7v6M12 17v.1',
  // Dots, one after the other.
  sending: 'M8 12h.1M12 12h.1M16 12h.1',
  connecting: 'M8 12h.1M12 12h.1M16 12h.1',
  // Two bars.
  paused: 'M10 8v8M14 8v8',
  // A bar.
  signed_out: 'M7 12h10',
  // A switch.
  revoked: 'M12 6v6M8.5 8.5a5 5 0 1 0 7 0',
};

/** The sign of a screen, which only decorates: the text says the same. */
export const icon = (screen: string): TemplateResult =>
  html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="10.5" />
    <path d=${strokes[screen] ?? ''} />
  </svg>`;
