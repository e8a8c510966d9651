import type {ReceiptProgress} from '@gov-rating/contract/types';
import {ContractError, isApiError, type ReceiptClient} from '@gov-rating/sdk/receipt';
import {type PropertyDeclarations, type PropertyValues, html, nothing} from 'lit';
import {foreignAnswer} from '../page/foreign-answer.ts';
import {renderRequestId, requestIdOf} from '../base/request-id.ts';
import {text} from '../base/text-property.ts';
import {renderTools, toolStyles} from '../base/tools.ts';
import {Voice, type VoiceHost} from '../voice/voice.ts';
import {ownPage, serverAddress} from '../page/server-address.ts';
import {warn} from '../page/warn.ts';
import {localized, speechOf} from '../messages/language.ts';
import {receiptCatalogues, type ReceiptMessages} from '../messages/receipt.ts';
import {Carry} from '../carry/carry.ts';
import {progressLink} from '../carry/facts.ts';
import {carryStyles} from '../carry/styles.ts';
import {choices} from '../styles/choices.ts';
import {controls} from '../styles/controls.ts';
import {elderStyles} from '../styles/elder.ts';
import {tokens} from '../styles/tokens.ts';
import {Addressed} from './addressed.ts';
import {ReceiptServer} from './receipt-server.ts';
import {NumberForm} from './number-form.ts';
import {OwnWords, withoutWords} from './own-words.ts';
import type {GovRatingSupplementedDetail} from './events.ts';
import {failureOf, renderFailure, type Failure} from './failure.ts';
import {keyFor} from './number.ts';
import {inOneLine, renderFoot, renderHandling, renderNow, renderWaiting} from './progress.ts';
import {readReceipt} from './read-receipt.ts';
import {proofBefore, prove, renderProof, type Proof} from './proof.ts';
import {receiptSaid, type ReceiptFacts} from './said.ts';
import {receiptStyles} from './styles.ts';
import {SupplementForm} from './supplement.ts';
import {CitizenElement} from '../base/citizen-element.ts';
import {generalLine, helpStyles, helpSaid, renderHelp} from '../base/help-line.ts';
import {LiveRegion} from '../base/live-region.ts';
import {register} from '../base/register.ts';

/** What the element shows: the field for the number, the loading state, the progress, or an error. */
type Step = 'asking' | 'loading' | 'shown' | Failure;

/**
 * Shows the progress of a rating to the holder of its receipt: its state, the date by which it will be answered, the
 * answer, and afterwards, where the region accepts supplements, a form for one; and the person can have the own words
 * erased. Proof, form and erasure need the key of the receipt. Without a number it asks for one. The device keeps nothing.
 *
 * @element gov-rating-receipt
 * @fires {CustomEvent<GovRatingSupplementedDetail>} gov-rating-supplemented - the server has stored the supplement
 * @csspart card - the outer frame
 * @csspart tools - the row of buttons above everything else
 * @csspart read - the buttons that read aloud, stop and repeat
 * @csspart title - the heading
 * @csspart input - the field for the number
 * @csspart error - the error message
 * @csspart receipt - the receipt number
 * @csspart copy - the button that copies the number
 * @csspart save - the button that saves it as a picture
 * @csspart print - the button that prints it
 * @csspart state - the state of the rating
 * @csspart steps - the list of steps
 * @csspart proof - whether the rating is stored unchanged
 * @csspart quote - words of the institution or of the person
 * @csspart choice - the box of yes or no
 * @csspart textarea - the field for the supplement
 * @csspart send - the button that sends the supplement
 * @csspart help - a line with a number to call
 * @cssprop [--gov-rating-primary=#1a5fb4] - buttons, focus rings, the current step
 * @cssprop [--gov-rating-tint=#ebf3fd] - background of the state
 * @cssprop [--gov-rating-surface=#fff] - background
 * @cssprop [--gov-rating-error=#b3261e] - text that says errors and overdue dates
 */
export class GovRatingReceiptElement extends CitizenElement implements VoiceHost {
  static override readonly styles = [
    ...[tokens, controls, choices, toolStyles, elderStyles],
    ...[receiptStyles, helpStyles, carryStyles],
  ];
  static override readonly properties: PropertyDeclarations = {
    endpoint: {converter: text},
    receipt: {converter: text},
    receiptKey: {converter: text, attribute: 'receipt-key'},
    evidenceKey: {converter: text, attribute: 'evidence-key'},
    label: {converter: text},
    receiptPage: {converter: text, attribute: 'receipt-page'},
    printWidth: {converter: text, attribute: 'print-width'},
    size: {converter: text, reflect: true},
    client: {attribute: false},
    messages: {attribute: false},
  };

  /** Base URL of the server, absolute or beginning with `/` or `./`; empty means the folder of the script. */
  endpoint = '';
  /** Receipt number; empty means the one behind `#receipt=` in the page's URL, else the person is asked. */
  receipt = '';
  /** Key of the receipt, for proof and supplement; empty means the one behind `&key=` in the page's URL. */
  receiptKey = '';
  /**
   * Public keys of the evidence log, such as `ed25519:…`, separated by spaces. Without a key the element uses the one
   * in the log itself and says so.
   */
  evidenceKey = '';
  /** The heading; empty means the text of the catalogue. */
  label = '';
  /** URL of this page for its QR code; empty means its own address, without what is behind `?` and `#`. */
  receiptPage = '';
  /** The paper of this device's printer: `a4`, or a roll of `80` or `58` mm. Empty: the person chooses; a shared device prints nothing. */
  printWidth: '' | 'a4' | '80' | '58' = '';
  /** `large` makes text and targets a quarter larger. */
  size: '' | 'large' = '';
  /** The client that replaces the built-in one, for example in tests. */
  client: ReceiptClient | undefined = undefined;
  /** Texts that replace those of the catalogue, by their keys. */
  messages: Partial<ReceiptMessages> | undefined = undefined;

  private readonly carry = new Carry(this);
  private step: Step = 'asking';
  /** @internal */
  progress: ReceiptProgress | undefined;
  private readonly addressed = new Addressed();
  private readonly server = new ReceiptServer(this);
  /** @internal The key of the receipt that is shown; empty when it was opened with the number alone. */
  key = '';
  /** The requested number. */
  private number = '';
  private asking = new NumberForm(this);
  /** The reason of a failed load, and the id of its request; empty without one. */
  private reason = '';
  private requestId = '';
  private proven: Proof = 'pending';
  private form = new SupplementForm(this);
  private own = new OwnWords(this);
  private readonly voice = new Voice(this, () => {
    const [language, messages] = speechOf(this, receiptCatalogues);
    return receiptSaid(this.facts, language, messages);
  });
  private readonly region = new LiveRegion(this);
  /** True from the person's press until its result is shown. */
  private pressed = false;
  /** Counts requests, so that a late answer to an earlier one is dropped. */
  private run = 0;
  private latest: Promise<void> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.follow);
    addEventListener('online', this.retry);
    this.follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.follow);
    removeEventListener('online', this.retry);
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (['endpoint', 'receipt', 'receiptKey', 'client'].some(name => changes.has(name))) this.restart();
    else if (changes.has('evidenceKey') && this.progress) void this.check(this.progress);
  }

  protected override updated(): void {
    for (const [id, value] of [
      ['number', this.asking.typed],
      ['comment', this.form.comment],
    ] as const) {
      const field = this.renderRoot.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`);
      if (field && field.value !== value) field.value = value;
    }
  }

  /** Loads the progress again; the old one stays visible meanwhile. Never rejects: an error is shown in the element. */
  refresh(): Promise<void> {
    return (this.latest = this.number ? this.load(++this.run) : Promise.resolve());
  }

  /** Another number: nothing of the one before may be shown or sent. */
  private restart(): void {
    this.forget();
    const given = this.receipt || this.addressed.receipt;
    if (given) this.number = this.asking.read(given);
    void this.refresh();
  }

  private forget(): void {
    this.run++;
    this.progress = undefined;
    this.form = new SupplementForm(this);
    this.own = new OwnWords(this);
    this.asking = new NumberForm(this);
    this.number = this.requestId = '';
    this.step = 'asking';
  }

  /** Handles a change of the URL's fragment, which mostly does not concern the element. */
  private readonly follow = (): void => {
    if (this.addressed.read(this.number) && !this.receipt) this.requestUpdate('receipt', null);
    this.requestUpdate();
  };

  /** Handles the return of the connection. */
  private readonly retry = (): void => {
    if (this.step === 'unreachable') void this.refresh();
  };

  private async load(run: number): Promise<void> {
    if (!this.progress) this.go('loading', this.sentences.loading);
    const [step, reason, error, found, key = ''] = await this.read();
    if (run !== this.run) return this.latest;
    const news = () => this.progress && inOneLine(this.progress, this.sentences);
    const before = news();
    this.progress = found;
    [this.reason, this.key, this.requestId] = [reason, key, requestIdOf(error) ?? ''];
    if (step === 'asking') {
      this.asking.typed = this.number;
      this.asking.fault = reason;
    }
    const words = news() ?? reason;
    this.go(step, words === before ? '' : words);
    if (found) await this.check(found);
    await this.updateComplete;
  }

  /** Checks the evidence on this device; a result for a rating that is no longer shown is dropped. */
  private async check(progress: ReceiptProgress): Promise<void> {
    const {evidenceKey} = this;
    this.proven = proofBefore(progress, this.key);
    this.requestUpdate();
    const proof = await prove(progress, this.key, evidenceKey, this.renderRoot);
    if (this.progress?.receiptNumber !== progress.receiptNumber || evidenceKey !== this.evidenceKey) return;
    this.proven = proof;
    if (proof === 'unchecked') warn('evidence_unchecked', this);
    this.requestUpdate();
  }

  private async read(): Promise<
    readonly [Step, reason: string, error?: unknown, found?: ReceiptProgress, key?: string]
  > {
    const {number, sentences, reachable, receipt, receiptKey, addressed} = this;
    if (!reachable) return ['refused', sentences.refused];
    try {
      const given = keyFor(number, receipt || addressed.receipt, receiptKey || addressed.key);
      const [found, key] = await readReceipt(reachable, number, given);
      if (found.receiptNumber !== number) throw new ContractError(200, true);
      return ['shown', '', undefined, found, key];
    } catch (error) {
      if (isApiError(error) && error.code === 'unknown_receipt') return ['asking', sentences.unknown, error];
      if (foreignAnswer(error) && this.server.movesToRoot) {
        const again = await this.read();
        if (again[0] === 'foreign') this.server.leaveRoot();
        return again;
      }
      return [failureOf(error), this.reasonOf(error), error];
    }
  }

  /** @internal Returns the client; undefined, with a code on the console, when there is no server. */
  get reachable(): ReceiptClient | undefined {
    return this.server.client;
  }

  /** @internal */
  get sentences(): ReceiptMessages {
    return speechOf(this, receiptCatalogues)[1];
  }

  /** @internal */
  reasonOf(error: unknown): string {
    const [language, sentences] = speechOf(this, receiptCatalogues);
    // The person cannot mend a response of another system: the page author must know.
    const foreign = foreignAnswer(error);
    if (foreign) warn(foreign, this);
    const messages = isApiError(error) && error.messages;
    return messages ? localized(messages, language) : sentences[failureOf(error)];
  }

  /** @internal Moves the focus to the next step; announces the text only if the focus stays, to avoid a repetition. */
  async lead(selector: string, words: string): Promise<void> {
    const before = this.shadowRoot?.activeElement;
    this.requestUpdate();
    await this.updateComplete;
    const target = this.renderRoot.querySelector<HTMLElement>(selector);
    target?.focus();
    this.region.say(target && target !== before ? '' : words);
  }

  /** @internal */
  supplemented(by: SupplementForm, addedAt: string, comment: string): void {
    const {progress} = this;
    if (!progress || by !== this.form) return;
    const {receiptNumber, supplement} = progress;
    this.progress = {...progress, supplement: {...supplement, allowed: false, addedAt, comment}};
    void this.lead('.sent h3', this.sentences.sent);
    const detail: GovRatingSupplementedDetail = {receiptNumber};
    this.dispatchEvent(new CustomEvent('gov-rating-supplemented', {detail, bubbles: true, composed: true}));
  }

  /** @internal */
  wordsErased(by: OwnWords, erasedAt: string | null): void {
    if (!this.progress || by !== this.own) return;
    this.progress = withoutWords(this.progress, erasedAt);
    void this.lead('.gone', '');
  }

  /** What is shown, for the voice. */
  private get facts(): ReceiptFacts {
    const {step, number, progress, asking, reason, proven: proof, form} = this;
    const [language, sentences] = speechOf(this, receiptCatalogues);
    const asksMore = !!progress?.supplement.allowed && !!this.key;
    return {
      ...{step, number, progress, fault: asking.fault, reason, proof, asksMore, faults: form.wrong},
      title: this.label || sentences.title,
      help: helpSaid(this, progress?.help, language, sentences),
    };
  }

  /** @internal Announces a text once. */
  say(words: string): void {
    this.region.say(words);
  }

  /** Shows a step. After the person's press the focus moves to the result; it is never lost. */
  private go(step: Step, words: string): void {
    const moves = this.pressed || (step !== this.step && this.matches(':focus-within'));
    this.step = step;
    if (moves) void this.lead(step === 'asking' ? '#number' : 'h2', words);
    else this.region.say(words);
    this.pressed = step === 'loading' && this.pressed;
  }

  /** @internal */
  look(number: string): void {
    this.number = number;
    this.requestId = '';
    if (number) this.again();
    else void this.lead('#number', this.asking.fault);
  }

  private again(): void {
    this.asking.fault = this.requestId = '';
    this.pressed = true;
    void this.refresh();
  }

  private readonly another = (): void => {
    this.forget();
    this.elderMode.forget();
    void this.lead('#number', '');
  };

  private renderShown(progress: ReceiptProgress | undefined, language: string, messages: ReceiptMessages) {
    const link = progressLink(this.receiptPage ? serverAddress(this.receiptPage) : ownPage(), this.number, this.key);
    const [hotline] = generalLine(this, progress?.help);
    const carried = {receiptNumber: this.number, ratedAt: progress?.receivedAt ?? '', link, hotline};
    return html`${renderNow(this.number, progress, messages)}
      <div class=${progress ? '' : 'later'}>${this.carry.render(carried, language, messages)}</div>
      ${progress ? this.renderProgress(progress, messages) : renderWaiting(messages)}`;
  }

  private renderProgress(progress: ReceiptProgress, messages: ReceiptMessages) {
    return html`${renderHandling(progress, messages)} ${this.form.render(progress, messages)}
    ${this.own.render(progress, messages)} ${renderProof(this.proven, progress, !!this.evidenceKey, messages)}`;
  }

  protected override render() {
    const [language, messages] = speechOf(this, receiptCatalogues);
    const {step, progress} = this;
    return html`<section class="card" part="card" lang=${language}>
      ${renderTools(this.voice.render(), this.elderMode.render(messages.elder, language))}
      <h2
        part="title"
        tabindex="-1"
        aria-describedby=${step === 'loading' ? nothing : 'now'}
        .textContent=${this.label || messages.title}
      ></h2>
      ${
        step === 'asking'
          ? this.asking.render(messages)
          : step === 'loading' || step === 'shown'
            ? this.renderShown(progress, language, messages)
            : renderFailure(step, this.reason, this.again, messages)
      }
      ${renderRequestId(messages.errorId, this.requestId)}
      ${renderFoot(
        step === 'asking' || step === 'loading' || this.receipt ? undefined : this.another,
        renderHelp(this, progress?.help, language, messages),
        messages,
      )}
      ${this.region.render()}
    </section>`;
  }
}

/** Registers `<gov-rating-receipt>`; does nothing when it is registered already. */
export function defineGovRatingReceipt(): void {
  register('gov-rating-receipt', GovRatingReceiptElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'gov-rating-receipt': GovRatingReceiptElement;
  }
}
