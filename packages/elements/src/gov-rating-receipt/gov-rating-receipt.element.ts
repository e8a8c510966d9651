import type {ReceiptProgress} from '@gov-rating/contract';
import {createReceiptClient, isApiError, type ReceiptClient} from '@gov-rating/sdk/receipt';
import {LitElement, type PropertyDeclarations, type PropertyValues, html} from 'lit';
import {PageGuard} from '../internal/page-guard.ts';
import {text} from '../internal/properties.ts';
import {shanghaiTime} from '../gov-rating/gov-rating.time.ts';
import {serverAddress} from '../internal/server-address.ts';
import {warn} from '../internal/warn.ts';
import {localized, speechOf} from '../messages/language.ts';
import {receiptCatalogues, type ReceiptMessages} from '../messages/receipt.ts';
import {controls} from '../styles/controls.ts';
import {tokens} from '../styles/tokens.ts';
import type {GovRatingSupplementedDetail} from './gov-rating-receipt.events.ts';
import {typedNumber} from './gov-rating-receipt.number.ts';
import {promise, renderQuote, renderSteps, standing} from './gov-rating-receipt.progress.ts';
import {proofBefore, prove, renderProof, type Proof} from './gov-rating-receipt.proof.ts';
import {receiptStyles} from './gov-rating-receipt.styles.ts';
import {SupplementForm} from './gov-rating-receipt.supplement.ts';

/** What the person sees: the field for the number, the waiting, the progress, or why there is none. */
type Step = 'asking' | 'loading' | 'shown' | 'unreachable' | 'closed';

/**
 * How a rating fares, for whoever holds its receipt: where it stands, by when it will be answered, the answer itself,
 * and one supplement afterwards where the region takes any and the invitation of the rating is at hand. Without a number
 * it asks for one. Nothing is written to the device.
 *
 * @element gov-rating-receipt
 * @fires {CustomEvent<GovRatingSupplementedDetail>} gov-rating-supplemented - the server has stored the supplement
 * @csspart card - the frame around everything
 * @csspart title - the heading
 * @csspart input - the field for the number
 * @csspart error - what is wrong
 * @csspart state - how the rating stands
 * @csspart steps - the list of steps
 * @csspart proof - whether the rating stands in the evidence log
 * @csspart quote - words of the institution or of the person
 * @csspart choice - the box of yes or no
 * @csspart textarea - the field for the supplement
 * @csspart send - the button that sends the supplement
 * @cssprop [--gov-rating-primary=#1a5fb4] - buttons, focus rings, the current step
 * @cssprop [--gov-rating-tint=#ebf3fd] - background of the state
 * @cssprop [--gov-rating-surface=#fff] - background
 * @cssprop [--gov-rating-error=#b3261e] - text that says what is wrong or overdue
 */
export class GovRatingReceiptElement extends LitElement {
  static override readonly styles = [tokens, controls, receiptStyles];
  static override readonly properties: PropertyDeclarations = {
    endpoint: {converter: text},
    receipt: {converter: text},
    token: {converter: text},
    evidenceKey: {converter: text, attribute: 'evidence-key'},
    label: {converter: text},
    lang: {converter: text},
    theme: {converter: text, reflect: true},
    size: {converter: text, reflect: true},
    client: {attribute: false},
    messages: {attribute: false},
  };

  /** Base URL of the server; without it the origin that the script came from. */
  endpoint = '';
  /** Number of the receipt; without it the one behind `#receipt=` in the page's address, else the person types one. */
  receipt = '';
  /** Token of the invitation by which the rating came, for the supplement; without it the one behind `#invitation=`. */
  token = '';
  /**
   * Public keys of the evidence log, such as `ed25519:…`, separated by blanks; without any the one that the log names itself
   * is taken, and the person told so.
   */
  evidenceKey = '';
  /** The heading; empty means the words of the catalogue. */
  label = '';
  /** BCP 47 tag; without it the nearest `lang` of the page counts, then the browser's. */
  override lang = '';
  /** Empty and `auto` follow the person's settings. */
  theme: '' | 'auto' | 'light' | 'dark' | 'contrast' | 'elder' = '';
  /** `large` makes text and targets a quarter larger. */
  size: '' | 'large' = '';
  /** Talks to the server instead of the built-in client. */
  client: ReceiptClient | undefined = undefined;
  /** Sentences to use instead of those of the catalogue. */
  messages: Partial<ReceiptMessages> | undefined = undefined;

  /** @internal */
  readonly guard = new PageGuard(this);
  private step: Step = 'asking';
  /** @internal */
  progress: ReceiptProgress | undefined;
  /** The number that is asked about, and what stands in the field. */
  private number = '';
  private typed = '';
  private fault = '';
  /** The server's own sentence, where it gave one. */
  private reason = '';
  private proven: Proof = 'pending';
  private form = new SupplementForm(this);
  private spoken = '';
  /** Counts readings, so that a late answer to an earlier one is not shown. */
  private run = 0;
  private latest: Promise<void> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.follow);
    addEventListener('online', this.retry);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.follow);
    removeEventListener('online', this.retry);
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (['endpoint', 'receipt', 'client'].some(name => changes.has(name))) this.restart();
    else if (changes.has('evidenceKey') && this.progress) void this.check(this.progress);
  }

  protected override updated(): void {
    for (const [id, value] of [
      ['number', this.typed],
      ['comment', this.form.comment],
    ] as const) {
      const field = this.renderRoot.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`);
      if (field && field.value !== value) field.value = value;
    }
  }

  /** Asks the server anew, keeping on the page what is there; never rejects, a failure is shown. */
  refresh(): Promise<void> {
    return (this.latest = this.number ? this.load(++this.run) : Promise.resolve());
  }

  /** Another number: nothing of the one before may show or be sent. */
  private restart(): void {
    const given = this.receipt || said('receipt');
    const typed = typedNumber(given);
    this.run++;
    this.progress = undefined;
    this.form = new SupplementForm(this);
    this.reason = this.fault = this.number = this.typed = '';
    this.step = 'asking';
    if ('number' in typed) this.number = typed.number;
    else if (given) {
      this.typed = given.slice(0, 60);
      this.fault = this.faultText(typed);
    }
    void this.refresh();
  }

  /** Heard when the page's address changes behind `#`. */
  private readonly follow = (): void => {
    if (this.receipt) return;
    this.restart();
    this.requestUpdate();
  };

  /** Heard when the connection comes back. */
  private readonly retry = (): void => {
    if (this.step === 'unreachable') void this.refresh();
  };

  private async load(run: number): Promise<void> {
    if (!this.progress) this.go('loading', this.sentences.loading);
    const [step, found, told] = await this.read();
    if (run !== this.run) return this.latest;
    this.progress = found;
    this.reason = told ?? '';
    if (step === 'asking') {
      this.typed = this.number;
      this.fault = this.reason;
    }
    const messages = this.sentences;
    this.go(
      step,
      found
        ? `${standing(found, messages)} ${promise(found, messages)}`
        : step === 'asking'
          ? ''
          : this.reason || messages[step as 'closed'],
    );
    if (found) await this.check(found);
    await this.updateComplete;
  }

  /** Checks the evidence on this device; what is found about a rating that is no longer shown is dropped. */
  private async check(progress: ReceiptProgress): Promise<void> {
    const {evidenceKey} = this;
    this.proven = proofBefore(progress);
    this.requestUpdate();
    const proof = await prove(progress, evidenceKey);
    if (this.progress?.receiptNumber !== progress.receiptNumber || evidenceKey !== this.evidenceKey) return;
    this.proven = proof;
    this.requestUpdate();
  }

  private async read(): Promise<readonly [Step, found?: ReceiptProgress | undefined, told?: string]> {
    const client = this.reachable;
    if (!client) return ['closed'];
    try {
      return ['shown', await client.getReceipt({receiptNumber: this.number})];
    } catch (error) {
      if (!isApiError(error)) return ['unreachable'];
      if (error.code === 'unknown_receipt') return ['asking', undefined, this.told(error)];
      return [error.retry ? 'unreachable' : 'closed', undefined, this.told(error)];
    }
  }

  /** @internal The client to ask with; undefined, and the author of the page told, when there is no server to ask. */
  get reachable(): ReceiptClient | undefined {
    if (this.client) return this.client;
    const baseUrl = serverAddress(this.endpoint);
    if (baseUrl) return createReceiptClient({baseUrl, fetch: (url, init) => fetch(url, init)});
    warn('endpoint_missing', this);
    return undefined;
  }

  /** @internal */
  get sentences(): ReceiptMessages {
    return speechOf(this, receiptCatalogues)[1];
  }

  /** @internal */
  get invitation(): string {
    return this.token || said('invitation');
  }

  /** @internal */
  told(error: unknown): string {
    const messages = isApiError(error) && error.messages;
    return messages ? localized(messages, speechOf(this, receiptCatalogues)[0]) : '';
  }

  /** @internal */
  say(words: string): void {
    this.spoken = words;
    this.requestUpdate();
  }

  /** @internal */
  focusOn(selector: string): void {
    void this.updateComplete?.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  /** @internal */
  supplemented(by: SupplementForm, addedAt: string, comment: string): void {
    const {progress} = this;
    if (!progress || by !== this.form) return;
    const {receiptNumber, supplement} = progress;
    this.progress = {...progress, supplement: {...supplement, allowed: false, addedAt, comment}};
    this.go('shown', this.sentences.sent);
    const detail: GovRatingSupplementedDetail = {receiptNumber};
    this.dispatchEvent(new CustomEvent('gov-rating-supplemented', {detail, bubbles: true, composed: true}));
  }

  private faultText({fault, count}: {fault: keyof ReceiptMessages; count: number}): string {
    return this.sentences[fault].replace('{n}', `${count}`);
  }

  /** Shows a step; the focus follows if it was here, otherwise the new state is spoken. */
  private go(step: Step, spoken: string): void {
    const held = this.matches(':focus-within');
    this.spoken = spoken;
    this.step = step;
    this.requestUpdate();
    if (held) this.focusOn(step === 'asking' ? '#number' : 'h2');
  }

  private type(event: Event): void {
    this.typed = (event.target as HTMLInputElement).value;
  }

  private look(event: Event): void {
    event.preventDefault();
    const typed = typedNumber(this.typed);
    if ('number' in typed) {
      this.number = typed.number;
      this.fault = '';
      void this.refresh();
    } else {
      this.fault = this.faultText(typed);
      this.requestUpdate();
      this.focusOn('#number');
    }
  }

  private another(): void {
    this.run++;
    this.progress = undefined;
    this.number = this.typed = this.fault = '';
    this.go('asking', '');
  }

  private renderAsking(messages: ReceiptMessages) {
    const [before, after] = messages.hint.split('{n}');
    return html`<form novalidate @submit=${this.look} @input=${this.type}>
      <label class="label" for="number">${messages.number}</label>
      <p class="muted" id="number-hint">${before}<bdi class="nowrap">${example}</bdi>${after}</p>
      <p class="error" id="number-error" part="error" role="alert">${this.fault}</p>
      <div class="ask">
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
          aria-invalid=${!!this.fault}
        />
        <button class="main" type="submit">${messages.look}</button>
      </div>
    </form>`;
  }

  private renderProgress(progress: ReceiptProgress, messages: ReceiptMessages) {
    const {order, receivedAt, receiptNumber, voidReason, state} = progress;
    const words = promise(progress, messages);
    return html`<dl>
        <div>
          <dt>${messages.number}</dt>
          <dd><bdi>${receiptNumber}</bdi></dd>
        </div>
        <div>
          <dt>${messages.receivedAt}</dt>
          <dd><time datetime=${receivedAt}>${shanghaiTime(receivedAt, messages.date)}</time></dd>
        </div>
        ${
          order
            ? html`<div>
                <dt>${messages.order}</dt>
                <dd><bdi>${order.orderNumber}</bdi></dd>
              </div>`
            : ''
        }
      </dl>
      <div class="state" part="state">
        <b>${standing(progress, messages)}</b>
        ${words ? html`<p class=${order?.overdue ? 'late' : ''}>${words}</p>` : ''}
      </div>
      ${order?.underReview ? html`<p class="note">${messages.review}</p>` : ''}
      ${state === 'voided' && voidReason ? renderQuote(messages.voidReason, voidReason) : ''}
      ${order?.reply ? renderQuote(messages.reply, order.reply) : ''} ${order ? renderSteps(order, messages) : ''}
      ${this.renderAfter(progress, messages)} ${renderProof(this.proven, progress, !!this.evidenceKey, messages)}`;
  }

  /** The supplement: the form, the way to it, or what was sent. */
  private renderAfter({supplement}: ReceiptProgress, messages: ReceiptMessages) {
    const {addedAt, comment: written, allowed, commentMaxLength: maxLength} = supplement;
    if (addedAt)
      return html`${renderQuote(messages.yours, written ?? '')}
        <p class="muted"><time datetime=${addedAt}>${shanghaiTime(addedAt, messages.date)}</time></p>`;
    if (!allowed) return '';
    if (!this.invitation)
      return html`<h3>${messages.supplement}</h3>
        <p class="muted">${messages.supplementLink}</p>`;
    return this.form.render(messages, maxLength);
  }

  protected override render() {
    const [language, messages] = speechOf(this, receiptCatalogues);
    const {step, progress} = this;
    return html`<section class="card" part="card" lang=${language}>
      <h2 part="title" tabindex="-1">${this.label || messages.title}</h2>
      ${
        step === 'asking'
          ? this.renderAsking(messages)
          : step === 'loading'
            ? html`<p class="wait">${messages.loading}</p>`
            : step === 'shown' && progress
              ? this.renderProgress(progress, messages)
              : html`<p class="note">${this.reason || messages[step as 'closed']}</p>
                  <p><button class="main" type="button" @click=${this.refresh}>${messages.retry}</button></p>`
      }
      ${
        step === 'asking' || step === 'loading' || this.receipt
          ? ''
          : html`<p><button class="plain" type="button" @click=${this.another}>${messages.another}</button></p>`
      }
      <p class="sr" role="status">${this.spoken}</p>
    </section>`;
  }
}

/** Looks like a receipt number; the letters of a true one are random. */
const example = '20261124-7K3QF-2M9ZD';

/** A value behind `#` in the page's address, where no server sees it. */
const said = (name: string): string => new RegExp(`[#&]${name}=([^&]*)`).exec(location.hash)?.[1] ?? '';
