import {html, type TemplateResult} from 'lit';
import {encode} from 'uqr';

/** The quiet zone around a QR code, in modules (ISO/IEC 18004). */
const quiet = 4;

/** The dark modules of a code as one path: a run of a row is one rectangle. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  const parts: string[] = [];
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x++;
      parts.push(`M${start} ${y}h${x + 1 - start}v1h${start - x - 1}z`);
    }
  });
  return parts.join('');
}

/** A QR code that a phone reads from the screen; black on white in every theme. */
export function renderCode(address: string, words: string): TemplateResult {
  const {data, size} = encode(address, {ecc: 'M', border: 0});
  const whole = size + 2 * quiet;
  return html`<figure class="qr" part="receipt-code">
    <svg viewBox="${-quiet} ${-quiet} ${whole} ${whole}" role="img" aria-label=${words}>
      <rect x=${-quiet} y=${-quiet} width=${whole} height=${whole} />
      <path d=${pathOf(data)} />
    </svg>
    <figcaption aria-hidden="true" .textContent=${words}></figcaption>
  </figure>`;
}
