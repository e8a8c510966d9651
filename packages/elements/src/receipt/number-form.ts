import {html, type TemplateResult} from 'lit';
import type {ReceiptMessages} from '../messages/receipt.ts';
import {sign} from './progress.ts';

/** An example of a receipt number. Firefox breaks no line between a hyphen and a digit without a `<wbr>`. */
const example = html`20261124-<wbr />7K3QF-<wbr />2M9ZD`;

/** Why a text is no number, with how many signs it has. */
export const faultText = (
  {fault, count}: {readonly fault: keyof ReceiptMessages; readonly count: number},
  messages: ReceiptMessages,
): string => messages[fault].replace('{n}', `${count}`);

type Listener = (event: Event) => void;

/** The form for the number, with the error of a wrong one. The text of the field is set after rendering. */
export function renderAsking(fault: string, look: Listener, type: Listener, messages: ReceiptMessages): TemplateResult {
  const [before, after = ''] = messages.hint.split('{n}');
  return html`<form novalidate @submit=${look} @input=${type}>
    <label class="label" for="number">${messages.number}</label>
    <p class="muted" id="number-hint">
      ${before}<span class="whole"><bdi translate="no">${example}</bdi>${after[0]}</span>${after.slice(1)}
    </p>
    <div class="wrong">
      ${fault && sign('unknown')}
      <p class="error" id="number-error" part="error" .textContent=${fault}></p>
    </div>
    <div class="pair">
      <input
        class="box"
        id="number"
        part="input"
        maxlength="60"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        dir="ltr"
        aria-describedby="number-error number-hint"
        aria-invalid=${!!fault}
      />
      <button class="main" type="submit">${messages.look}</button>
    </div>
  </form>`;
}
