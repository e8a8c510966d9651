import {html, type TemplateResult} from 'lit';

/** The strokes of each sign, inside a circle around (12, 12). */
const strokes: Readonly<Record<string, string>> = {
  // A tick.
  received: 'M7 12.5l3.5 3.5 6.5-7',
  // A clock.
  kept: 'M12 6v6l4 3',
  // Dots, one after the other.
  sending: 'M8 12h.1M12 12h.1M16 12h.1',
  // The letter i.
  rated: 'M12 7v.1M12 11v6',
  // A calendar with a day crossed out.
  expired: 'M7 8h10v9h-10zM7 11h10M10 6v2M14 6v2M11 13l2 2M13 13l-2 2',
  // A chain, crossed out.
  invalid: 'M11 9h-2a3 3 0 0 0 0 6h2M13 9h2a3 3 0 0 1 0 6h-2M12 6v2M12 16v2',
  // Radio waves, crossed out.
  unreachable: 'M6 11a9 9 0 0 1 12 0M9 14a4 4 0 0 1 6 0M12 17v.1M6 6l12 12',
  // A wall between two ends.
  foreign: 'M5 12h4M15 12h4M12 6v12',
  // A bar.
  closed: 'M7 12h10',
};

/** The icon of an end screen; an exclamation mark for a refused rating. The text always says the same. */
export const icon = (end: string): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="10.5" />
    <path d=${strokes[end] ?? 'M12 7v6M12 17v.1'} />
  </svg>`;
