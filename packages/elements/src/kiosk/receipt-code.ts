import {html, type TemplateResult} from 'lit';
import {qrPath, quietZone} from '../base/qr-path.ts';

/** A QR code that a phone reads from the screen; black on white in every theme. */
export function renderCode(address: string, words: string): TemplateResult {
  const {path, size} = qrPath(address);
  const whole = size + 2 * quietZone;
  return html`<figure class="qr" part="receipt-code">
    <svg viewBox="${-quietZone} ${-quietZone} ${whole} ${whole}" role="img" aria-label=${words}>
      <rect x=${-quietZone} y=${-quietZone} width=${whole} height=${whole} />
      <path d=${path} />
    </svg>
    <figcaption aria-hidden="true" .textContent=${words}></figcaption>
  </figure>`;
}
