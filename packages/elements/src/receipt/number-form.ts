import {readReceiptNumber, type ReadNumber} from '@gov-rating/sdk/receipt';
import {html, type TemplateResult} from 'lit';
import {renderGroups} from '../base/number-groups.ts';
import type {ReceiptMessages} from '../messages/receipt.ts';
import {spokenNumber} from '../messages/spoken-number.ts';
import {sign} from './progress.ts';

const example = '2611-2405-1738-6420-9356';

/** How many characters the field takes: a number with the message around it. */
const longestTyped = 200;

/** What the form needs from its element. */
export interface NumberHost {
  readonly sentences: ReceiptMessages;
  readonly shadowRoot: ShadowRoot | null;
  lead(selector: string, words: string): unknown;
  /** The person asks for a number; empty when what was typed is none, which the form says. */
  look(number: string): void;
}

/** The form for the number of a receipt: what was typed, and what is wrong with it. */
export class NumberForm {
  /** The text of the field, which the element sets after rendering. */
  typed = '';
  /** What is wrong; empty when nothing is. */
  fault = '';
  /** Whether a phone shows letters to type, which only numbers of earlier versions have. */
  private lettered = false;
  private readonly host: NumberHost;

  constructor(host: NumberHost) {
    this.host = host;
  }

  /** Reads a number that a page gives or a person types; one that is none stays in the field with what is wrong. */
  read(given: string): string {
    const read = readReceiptNumber(given.slice(0, longestTyped));
    this.fault = 'number' in read ? '' : this.faultText(read);
    if ('number' in read) return read.number;
    this.typed = given.slice(0, longestTyped);
    return '';
  }

  private faultText({fault, count}: Exclude<ReadNumber, {readonly number: string}>): string {
    return this.host.sentences[fault].replace('{n}', `${count}`);
  }

  private readonly type = (event: Event): void => {
    this.typed = (event.target as HTMLInputElement).value;
  };

  private readonly look = (event: Event): void => {
    event.preventDefault();
    this.host.look(this.read(this.typed));
  };

  /** A phone changes its keys only when the field gets the focus anew. */
  private readonly useLetters = (): void => {
    this.lettered = true;
    (this.host.shadowRoot?.activeElement as HTMLElement | null)?.blur();
    this.host.lead('#number', '');
  };

  /** A phone shows large digits, and a button for letters. */
  render(messages: ReceiptMessages): TemplateResult {
    const {fault} = this;
    const lettered = this.lettered || /[a-z]/i.test(this.typed);
    const [before, after = ''] = messages.hint.split('{n}');
    return html`<form novalidate @submit=${this.look} @input=${this.type}>
      <label class="label" for="number">${messages.number}</label>
      <p class="muted" id="number-hint">
        ${before}<span class="whole"
          ><span class="sr" .textContent=${spokenNumber(example)}></span
          ><bdi translate="no" aria-hidden="true">${renderGroups(example)}</bdi>${after[0]}</span
        >${after.slice(1)}
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
          inputmode=${lettered ? 'text' : 'numeric'}
          maxlength=${longestTyped}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          dir="ltr"
          aria-describedby="number-error number-hint"
          aria-invalid=${!!fault}
        />
        <button class="main" type="submit">${messages.look}</button>
      </div>
      ${
        lettered
          ? ''
          : html`<button
              class="plain letters"
              type="button"
              @click=${this.useLetters}
              .textContent=${messages.letters}
            ></button>`
      }
    </form>`;
  }
}
