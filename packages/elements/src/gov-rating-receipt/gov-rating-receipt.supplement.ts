import type {ReceiptProgress} from '@gov-rating/contract';
import {countCharacters, isBlank} from '@gov-rating/sdk/core';
import {isApiError, newIdempotencyKey, type ApiError, type ReceiptClient} from '@gov-rating/sdk/receipt';
import {html, type TemplateResult} from 'lit';
import type {ReceiptMessages} from '../messages/receipt.ts';

/** What the form needs from the element that it stands in. */
export interface SupplementHost {
  readonly progress: ReceiptProgress | undefined;
  readonly sentences: ReceiptMessages;
  readonly reachable: ReceiptClient | undefined;
  readonly invitation: string;
  /** The sentence of a refusal in the language of the element; empty when there is none. */
  told(error: unknown): string;
  say(words: string): void;
  focusOn(selector: string): void;
  requestUpdate(): void;
  refresh(): Promise<void>;
  /** The server has stored the supplement. */
  supplemented(by: SupplementForm, addedAt: string, comment: string): void;
}

const nothingWrong = {solved: '', comment: '', sending: ''};

/** The form of one supplement: is the matter settled, the words, and sending both once. Belongs to one receipt. */
export class SupplementForm {
  comment = '';
  private readonly host: SupplementHost;
  private solved: boolean | undefined;
  private sending = false;
  private faults = nothingWrong;
  /** The key of what was sent and not answered; other words are another supplement. */
  private key = '';

  constructor(host: SupplementHost) {
    this.host = host;
  }

  /**
   * Heard while the person types or chooses, not when a field is left: that changes nothing, and the key must stay. Faults
   * that were told once are kept up to date.
   */
  private readonly fill = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    if (field.name === 'solved') this.solved = field.value === 'true';
    else this.comment = field.value;
    this.key = '';
    if (this.faults !== nothingWrong) this.faults = this.check();
    this.host.requestUpdate();
  };

  private readonly send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const {comment, solved, host} = this;
    const {sentences, reachable, invitation: token, progress} = host;
    if (this.sending || !reachable || !progress) return;
    this.faults = this.check();
    host.requestUpdate();
    if (solved === undefined || this.faults.solved || this.faults.comment) {
      host.focusOn(this.faults.solved ? '[name=solved]' : '#comment');
      return;
    }
    this.sending = true;
    host.say(sentences.sending);
    this.key ||= newIdempotencyKey();
    try {
      const input = {receiptNumber: progress.receiptNumber, comment, solved};
      const {addedAt} = await reachable.supplementRating(input, {token, idempotencyKey: this.key});
      host.supplemented(this, addedAt, comment);
    } catch (error) {
      const sending = sentences.notSent + (isApiError(error) ? this.refusal(error) : sentences.unreachable);
      this.faults = {...nothingWrong, sending};
      this.sending = false;
      host.say('');
      // Another page of the same person was faster: what stands there is shown.
      if (isApiError(error) && error.code === 'supplement_exists') await host.refresh();
    }
  };

  /** The invitation of another rating needs words of its own: the receipt on the page is there. */
  private refusal(error: ApiError): string {
    const {host} = this;
    return error.code === 'unknown_receipt' ? host.sentences.otherLink : host.told(error) || host.sentences.closed;
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

  /** The form as it stands; the words are put into the field after drawing. */
  render(messages: ReceiptMessages, maxLength: number): TemplateResult {
    const {comment, solved, sending, faults} = this;
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
    return html`<form class="supplement" novalidate @submit=${this.send} @input=${this.fill}>
      <h3>${messages.supplement}</h3>
      <p class="muted">${messages.supplementHint}</p>
      <fieldset>
        <legend>${messages.solved}</legend>
        <div class="pair">${choice(true)}${choice(false)}</div>
        <p class="error" id="solved-error" part="error" role="alert">${faults.solved}</p>
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
      <p class="count muted" id="count">${countCharacters(comment)}/${maxLength}</p>
      <p class="error" id="comment-error" part="error" role="alert">${faults.comment}</p>
      <p class="error" part="error" role="alert">${faults.sending}</p>
      <button class="main" part="send" type="submit" aria-disabled=${sending}>
        ${sending ? messages.sending : messages.send}
      </button>
    </form>`;
  }
}
