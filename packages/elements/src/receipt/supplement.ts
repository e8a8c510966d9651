import type {ReceiptProgress} from '@gov-rating/contract/types';
import {countCharacters, isBlank} from '@gov-rating/sdk/core';
import {newIdempotencyKey, type ReceiptClient} from '@gov-rating/sdk/receipt';
import {html, type TemplateResult} from 'lit';
import {renderRequestId, requestIdOf} from '../base/request-id.ts';
import {shanghaiTime} from '../messages/shanghai-time.ts';
import type {ReceiptMessages} from '../messages/receipt.ts';
import {renderQuote} from './progress.ts';

/** What the form needs from its element. */
export interface SupplementHost {
  readonly progress: ReceiptProgress | undefined;
  readonly sentences: ReceiptMessages;
  readonly reachable: ReceiptClient | undefined;
  /** The key of the receipt; empty when the page was opened with the number alone. */
  readonly key: string;
  /** Returns why a request failed, in the language of the element. */
  reasonOf(error: unknown): string;
  /** Moves the focus to the next step; the text is announced when the focus stays. */
  lead(selector: string, words: string): unknown;
  requestUpdate(): void;
  refresh(): Promise<void>;
  /** The server has stored the supplement. */
  supplemented(by: SupplementForm, addedAt: string, comment: string): void;
}

const nothingWrong = {solved: '', comment: '', sending: ''};

/**
 * The form of one supplement: whether the matter is settled, and the text; both are sent once. Belongs to one receipt.
 */
export class SupplementForm {
  comment = '';
  private readonly host: SupplementHost;
  private solved: boolean | undefined;
  private sending = false;
  private faults = nothingWrong;
  /** The error of the last attempt to send; undefined without one. */
  private error: unknown;
  /** The idempotency key of a supplement that was sent and not answered; another text is another supplement. */
  private key = '';

  constructor(host: SupplementHost) {
    this.host = host;
  }

  /**
   * Handles `input`, not `change`: leaving a field changes nothing, and the key must stay. Errors that are shown
   * already are updated, except during a composition.
   */
  private readonly fill = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    if (field.name === 'solved') this.solved = field.value === 'true';
    // Text from word processors can contain invisible characters that cannot be stored.
    else this.comment = field.value.replace(/(?![\t\n\r])\p{Cc}/gu, '\n');
    this.key = '';
    if (this.faults !== nothingWrong && !(event as InputEvent).isComposing) this.faults = this.check();
    this.host.requestUpdate();
  };

  private readonly send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const {comment, solved, host} = this;
    const {sentences, reachable, key: receiptKey, progress} = host;
    if (this.sending || !reachable || !progress) return;
    const faults = (this.faults = this.check());
    if (solved === undefined || faults.solved || faults.comment)
      return void host.lead(faults.solved ? '[name=solved]' : '#comment', faults.solved || faults.comment);
    this.sending = true;
    this.error = undefined;
    host.lead('.main', sentences.sending);
    this.key ||= newIdempotencyKey();
    try {
      const input = {receiptNumber: progress.receiptNumber, receiptKey, comment, solved};
      const {addedAt} = await reachable.supplementRating(input, {idempotencyKey: this.key});
      this.comment = '';
      host.supplemented(this, addedAt, comment);
    } catch (error) {
      const {code} = Object(error) as {code?: string};
      // A key of another receipt needs its own text: the receipt on the page does exist.
      const sending = sentences.notSent + (code === 'unknown_receipt' ? sentences.otherLink : host.reasonOf(error));
      this.faults = {...nothingWrong, sending};
      this.sending = false;
      this.error = error;
      host.lead('.main', sending);
      // The supplement was sent from another page meanwhile: that one is shown.
      if (code === 'supplement_exists') await host.refresh();
    }
  };

  /** What is wrong, as it is shown. */
  get wrong(): readonly string[] {
    return Object.values(this.faults).filter(Boolean);
  }

  private check(): typeof nothingWrong {
    const {sentences, progress} = this.host;
    const over = countCharacters(this.comment) - (progress?.supplement.commentMaxLength ?? 0);
    return {
      solved: this.solved === undefined ? sentences.pick : '',
      comment: isBlank(this.comment) ? sentences.blank : over > 0 ? sentences.over.replace('{n}', `${over}`) : '',
      sending: '',
    };
  }

  /** The form, how to get to it, or the sent supplement. A text that can no longer be sent stays visible. */
  render({supplement}: ReceiptProgress, messages: ReceiptMessages): TemplateResult {
    const {addedAt, allowed, comment, commentMaxLength} = supplement;
    if (allowed && this.host.key) return this.renderForm(messages, commentMaxLength);
    if (allowed)
      return html`<h3>${messages.supplement}</h3>
        <p class="muted">${messages.supplementLink}</p>`;
    return html`<div class="sent">
      ${
        addedAt
          ? html`${
                comment === ''
                  ? html`<h3 tabindex="-1" .textContent=${messages.sent}></h3>`
                  : renderQuote(messages.sent, comment ?? '')
              } <time datetime=${addedAt} .textContent=${shanghaiTime(addedAt, messages.date)}></time>`
          : ''
      }
      ${this.comment ? renderQuote(messages.notSent, this.comment) : ''}
    </div>`;
  }

  /** The form. The field's text is set after rendering. */
  private renderForm(messages: ReceiptMessages, maxLength: number): TemplateResult {
    const {comment, solved, sending, faults} = this;
    const fault = (name: keyof typeof faults) =>
      html`<p class="error" id="${name}-error" part="error" .textContent=${faults[name]}></p>`;
    const choice = (value: boolean) =>
      html`<label class="choice"
        ><input
          type="radio"
          name="solved"
          value=${value}
          .checked=${solved === value}
          aria-describedby="solved-error"
          ?disabled=${sending}
        /><span class="box" part="choice">${messages[value ? 'yes' : 'no']}</span></label
      >`;
    return html`<form
      class="supplement"
      novalidate
      @submit=${this.send}
      @input=${this.fill}
      @compositionend=${this.fill}
    >
      <h3>${messages.supplement}</h3>
      <p class="muted">${messages.supplementHint}</p>
      <fieldset>
        <legend>${messages.solved}</legend>
        <div class="pair">${choice(true)}${choice(false)}</div>
        ${fault('solved')}
      </fieldset>
      <label class="label" for="comment">${messages.comment}</label>
      <textarea
        class="box"
        id="comment"
        part="textarea"
        rows="4"
        autocomplete="off"
        aria-describedby="comment-error count"
        aria-invalid=${!!faults.comment}
        ?disabled=${sending}
      ></textarea>
      <p class="count muted" id="count" .textContent=${`${countCharacters(comment)}/${maxLength}`}></p>
      ${fault('comment')}${fault('sending')}
      ${faults.sending && renderRequestId(messages.errorId, requestIdOf(this.error))}
      <button
        class="main"
        part="send"
        type="submit"
        aria-describedby="sending-error"
        aria-disabled=${sending}
        .textContent=${messages[sending ? 'sending' : 'send']}
      ></button>
    </form>`;
  }
}
