import type {ReceiptProgress} from '@gov-rating/contract/types';
import type {ReceiptClient} from '@gov-rating/sdk/receipt';
import {html, type TemplateResult} from 'lit';
import {renderRequestId, requestIdOf} from '../base/request-id.ts';
import type {ReceiptMessages} from '../messages/receipt.ts';
import {shanghaiTime} from '../messages/shanghai-time.ts';

/** What the action needs from its element. */
export interface OwnWordsHost {
  readonly progress: ReceiptProgress | undefined;
  readonly sentences: ReceiptMessages;
  readonly reachable: ReceiptClient | undefined;
  readonly key: string;
  reasonOf(error: unknown): string;
  lead(selector: string, words: string): unknown;
  /** The server has erased the words. */
  wordsErased(by: OwnWords, erasedAt: string | null): void;
}

/** The progress once the words are erased. */
export function withoutWords(progress: ReceiptProgress, erasedAt: string | null): ReceiptProgress {
  const {supplement} = progress;
  const comment = supplement.addedAt === null ? null : '';
  return {...progress, supplement: {...supplement, comment}, words: {erasable: false, erasedAt}};
}

/**
 * The quiet action by which a rater has the own words erased: one button, then what it means and two buttons. Belongs to one
 * receipt.
 */
export class OwnWords {
  private readonly host: OwnWordsHost;
  private step: 'quiet' | 'asking' | 'sending' = 'quiet';
  private fault = '';
  private error: unknown;

  constructor(host: OwnWordsHost) {
    this.host = host;
  }

  private readonly ask = (): void => {
    this.step = 'asking';
    // Not onto the button that erases: a second press of the same key would be the answer.
    void this.host.lead('#erase-warning', this.host.sentences.eraseWarning);
  };

  private readonly keep = (): void => {
    this.step = 'quiet';
    this.fault = '';
    void this.host.lead('.erase button', '');
  };

  private readonly erase = async (): Promise<void> => {
    const {host} = this;
    const {sentences, reachable, key: receiptKey, progress} = host;
    if (this.step === 'sending' || !reachable || !progress) return;
    this.step = 'sending';
    this.fault = '';
    void host.lead('.erase button', sentences.erasing);
    try {
      const {receiptNumber} = progress;
      const {erasedAt} = await reachable.eraseOwnWords({receiptNumber, receiptKey});
      // A supplement that is written later can be erased too.
      this.step = 'quiet';
      host.wordsErased(this, erasedAt);
    } catch (error) {
      this.step = 'asking';
      this.error = error;
      this.fault = sentences.notErased + host.reasonOf(error);
      void host.lead('.erase button', this.fault);
    }
  };

  /** The action, the question, or when the words were erased; nothing where there are none. */
  render({words}: ReceiptProgress, messages: ReceiptMessages): TemplateResult | '' {
    if (!words?.erasable)
      return words?.erasedAt
        ? html`<p
            class="gone muted"
            tabindex="-1"
            .textContent=${messages.wordsErased.replace('{d}', shanghaiTime(words.erasedAt, messages.date))}
          ></p>`
        : '';
    const {step, fault} = this;
    if (step === 'quiet')
      return html`<p class="erase">
        <button class="plain" type="button" @click=${this.ask} .textContent=${messages.erase}></button>
      </p>`;
    const sending = step === 'sending';
    return html`<div class="erase" role="group" aria-labelledby="erase-warning">
      <p id="erase-warning" tabindex="-1" .textContent=${messages.eraseWarning}></p>
      <p class="error" part="error" .textContent=${fault}></p>
      ${fault && renderRequestId(messages.errorId, requestIdOf(this.error))}
      <p>
        <button
          class="plain"
          type="button"
          aria-disabled=${sending}
          @click=${this.erase}
          .textContent=${messages[sending ? 'erasing' : 'erase']}
        ></button>
        <button class="plain" type="button" @click=${this.keep} .textContent=${messages.keepWords}></button>
      </p>
    </div>`;
  }
}
