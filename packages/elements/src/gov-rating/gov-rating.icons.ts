import {svg, type TemplateResult} from 'lit';

/** The drawn sign of an end: a tick for received, a clock for kept, dots while loading, an exclamation mark for everything else. */
export function icon(end: string): TemplateResult<2> {
  const path =
    end === 'received'
      ? 'M7 12.5l3.5 3.5 6.5-7'
      : end === 'kept'
        ? 'M12 6.5v6l4 2'
        : end === 'loading'
          ? 'M8 12h.1M12 12h.1M16 12h.1'
          : 'M12 7v6M12 16.5v.2';
  return svg`<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10.5"/><path d=${path}/></svg>`;
}
