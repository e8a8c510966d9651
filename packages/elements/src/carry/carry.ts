import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import type {CarryMessages} from '../messages/carry.ts';
import {warn} from '../page/warn.ts';
import {copyText} from './copy.ts';
import type {Carried, Tell} from './facts.ts';
import {loadSheet} from './load.ts';

/** The part of an element that the buttons use. */
export interface CarryHost extends LitElement {
  /** Whether several people use this device: nothing of a person may stay on it. */
  readonly sharedDevice: boolean;
  /** The paper of the printer that belongs to this device. */
  readonly printWidth: string;
  /** Announces a text once. */
  say(words: string): void;
}

/**
 * The buttons with which a person takes a number along: copied, as a picture, on paper. A device of many people keeps
 * nothing, so it only prints, and only where the page says what its printer has.
 */
export class Carry {
  private readonly host: CarryHost;
  /** The number that what is shown belongs to. */
  private number = '';
  private words = '';
  /** Of the words, which stay when the page changes its own. */
  private language = '';
  private shown: HTMLElement | undefined;

  constructor(host: CarryHost) {
    this.host = host;
  }

  /** Draws the buttons, and what became of them. The number itself is the host's, in its part `receipt`. */
  render(carried: Carried, language: string, messages: CarryMessages): TemplateResult | string {
    const {sharedDevice, printWidth} = this.host;
    const {receiptNumber} = carried;
    if (this.number !== receiptNumber) this.show(receiptNumber);
    if (sharedDevice && !printWidth) return '';
    const names = sharedDevice ? (['print'] as const) : (['copy', 'save', 'print'] as const);
    return html`<div class="carry">
      ${names.map(
        name =>
          html`<button
            type="button"
            part=${name}
            @click=${() => this.run(name, carried, language, messages)}
            .textContent=${messages[name]}
          ></button>`,
      )}
      <p lang=${this.language || nothing} .textContent=${this.words}></p>
      ${this.shown}
    </div>`;
  }

  private async run(
    name: 'copy' | 'save' | 'print',
    carried: Carried,
    language: string,
    messages: CarryMessages,
  ): Promise<void> {
    const {host} = this;
    const {renderRoot: root, printWidth} = host;
    const {receiptNumber} = carried;
    const tell: Tell = (words, shown) => {
      // Of a number that is no longer shown, nothing is said.
      if (receiptNumber !== this.number) return;
      this.show(receiptNumber, words, shown, language);
      if (shown) shown.lang = language;
      host.say(words);
      host.requestUpdate();
    };
    try {
      if (name === 'copy') await copyText(receiptNumber, root);
      else await (await loadSheet(root))[name]({carried, language, root, printWidth, tell});
      if (name === 'copy') tell(messages.copied);
    } catch {
      if (name !== 'copy') warn('carry_unloaded', host);
      getSelection()?.selectAllChildren(root.querySelector('[part=receipt] [translate]') as Node);
      tell(messages.notCarried);
    }
  }

  private show(number: string, words = '', shown?: HTMLElement, language = ''): void {
    Object.assign(this, {number, words, shown, language});
  }
}
