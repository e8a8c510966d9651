import type {RatingClient} from '@gov-rating/sdk/core';
import {html, type PropertyDeclarations, type PropertyValues} from 'lit';
import {CitizenElement} from '../base/citizen-element.ts';
import {helpStyles} from '../base/help-line.ts';
import {register} from '../base/register.ts';
import {text} from '../base/text-property.ts';
import {defineGovRatingComment} from '../comment/element.ts';
import {speech} from '../messages/messages.ts';
import type {Messages} from '../messages/zh-CN.ts';
import {defineGovRatingScale} from '../scale/element.ts';
import {controls} from '../styles/controls.ts';
import {elderStyles} from '../styles/elder.ts';
import {tokens} from '../styles/tokens.ts';
import {defineGovRatingTags} from '../tags/element.ts';
import {renderEnd, sentenceOf} from './end.ts';
import {renderForm} from './form.ts';
import {RatingSession, type SessionHost} from './session.ts';
import {ratingStyles} from './styles.ts';

/** How long the live region keeps its text, in milliseconds. */
const spokenFor = 5000;

/**
 * The rating of one service: what is rated, five levels, reasons, a comment, and the outcome: received (with a receipt
 * number), kept on this device, or refused (with the reason).
 *
 * @element gov-rating
 * @fires {CustomEvent<GovRatingReceivedDetail>} gov-rating-received - the server has stored the rating
 * @fires {CustomEvent<null>} gov-rating-kept - there is no connection; the rating is kept on the device and sent later
 * @fires {CustomEvent<GovRatingRefusedDetail>} gov-rating-refused - the server refused the rating, or it could not be delivered
 * @fires {CustomEvent<GovRatingUnavailableDetail>} gov-rating-unavailable - there is no form to fill in; the detail says why
 * @csspart card - the outer frame
 * @csspart title - what is rated, or the outcome
 * @csspart question - the question of a group
 * @csspart choice - the box of one level or tag
 * @csspart textarea - the field for the comment
 * @csspart more - the button that shows the other tags
 * @csspart hint - the note on what not to write
 * @csspart error - the error message
 * @csspart send - the button that sends
 * @csspart open - the button that opens the dialog
 * @csspart dialog - the dialog
 * @csspart close - the button that closes the dialog
 * @csspart read - the button that reads aloud
 * @csspart end - the outcome
 * @csspart receipt - the receipt number
 * @csspart privacy - the link to the page about privacy, on the form
 * @csspart progress - the link to progress and answer
 * @csspart return - the link back to where the department's system sent the person from
 * @csspart help - a line with a number to call
 * @cssprop [--gov-rating-primary=#1a5fb4] - buttons, focus rings, what is chosen
 * @cssprop [--gov-rating-accent] - text, lines and rings in the primary colour; by default made to contrast with the background
 * @cssprop [--gov-rating-on-primary=#fff] - text on the send button
 * @cssprop [--gov-rating-ink=#1b2430] - text
 * @cssprop [--gov-rating-muted=#55606f] - secondary text
 * @cssprop [--gov-rating-surface=#fff] - background
 * @cssprop [--gov-rating-line=#838e9d] - borders of controls
 * @cssprop [--gov-rating-edge=#d8dee7] - border of the card
 * @cssprop [--gov-rating-tint=#ebf3fd] - background of what is chosen
 * @cssprop [--gov-rating-error=#b3261e] - text of errors
 * @cssprop [--gov-rating-radius=10px] - corner radius
 * @cssprop [--gov-rating-font] - font families
 * @cssprop [--gov-rating-font-size=medium] - text size; by default the size that the person chose in the browser
 */
export class GovRatingElement extends CitizenElement implements SessionHost {
  /** Form-associated, so that the reset of a surrounding form resets the rating; a form never submits it. */
  static readonly formAssociated = true;
  static override readonly styles = [tokens, controls, elderStyles, ratingStyles, helpStyles];
  static override readonly properties: PropertyDeclarations = {
    endpoint: {converter: text},
    token: {converter: text},
    variant: {converter: text},
    channel: {converter: text},
    layout: {converter: text, reflect: true},
    size: {converter: text, reflect: true},
    receiptPage: {converter: text, attribute: 'receipt-page'},
    readAloud: {type: Boolean, attribute: 'read-aloud'},
    client: {attribute: false},
    messages: {attribute: false},
  };

  /** Base URL of the server, absolute or beginning with `/` or `./`; empty means the folder of the script. */
  endpoint = '';
  /** Token of the invitation; empty means the one behind `#invitation=` in the page's URL. */
  token = '';
  /** The decoration of the levels: `words` (none), `faces` or `stars`. */
  variant: 'words' | 'faces' | 'stars' = 'words';
  /** How the person came to this page, on an open link; an invitation with a channel decides by itself. */
  channel: 'web' | 'mobile' | 'qr_code' = 'web';
  /** `compact` keeps levels in rows and margins small; `dialog` draws a button that opens everything in a dialog. */
  layout: '' | 'inline' | 'compact' | 'dialog' = '';
  /** `large` makes text and targets a quarter larger. */
  size: '' | 'large' = '';
  /**
   * URL of a page with `<gov-rating-receipt>`, linked after sending; empty means the server's own page, if there is
   * one.
   */
  receiptPage = '';
  /** Whether a button reads aloud what is rated, the question and the levels. */
  readAloud = false;
  /** The client that replaces the built-in one, for example in tests. */
  client: RatingClient | undefined = undefined;
  /** Texts that replace those of the catalogue, by their keys. */
  messages: Partial<Messages> | undefined = undefined;

  private readonly session = new RatingSession(this);
  private spoken = '';

  /** @internal */
  formResetCallback(): void {
    this.session.reset();
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (['endpoint', 'token', 'client', 'sharedDevice'].some(name => changes.has(name))) this.session.restart();
    // Another invitation on a shared device is another person's.
    if (changes.get('token')) this.elderMode.forget();
  }

  /** Opens the dialog of `layout="dialog"`; does nothing in other layouts or while it is open. */
  show(): void {
    void this.updateComplete.then(() => {
      const dialog = this.dialog();
      if (!this.isConnected || !dialog?.showModal || dialog.open) return;
      dialog.showModal();
      this.focusTitle();
    });
  }

  /** Closes the dialog; what is filled in stays. */
  close(): void {
    this.dialog()?.close();
  }

  private dialog(): HTMLDialogElement | null | undefined {
    return this.shadowRoot?.querySelector('dialog');
  }

  private focusTitle(): void {
    this.shadowRoot?.querySelector('h2')?.focus();
  }

  /**
   * @internal When the form replaces the end screen or the reverse, the focus goes to the heading if it was in the
   * element, or if the person's press caused the change (Safari does not focus a pressed button). Otherwise the outcome
   * is announced.
   */
  stepChanged(wasAsking: boolean, own: boolean): void {
    const {session} = this;
    this.requestUpdate();
    if (session.asking === wasAsking) {
      if (session.step === 'sending') this.say(speech(this)[1].sending);
      return;
    }
    this.spoken = '';
    const {activeElement, body} = document;
    if (this.matches(':focus-within') || (own && (!activeElement || activeElement === body)))
      void this.updateComplete.then(() => this.focusTitle());
    else if (!session.asking) this.say(sentenceOf(session, ...speech(this)));
  }

  /**
   * @internal Announces a text once; it is removed afterwards, so that a screen reader does not find it again in the
   * page.
   */
  say(words: string): void {
    this.spoken = words;
    setTimeout(() => {
      if (this.spoken !== words) return;
      this.spoken = '';
      this.requestUpdate();
    }, spokenFor);
  }

  protected override render() {
    const {session} = this;
    const [language, messages] = speech(this);
    const step = (session.asking ? renderForm : renderEnd)(session, language, messages);
    const card = html`<section class="card" part="card" lang=${language}>
      ${this.elderMode.render(messages.elder)} ${step}
      <p class="sr" role="status" .textContent=${this.spoken}></p>
    </section>`;
    if (this.layout !== 'dialog') return card;
    return html`<div lang=${language}>
      <button class="open" part="open" type="button" aria-haspopup="dialog" @click=${this.show}>
        ${messages.open}
      </button>
      <dialog part="dialog" aria-labelledby="title">
        <p class="bar">
          <b .textContent=${messages.open}></b>
          <button part="close" type="button" @click=${this.close} .textContent=${messages.close}></button>
        </p>
        ${card}
      </dialog>
    </div>`;
  }
}

/** Registers `<gov-rating>` and its parts. Tags that the page has registered already stay as they are. */
export function defineGovRating(): void {
  defineGovRatingScale();
  defineGovRatingTags();
  defineGovRatingComment();
  register('gov-rating', GovRatingElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'gov-rating': GovRatingElement;
  }
}
