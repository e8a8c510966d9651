import type {RatingClient} from '@gov-rating/sdk/core';
import {html, type PropertyDeclarations, type PropertyValues} from 'lit';
import {CitizenElement} from '../base/citizen-element.ts';
import {helpStyles} from '../base/help-line.ts';
import {LiveRegion} from '../base/live-region.ts';
import {register} from '../base/register.ts';
import {text} from '../base/text-property.ts';
import {Carry} from '../carry/carry.ts';
import {carryStyles} from '../carry/styles.ts';
import {renderTools, toolStyles} from '../base/tools.ts';
import {Voice, type VoiceHost} from '../voice/voice.ts';
import {defineGovRatingComment} from '../comment/element.ts';
import {inOneText} from '../messages/in-one-text.ts';
import {speech} from '../messages/messages.ts';
import type {Messages} from '../messages/zh-CN.ts';
import {defineGovRatingScale} from '../scale/element.ts';
import {controls} from '../styles/controls.ts';
import {elderStyles} from '../styles/elder.ts';
import {tokens} from '../styles/tokens.ts';
import {defineGovRatingTags} from '../tags/element.ts';
import {callsOf, renderEnd, sentencesOf} from './end.ts';
import {renderForm} from './form.ts';
import {RatingSession, type SessionHost} from './session.ts';
import {ratingStyles} from './styles.ts';

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
 * @csspart tools - the row of buttons above everything else
 * @csspart read - the buttons that read aloud, stop and repeat
 * @csspart end - the outcome
 * @csspart receipt - the receipt number
 * @csspart privacy - the link to the page about privacy, on the form
 * @csspart copy - the button that copies the receipt number
 * @csspart save - the button that saves it as a picture
 * @csspart print - the button that prints it
 * @csspart forget - the button that removes the number from this device
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
export class GovRatingElement extends CitizenElement implements SessionHost, VoiceHost {
  /** Form-associated, so that the reset of a surrounding form resets the rating; a form never submits it. */
  static readonly formAssociated = true;
  static override readonly styles = [tokens, controls, toolStyles, elderStyles, ratingStyles, helpStyles, carryStyles];
  static override readonly properties: PropertyDeclarations = {
    endpoint: {converter: text},
    token: {converter: text},
    variant: {converter: text},
    channel: {converter: text},
    layout: {converter: text, reflect: true},
    size: {converter: text, reflect: true},
    receiptPage: {converter: text, attribute: 'receipt-page'},
    printWidth: {converter: text, attribute: 'print-width'},
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
  /**
   * The paper of the printer of this device: `a4`, or a roll of `80` or `58` mm. Empty: the person chooses, and a shared
   * device prints nothing.
   */
  printWidth: '' | 'a4' | '80' | '58' = '';
  /** The client that replaces the built-in one, for example in tests. */
  client: RatingClient | undefined = undefined;
  /** Texts that replace those of the catalogue, by their keys. */
  messages: Partial<Messages> | undefined = undefined;

  /** @internal */
  readonly carry = new Carry(this);
  private readonly session = new RatingSession(this);
  private readonly voice = new Voice(this, (file, words) => {
    const [language, messages] = speech(this);
    const {session} = this;
    const end = [...sentencesOf(session, language, messages), ...callsOf(session, language, messages)];
    return file.ratingSaid(session, language, messages, words, end);
  });
  private readonly region = new LiveRegion(this);
  /** What had the focus when the person sent: it may be something of the page around. */
  private focusedBefore: Element | null = null;

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

  /** Moves the focus to the heading; where that does not work, as in a page that is inert, the outcome is announced. */
  private focusTitle(): void {
    const title = this.shadowRoot?.querySelector('h2');
    title?.focus();
    if (this.shadowRoot?.activeElement !== title) this.announce();
  }

  /**
   * @internal After the person's own press the focus goes to the heading of what came, wherever it was: not every browser
   * focuses what is pressed. It stays where the person has put it since. Otherwise it moves only from inside. What a focused
   * heading does not say is announced.
   */
  stepChanged(wasAsking: boolean, own: boolean): void {
    const {session} = this;
    this.requestUpdate();
    this.say('');
    if (session.step === 'sending' && session.asking) this.focusedBefore = document.activeElement;
    if (session.asking === wasAsking) {
      if (session.step === 'sending') this.say(speech(this)[1].sending);
      return;
    }
    const {activeElement, body} = document;
    const stayed = !activeElement || [body, this.focusedBefore].includes(activeElement);
    if (this.matches(':focus-within') || (own && stayed)) void this.updateComplete.then(() => this.focusTitle());
    else this.announce();
  }

  /** Says an outcome; a form is found, not announced. */
  private announce(): void {
    const {session} = this;
    const [language, messages] = speech(this);
    if (!session.asking) this.say(inOneText(language, sentencesOf(session, language, messages)));
  }

  /** @internal Announces a text once. */
  say(words: string): void {
    this.region.say(words);
  }

  protected override render() {
    const {session} = this;
    const [language, messages] = speech(this);
    const step = (session.asking ? renderForm : renderEnd)(session, language, messages);
    const card = html`<section class="card" part="card" lang=${language}>
      ${renderTools(this.voice.render(), this.elderMode.render(messages.elder, language))} ${step}
      ${this.region.render()}
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
