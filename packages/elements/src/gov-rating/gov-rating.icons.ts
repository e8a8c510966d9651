import {svg, type TemplateResult} from 'lit';

/** The strokes of each sign, inside a circle of radius 10.5 around (12, 12). */
const strokes: Readonly<Record<string, string>> = {
  // A tick.
  received: 'M7 12.5l3.5 3.5 6.5-7',
  // A clock.
  kept: 'M12 6.5v6l4 2',
  // Dots, one after the other.
  sending: 'M8 12h.1M12 12h.1M16 12h.1',
  // The letter i.
  rated: 'M12 7.4v.2M12 11v6',
  // A calendar with its day crossed out.
  expired: 'M7.5 8h9v8.5h-9zM7.5 10.5h9M10 6.5v2M14 6.5v2M10.5 12.3l3 2.6M13.5 12.3l-3 2.6',
  // Two links that do not meet.
  invalid: 'M10.5 9l-.8-.8a2.6 2.6 0 0 0-3.7 3.7l1.5 1.5M13.5 15l.8.8a2.6 2.6 0 0 0 3.7-3.7l-1.5-1.5M12 6v1M12 17v1',
  // Waves of a transmitter, crossed out.
  unreachable: 'M6.5 11a8 8 0 0 1 11 0M9 13.7a4.3 4.3 0 0 1 6 0M12 16.8v.1M6.5 6.5l11 11',
  // A wall between two ends.
  foreign: 'M5 12h4M15 12h4M12 6.5v11',
  // A bar.
  closed: 'M7 12h10',
};

/** The drawn sign of an end. A refused rating has an exclamation mark. It never says anything that words do not. */
export function icon(end: string): TemplateResult<2> {
  return svg`<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10.5"/><path d=${
    strokes[end] ?? 'M12 7v6M12 16.5v.2'
  }/></svg>`;
}
