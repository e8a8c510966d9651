import {createDeviceClient, sealedStore} from '@gov-rating/sdk/device';
import {html, LitElement, type PropertyDeclarations, type PropertyValues} from 'lit';
import {register} from '../base/register.ts';
import {text} from '../base/text-property.ts';
import {defineGovRatingComment} from '../comment/element.ts';
import {evaluatorCatalogues, type EvaluatorMessages} from '../messages/evaluator.ts';
import {fill} from '../messages/fill.ts';
import {speechOf} from '../messages/language.ts';
import type {Messages} from '../messages/zh-CN.ts';
import {PageGuard} from '../page/guard.ts';
import {serverAddress} from '../page/server-address.ts';
import {warn} from '../page/warn.ts';
import {defineGovRatingScale} from '../scale/element.ts';
import {controls} from '../styles/controls.ts';
import {tokens} from '../styles/tokens.ts';
import {defineGovRatingTags} from '../tags/element.ts';
import type {WindowDevice} from './device.ts';
import {renderEnd, sentenceOf} from './end.ts';
import {renderFoot, renderForm} from './form.ts';
import {isPersonal, placeOf, renderName, renderPlace, renderQuiet} from './screens.ts';
import {EvaluatorSession, type Durations, type SessionHost} from './session.ts';
import {evaluatorStyles} from './styles.ts';
import {windowDevice} from './window-device.ts';

/** How long the live region keeps its text, in milliseconds. */
const spokenFor = 5000;

/**
 * The screen at a hall's window. It is paired with a code, shows the window and who serves there, and asks for a rating
 * when the window's system prompts it: five levels, reasons, a comment, and how it ended. An untouched form goes away
 * without a rating; afterwards nothing of the person is on the screen or in any storage. It fills the height of the
 * browser's window.
 *
 * @element gov-rating-evaluator
 * @fires {CustomEvent<GovRatingPromptEndedDetail>} gov-rating-prompt-ended - a prompt has ended, with a rating or without; never with which
 * @csspart screen - the whole screen
 * @csspart title - the window, what is rated, or the outcome
 * @csspart code - the pairing code
 * @csspart staff - who serves here
 * @csspart question - the question of a group
 * @csspart choice - the box of one level or tag
 * @csspart textarea - the field for the comment
 * @csspart more - the button that shows the other tags
 * @csspart hint - the note on what not to write
 * @csspart error - the error message
 * @csspart send - the button that sends
 * @csspart more-time - the button that gives more time
 * @csspart end - the outcome
 * @csspart receipt - the receipt number
 * @csspart identified - the name of the screen, when it is asked which one it is
 * @cssprop [--gov-rating-primary=#1a5fb4] - buttons, focus rings, what is chosen
 * @cssprop [--gov-rating-surface=#fff] - background
 * @cssprop [--gov-rating-tint=#ebf3fd] - background of what is chosen and of the staff card
 * @cssprop [--gov-rating-error=#b3261e] - text of errors
 */
export class GovRatingEvaluatorElement extends LitElement implements SessionHost {
  static override readonly styles = [tokens, controls, evaluatorStyles];
  static override readonly properties: PropertyDeclarations = {
    endpoint: {converter: text},
    countdown: {type: Number},
    mute: {type: Boolean},
    variant: {converter: text},
    lang: {converter: text},
    theme: {converter: text, reflect: true},
    device: {attribute: false},
    messages: {attribute: false},
    spoken: {attribute: false},
    below: {attribute: false},
  };

  /** Base URL of the server, absolute or beginning with `/` or `./`; empty means the folder of the script. */
  endpoint = '';
  /** Seconds after which an untouched form goes away without a rating; 0 means what the server says, usually 60. */
  countdown = 0;
  /** Whether the screen makes no sound. */
  mute = false;
  /** The decoration of the levels: `words` (none), `faces` or `stars`. */
  variant: 'words' | 'faces' | 'stars' = 'words';
  /** BCP 47 tag of the language; empty means the one set for the device, then the nearest `lang` of the page. */
  override lang = '';
  /** The theme; empty and `auto` follow the system settings. A device set to elder mode is large in every theme. */
  theme: '' | 'auto' | 'light' | 'dark' | 'contrast' | 'elder' = '';
  /** The device that replaces the built-in one, for example a program of the screen's maker. */
  device: WindowDevice | undefined = undefined;
  /** Texts that replace those of the catalogue, by their keys. */
  messages: Partial<EvaluatorMessages & Messages> | undefined = undefined;
  /** @internal */
  durations: Durations = {warning: 10, thanks: 10, identify: 10};

  /** @internal */
  readonly guard = new PageGuard(this);
  private readonly session = new EvaluatorSession(this);
  private spoken = '';
  private below = false;
  /** The screen whose change was announced last. */
  private heard = '';
  private warned = false;
  private readonly sizes =
    typeof ResizeObserver === 'function' ? new ResizeObserver(() => requestAnimationFrame(this.measure)) : undefined;
  private clock: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    for (const type of ['pointerdown', 'keydown', 'input']) this.addEventListener(type, this.session.touched);
    // The time that a pairing code has left.
    this.clock = setInterval(() => this.session.screen === 'pairing' && this.requestUpdate(), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of ['pointerdown', 'keydown', 'input']) this.removeEventListener(type, this.session.touched);
    this.sizes?.disconnect();
    clearInterval(this.clock);
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has('device') || changes.has('endpoint')) this.session.use(this.device ?? this.connect());
    const {countdown} = this.session;
    // Said once for each time that it runs down, not each second.
    const warns = countdown.shown !== undefined && !this.session.end;
    if (warns && !this.warned) this.say(fill(this.speech()[1].left, {n: countdown.shown ?? 0}));
    this.warned = warns;
  }

  /** The device of the element's server; undefined, with a code on the console, when there is no server. */
  private connect(): WindowDevice | undefined {
    const baseUrl = serverAddress(this.endpoint);
    if (baseUrl)
      return windowDevice(onChange =>
        createDeviceClient({baseUrl, outboxStore: sealedStore(`gov-rating-device ${baseUrl}`, {onChange})}),
      );
    warn('endpoint_missing', this);
    return undefined;
  }

  /** The reasons draw by themselves, and show more when the person asks. */
  protected override updated(): void {
    for (const box of this.renderRoot.querySelectorAll('.scroll, gov-rating-tags')) this.sizes?.observe(box);
    this.measure();
  }

  /** Whether the reasons go on below what is seen. */
  private readonly measure = (): void => {
    const box = this.renderRoot.querySelector('.scroll');
    this.below = !!box && box.scrollHeight - box.scrollTop - box.clientHeight > 8;
  };

  private readonly scrollDown = (): void => {
    const box = this.renderRoot.querySelector('.scroll');
    box?.scrollBy({top: box.clientHeight * 0.8});
  };

  private speech(): readonly [string, EvaluatorMessages] {
    const {language} = this.session.view?.settings ?? {};
    const [own, messages] = speechOf<EvaluatorMessages>(this, evaluatorCatalogues);
    const set = language && !this.lang ? evaluatorCatalogues[language] : undefined;
    return set && language ? [language, {...set, ...this.messages}] : [own, messages];
  }

  /**
   * @internal After the person's own press the focus goes to the heading of what came; everything else is announced, once.
   */
  screenChanged(own: boolean): void {
    this.requestUpdate();
    const {screen} = this.session;
    this.session.report();
    if (screen === 'sending') return this.say(this.speech()[1].sending);
    const words = this.sentence();
    if (own && isPersonal(screen)) {
      this.spoken = '';
      void this.updateComplete.then(() => this.renderRoot.querySelector('h2')?.focus());
    } else if (words !== this.heard) this.say(words);
    this.heard = words;
  }

  /** What the screen says, in one line. */
  private sentence(): string {
    const {session} = this;
    const {screen, view, prompt, end} = session;
    const [language, messages] = this.speech();
    const stop = /^zh/.test(language) ? '。' : '. ';
    const said = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(stop);
    switch (screen) {
      case 'prompt':
        return said(messages.question, prompt?.form.service.itemName, messages.private);
      case 'rating':
        return messages.chosen;
      case 'received':
      case 'kept':
      case 'refused':
        return said(messages[screen], end?.receiptNumber, end && sentenceOf(end, language, messages));
      case 'pairing':
        return said(messages.pairing, view?.pairing?.userCode.split('').join(' '));
      case 'calling':
        return said(
          messages.calling,
          fill(messages.number, {n: view?.calledNumber ?? ''}),
          view && placeOf(view, messages),
        );
      case 'signed_out':
        return said(messages.signed_out, messages.signedOutText);
      case 'paused':
        return said(messages.paused, messages.pausedText);
      case 'revoked':
        return said(messages.revoked, messages.revokedText);
      case 'idle':
        return this.heard ? messages.home : '';
      default:
        return '';
    }
  }

  /** Announces a text once; it is removed afterwards, so that a screen reader does not find it again in the page. */
  private say(words: string): void {
    this.spoken = words;
    if (words) setTimeout(() => this.spoken === words && this.say(''), spokenFor);
  }

  protected override render() {
    const {session, variant, below} = this;
    const {screen, view, end, identified} = session;
    const [language, messages] = this.speech();
    const {elder = false} = view?.settings ?? {};
    const dress = {variant, language, messages, own: this.messages, below};
    const content =
      end !== undefined
        ? renderEnd(session, end, language, messages)
        : isPersonal(screen)
          ? html`${renderForm(session, {...dress, scroll: this.scrollDown, scrolled: this.measure})}
            ${renderFoot(session, messages)}`
          : html`${view ? renderPlace(view) : ''}
              <div class="body">${renderQuiet(session, language, messages)}</div>
              <footer class="foot">
                <p class="note" .textContent=${this.state(messages)}></p>
              </footer>`;
    return html`<section class="screen ${screen} ${elder ? 'elder' : ''}" part="screen" lang=${language}>
      ${content} ${identified && view ? renderName(view, messages, session.hideName) : ''}
      <p class="sr" role="status" .textContent=${this.spoken}></p>
    </section>`;
  }

  /** A calm line about network and what waits; empty while there is nothing to say. */
  private state(messages: EvaluatorMessages): string {
    const {view, screen} = this.session;
    if (!view || screen === 'connecting') return '';
    const offline = view.online ? '' : messages[screen === 'idle' || screen === 'calling' ? 'offline' : 'offlineShort'];
    return offline || (view.waiting > 0 ? fill(messages.waiting, {n: view.waiting}) : '');
  }
}

/** Registers `<gov-rating-evaluator>` and its parts; tags that are registered already stay as they are. */
export function defineGovRatingEvaluator(): void {
  defineGovRatingScale();
  defineGovRatingTags();
  defineGovRatingComment();
  register('gov-rating-evaluator', GovRatingEvaluatorElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'gov-rating-evaluator': GovRatingEvaluatorElement;
  }
}
