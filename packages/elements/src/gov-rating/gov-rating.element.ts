import type {RatingDraft, RatingForm} from '@gov-rating/contract';
import {
  channels,
  createRatingClient,
  createOutbox,
  hasReason,
  indexedDbStore,
  isApiError,
  levels,
  memoryStore,
  type Level,
  type Outbox,
  type Outcome,
  type OutboxStore,
  type RatingClient,
} from '@gov-rating/sdk/core';
import {LitElement, type PropertyDeclarations, type PropertyValues, html} from 'lit';
import {PageGuard} from '../internal/page-guard.ts';
import {text} from '../internal/properties.ts';
import type {FormControl} from '../internal/form-control.ts';
import {serverAddress} from '../internal/server-address.ts';
import type {ConsoleCode} from '../internal/console-codes.ts';
import {warn} from '../internal/warn.ts';
import {speech} from '../messages/messages.ts';
import type {Messages} from '../messages/zh-CN.ts';
import {controls} from '../styles/controls.ts';
import {tokens} from '../styles/tokens.ts';
import type {GovRatingReceivedDetail, GovRatingRefusedDetail} from './gov-rating.events.ts';
import {keepDraft, keptDraft} from './gov-rating.draft.ts';
import {renderEnd, type Step} from './gov-rating.end.ts';
import {shanghaiTime} from './gov-rating.time.ts';
import {canSpeak, readAloud} from './gov-rating.read-aloud.ts';
import {ratingStyles} from './gov-rating.styles.ts';

/**
 * The whole rating of one service: what is rated, five levels, reasons, a comment, and one of three honest ends:
 * received (with a number), kept on this device, refused (and why).
 *
 * @element gov-rating
 * @fires {CustomEvent<GovRatingReceivedDetail>} gov-rating-received - the server has stored the rating
 * @fires {CustomEvent<null>} gov-rating-kept - no connection; the rating is kept and will be sent
 * @fires {CustomEvent<GovRatingRefusedDetail>} gov-rating-refused - the server does not take the rating
 * @csspart card - the frame around everything
 * @csspart title - what is rated, or how it ended
 * @csspart question - the question of a group
 * @csspart choice - the box of one level or tag
 * @csspart textarea - the field for the comment
 * @csspart more - the button that shows the other tags
 * @csspart hint - what should not be written
 * @csspart error - what is wrong
 * @csspart send - the button that sends
 * @csspart open - the button that opens the dialog
 * @csspart dialog - the dialog
 * @csspart close - the button that closes the dialog
 * @csspart read - the button that reads aloud
 * @csspart end - how it ended
 * @csspart receipt - the receipt number
 * @cssprop [--gov-rating-primary=#1a5fb4] - buttons, focus rings, what is chosen
 * @cssprop [--gov-rating-on-primary=#fff] - text on the send button
 * @cssprop [--gov-rating-ink=#1b2430] - text
 * @cssprop [--gov-rating-muted=#55606f] - text of less weight
 * @cssprop [--gov-rating-surface=#fff] - background
 * @cssprop [--gov-rating-line=#838e9d] - borders of controls
 * @cssprop [--gov-rating-edge=#d8dee7] - border of the card
 * @cssprop [--gov-rating-tint=#ebf3fd] - background of what is chosen
 * @cssprop [--gov-rating-error=#b3261e] - text that says what is wrong
 * @cssprop [--gov-rating-radius=10px] - how round boxes are
 * @cssprop [--gov-rating-font] - font families
 * @cssprop [--gov-rating-font-size=medium] - size of the text; without it the size that the person chose in the browser
 */
export class GovRatingElement extends LitElement {
  static override readonly styles = [tokens, controls, ratingStyles];
  static override readonly properties: PropertyDeclarations = {
    endpoint: {converter: text},
    token: {converter: text},
    variant: {converter: text},
    channel: {converter: text},
    lang: {converter: text},
    theme: {converter: text, reflect: true},
    layout: {converter: text, reflect: true},
    size: {converter: text, reflect: true},
    readAloud: {type: Boolean, attribute: 'read-aloud'},
    sharedDevice: {type: Boolean, attribute: 'shared-device'},
    client: {attribute: false},
    messages: {attribute: false},
  };

  /** Base URL of the server, absolute or from `/` or `./` on; without it the origin that the script came from. */
  endpoint = '';
  /** The invitation's token; without it the one behind `#invitation=` in the page's address. */
  token = '';
  /** What decorates the levels: `words` (nothing), `faces` or `stars`. */
  variant: 'words' | 'faces' | 'stars' = 'words';
  /** Through which channel the person rates, as the standard names it. */
  channel: NonNullable<RatingDraft['channel']> = 'web';
  /** BCP 47 tag; without it the nearest `lang` of the page counts, then the browser's. */
  override lang = '';
  /** Empty and `auto` follow the person's settings. */
  theme: '' | 'auto' | 'light' | 'dark' | 'contrast' | 'elder' = '';
  /** `compact` keeps levels in rows and margins small; `dialog` draws a button that opens everything in a dialog. */
  layout: '' | 'inline' | 'compact' | 'dialog' = '';
  /** `large` makes text and targets a quarter larger. */
  size: '' | 'large' = '';
  /** Whether a button offers to speak what is rated, the question and the levels. */
  readAloud = false;
  /** Whether many people use this device: nothing is then written to its storage. */
  sharedDevice = false;
  /** Talks to the server instead of the built-in client. */
  client: RatingClient | undefined = undefined;
  /** Sentences to use instead of those of the catalogue. */
  messages: Partial<Messages> | undefined = undefined;

  /** @internal */
  readonly guard = new PageGuard(this);
  /** @internal */
  step: Step = 'loading';
  private ratingForm: RatingForm | undefined;
  private level: Level | '' = '';
  private tags: readonly string[] = [];
  private comment = '';
  /** @internal The end of the rating that this page shows. */
  outcome: Outcome | undefined;
  /** The token that is shown and will be sent with, whatever the page's address says by then. */
  private current = '';
  private key = '';
  private outbox: Outbox | undefined;
  private spoken = '';
  /** Counts loads, so that a late answer to an earlier one is not taken for the current one. */
  private run = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.outbox?.start();
    addEventListener('hashchange', this.follow);
    addEventListener('online', this.retry);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.outbox?.stop();
    removeEventListener('hashchange', this.follow);
    removeEventListener('online', this.retry);
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (['endpoint', 'token', 'client', 'sharedDevice'].some(name => changes.has(name))) this.restart();
  }

  /** Another invitation: nothing of the one before may show or be sent with it. */
  private restart(): void {
    this.level = this.comment = this.key = '';
    this.tags = [];
    this.outcome = undefined;
    void this.load();
  }

  /** Heard when the page's address changes behind `#`. */
  private readonly follow = (): void => {
    if (this.invitationToken() !== this.current) this.restart();
  };

  /** Heard when the connection comes back. */
  private readonly retry = (): void => {
    if (this.step === 'unreachable') void this.load();
  };

  /** Opens the dialog of `layout="dialog"`; does nothing in other layouts or while it is open. */
  show(): void {
    void this.updateComplete?.then(() => {
      const dialog = this.dialog();
      if (!this.isConnected || !dialog?.showModal || dialog.open) return;
      dialog.showModal();
      this.renderRoot.querySelector('h2')?.focus();
    });
  }

  /** Closes the dialog; what is filled in stays. */
  close(): void {
    this.dialog()?.close();
  }

  private dialog(): HTMLDialogElement | null | undefined {
    return this.shadowRoot?.querySelector('dialog');
  }

  /** @internal Loads the invitation anew, what was filled in stays; never rejects, every failure is shown. */
  async load(): Promise<void> {
    const run = ++this.run;
    this.go('loading');
    this.current = this.invitationToken();
    const [step, found] = await this.begin(this.current);
    if (run !== this.run) return;
    Object.assign(this, found);
    if (this.sharedDevice) keepDraft(this.current);
    else if (step === 'open') Object.assign(this, keptDraft(this.current, this.ratingForm as RatingForm));
    this.go(step);
  }

  /** What to show first, and what was found for it: the form, or the key of a rating that waits to be sent. */
  private async begin(token: string): Promise<readonly [Step, found?: {ratingForm: RatingForm} | {key: string}]> {
    const baseUrl = serverAddress(this.endpoint) ?? '';
    this.outbox?.stop();
    if (!this.client && !baseUrl) return [this.fault('endpoint_missing', 'closed')];
    if (!/^[\w-]{16,100}$/.test(token)) return [this.fault('token_malformed', 'invalid')];
    const client = this.client ?? createRatingClient({baseUrl, fetch: (url, init) => fetch(url, init)});
    // Another server would refuse for ever what this one was meant to get.
    const name = `gov-rating ${baseUrl}`;
    const outbox = createOutbox({
      send: client.submitRating,
      store: this.sharedDevice ? (unwritten[name] ??= memoryStore()) : indexedDbStore(name),
      name,
      // What no other tab can see needs no turn among the tabs.
      locks: this.sharedDevice ? null : undefined,
      onSettled: outcome => this.settle(outcome),
    });
    this.outbox = outbox;
    if (this.isConnected) outbox.start();
    // Asked before the device is looked through: the answer takes longer, and the form waits for both.
    const asked = client.getInvitation({}, {token});
    asked.catch(() => undefined);
    const waiting = (await outbox.kept()).find(item => item.token === token);
    if (waiting) return ['kept', {key: waiting.key}];
    try {
      const ratingForm = await asked;
      return [ratingForm.state, {ratingForm}];
    } catch (error) {
      return [
        !isApiError(error) || error.retry ? 'unreachable' : error.code === 'invitation_invalid' ? 'invalid' : 'closed',
      ];
    }
  }

  private fault(code: ConsoleCode, step: Step): Step {
    warn(code, this);
    return step;
  }

  private async send(): Promise<void> {
    const {level, tags, comment, step, outbox, run, current: token} = this;
    const parts = [...this.renderRoot.querySelectorAll<FormControl<unknown>>('.part')];
    if (step !== 'open' || parts.some(part => !part.reportValidity()) || !level || !outbox) return;
    this.go('sending');
    // What nobody chose is recorded by the system itself.
    const own = this.channel !== 'system_default' && channels.includes(this.channel);
    const channel = own ? this.channel : undefined;
    if (!channel) warn('channel_unknown', this);
    const draft: RatingDraft = {level, tags: [...tags], comment, channel, pressedAt: new Date().toISOString()};
    const outcome = await outbox.submit({token, draft});
    if (run === this.run) this.key = outcome.key;
    this.settle(outcome);
  }

  /** Shows and tells how a rating ended; one of an earlier visit is told only. */
  private settle(outcome: Outcome): void {
    const {kind, key} = outcome;
    if (key === this.key) {
      this.outcome = outcome;
      if (kind !== 'failed') keepDraft(this.current);
      this.go(kind === 'failed' ? 'refused' : kind);
    }
    if (kind === 'received') {
      const {receiptNumber, orderNumber} = outcome.receipt;
      tell<GovRatingReceivedDetail>(this, 'gov-rating-received', {receiptNumber, orderNumber});
    } else if (kind === 'kept') tell(this, 'gov-rating-kept', null);
    else
      tell<GovRatingRefusedDetail>(this, 'gov-rating-refused', {
        code: kind === 'failed' ? outcome.code : outcome.error.code,
      });
  }

  /** Shows a step; the focus follows if it was here, otherwise the new state is spoken. */
  private go(step: Step): void {
    const held = this.matches(':focus-within');
    this.spoken = speech(this)[1][step as keyof Messages] ?? '';
    this.step = step;
    this.requestUpdate();
    if (held && step !== 'sending') void this.updateComplete?.then(() => this.renderRoot.querySelector('h2')?.focus());
  }

  private invitationToken(): string {
    return this.token || (/[#&]invitation=([^&]*)/.exec(location.hash)?.[1] ?? '');
  }

  private choose(event: Event): void {
    const {value, localName} = event.target as FormControl<string & readonly string[]>;
    if (localName === 'gov-rating-tags') this.tags = value;
    else if (localName === 'gov-rating-comment') this.comment = value;
    else {
      this.level = value as Level;
      this.tags = [];
      this.spoken = speech(this)[1].tags;
    }
    const {level, tags, comment} = this;
    if (!this.sharedDevice) keepDraft(this.current, {level, tags, comment});
    this.requestUpdate();
  }

  private read(): void {
    const [language, messages] = speech(this);
    const {itemName} = (this.ratingForm as RatingForm).service;
    readAloud([itemName, messages.question, ...levels.map(level => messages[level])], language);
  }

  private renderForm(form: RatingForm, messages: Messages) {
    const {level, tags, comment} = this;
    const {institutionName, itemName, serviceName, node, servedAt} = form.service;
    const sending = this.step === 'sending';
    return html`<header>
        <h2 id="title" part="title" tabindex="-1">${itemName}</h2>
        <p>${institutionName} ${serviceName}<br />${messages[node]} · ${shanghaiTime(servedAt, messages.date)}</p>
        ${
          this.readAloud && canSpeak()
            ? html`<button class="read" part="read" type="button" @click=${this.read}>${messages.read}</button>`
            : ''
        }
      </header>
      <fieldset ?disabled=${sending} @change=${this.choose}>
        <gov-rating-scale
          class="part"
          theme="inherit"
          exportparts="question, choice, error"
          .messages=${messages}
          .value=${level}
          .variant=${this.variant}
          layout=${this.layout}
          required
        ></gov-rating-scale>
        ${
          level
            ? html`<gov-rating-tags
                  class="part"
                  theme="inherit"
                  exportparts="question, choice, more, error"
                  .messages=${messages}
                  .value=${tags}
                  .level=${level}
                  .choices=${form.tags}
                  .required=${!hasReason({level, tags: [], comment})}
                ></gov-rating-tags>
                <gov-rating-comment
                  class="part"
                  theme="inherit"
                  exportparts="question, textarea, hint, error"
                  .messages=${messages}
                  .value=${comment}
                  .maxLength=${form.commentMaxLength}
                  @input=${this.choose}
                ></gov-rating-comment>`
            : ''
        }
      </fieldset>
      <button class="send" part="send" type="button" aria-disabled=${sending} @click=${this.send}>
        ${sending ? messages.sending : messages.send}
      </button>`;
  }

  protected override render() {
    const [language, messages] = speech(this);
    const {step, ratingForm} = this;
    const asking = ratingForm && (step === 'open' || step === 'sending');
    const card = html`<section class="card" part="card" lang=${language}>
      ${asking ? this.renderForm(ratingForm, messages) : renderEnd(this, language, messages)}
      <p class="sr" role="status">${this.spoken}</p>
    </section>`;
    if (this.layout !== 'dialog') return card;
    return html`<button
        class="open"
        part="open"
        type="button"
        aria-haspopup="dialog"
        lang=${language}
        @click=${this.show}
      >
        ${messages.open}
      </button>
      <dialog part="dialog" aria-labelledby="title">
        ${card}
        <button
          class="close"
          part="close"
          type="button"
          aria-label=${messages.close}
          lang=${language}
          @click=${this.close}
        >
          ×
        </button>
      </dialog>`;
  }
}

function tell<Detail>(element: HTMLElement, name: string, detail: Detail): void {
  element.dispatchEvent(new CustomEvent(name, {detail, bubbles: true, composed: true}));
}

/** What waits on shared devices, by server: it lives as long as the page, not as long as one invitation is shown. */
const unwritten: Record<string, OutboxStore> = {};
