import {html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult} from 'lit';
import {LiveRegion} from '../base/live-region.ts';
import {text} from '../base/text-property.ts';
import {renderTools} from '../base/tools.ts';
import {Voice, type VoiceHost} from '../voice/voice.ts';
import {defineGovRatingComment} from '../comment/element.ts';
import {spokenHelp} from '../base/help-line.ts';
import {fill} from '../messages/fill.ts';
import type {EvaluatorMessages} from '../messages/evaluator.ts';
import {inOneText} from '../messages/in-one-text.ts';
import {speechOf} from '../messages/language.ts';
import {spokenNumber} from '../messages/spoken-number.ts';
import {speech as partSpeech} from '../messages/messages.ts';
import type {Messages} from '../messages/zh-CN.ts';
import {PageGuard} from '../page/guard.ts';
import {serverAddress} from '../page/server-address.ts';
import {warn} from '../page/warn.ts';
import {defineGovRatingScale} from '../scale/element.ts';
import {defineGovRatingTags} from '../tags/element.ts';
import type {WindowDevice} from './device.ts';
import {renderEnd, sentenceOf} from './end.ts';
import {renderFoot, renderForm} from './form.ts';
import {isPersonal, placeOf, renderName, renderPlace, renderQuiet} from './screens.ts';
import {ScreenSession, type Durations, type End, type Ended, type SessionHost} from './session.ts';

/** Whatever a person does to a screen. */
const touches = ['pointerdown', 'keydown', 'input'];

/**
 * The base class of the screens of a hall, at a window and of a terminal: paired with a code, at rest, and with a form that
 * goes away when nobody touches it. Afterwards nothing of the person is on the screen.
 */
export abstract class ScreenElement<Texts extends EvaluatorMessages>
  extends LitElement
  implements SessionHost, VoiceHost
{
  static override readonly properties: PropertyDeclarations = {
    endpoint: {converter: text},
    countdown: {type: Number},
    mute: {type: Boolean},
    readAloud: {converter: text, attribute: 'read-aloud'},
    voiceManifest: {converter: text, attribute: 'voice-manifest'},
    variant: {converter: text},
    lang: {converter: text},
    theme: {converter: text, reflect: true},
    elder: {type: Boolean, reflect: true},
    messages: {attribute: false},
    below: {attribute: false},
    chosen: {attribute: false},
  };

  /** Base URL of the server, absolute or beginning with `/` or `./`; empty means the folder of the script. */
  endpoint = '';
  /** Seconds after which an untouched form goes away without a rating; 0 means what the server says, usually 60. */
  countdown = 0;
  /** Whether the screen makes no sound. */
  mute = false;
  /** Buttons read aloud whatever is shown, stop and repeat; `off` hides them. */
  readAloud: '' | 'on' | 'off' = '';
  /** URL of a list of recordings (JSON), which are played where the browser has no voice. */
  voiceManifest = '';
  /** The decoration of the levels: `words` (none), `faces` or `stars`. */
  variant: 'words' | 'faces' | 'stars' = 'words';
  /** BCP 47 tag of the language; empty means the one set for the device, then the nearest `lang` of the page. */
  override lang = '';
  /** The theme; empty and `auto` follow the system settings. A device set to elder mode is large in every theme. */
  theme: '' | 'auto' | 'light' | 'dark' | 'contrast' | 'elder' = '';
  /** Large print, as a size that goes with every theme; each person can switch it on and off for an own rating. */
  elder = false;
  /** Texts that replace those of the catalogue, by their keys. */
  messages: Partial<Texts & Messages> | undefined = undefined;
  /** @internal */
  durations: Durations = {warning: 10, thanks: 10, identify: 10};

  /** @internal */
  readonly guard = new PageGuard(this);
  /** @internal */
  protected readonly session = new ScreenSession(this);
  private readonly voice = new Voice(this, (file, words) => {
    const [language, messages] = this.speech();
    const scale = this.renderRoot.querySelector('gov-rating-scale');
    const form =
      scale && file.screenFormSaid(this.session, this.renderRoot, language, messages, partSpeech(scale)[1], words);
    return form ?? file.screenSaid(language, this.aloud());
  });
  private readonly region = new LiveRegion(this);
  private below = false;
  /** Whether the person at the screen wants large print; undefined until the switch is pressed. */
  private chosen: boolean | undefined;
  /** The screen whose change was announced last. */
  private heard = '';
  private warned = false;
  private readonly sizes =
    typeof ResizeObserver === 'function' ? new ResizeObserver(() => requestAnimationFrame(this.measure)) : undefined;
  private clock: ReturnType<typeof setInterval> | undefined;

  /** The texts by language. */
  protected abstract readonly catalogues: Readonly<Record<string, Texts>>;
  /** The device whose view is shown. */
  protected abstract shownDevice(): WindowDevice | undefined;
  /** @internal */
  abstract promptEnded(promptId: string, state: Ended): void;

  override connectedCallback(): void {
    super.connectedCallback();
    for (const type of touches) this.addEventListener(type, this.session.touched);
    // The time that a pairing code has left.
    this.clock = setInterval(() => this.session.screen === 'pairing' && this.requestUpdate(), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of touches) this.removeEventListener(type, this.session.touched);
    this.sizes?.disconnect();
    clearInterval(this.clock);
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has('device') || changes.has('endpoint')) this.session.use(this.shownDevice());
    const {countdown} = this.session;
    // Said once for each time that it runs down, not each second.
    const warns = countdown.shown !== undefined && !this.session.end;
    if (warns && !this.warned) this.say(fill(this.speech()[1].left, {n: countdown.shown ?? 0}));
    this.warned = warns;
  }

  /** The address of the element's server; empty, with a code on the console, when there is none. */
  protected serverUrl(): string {
    const baseUrl = serverAddress(this.endpoint);
    if (!baseUrl) warn('endpoint_missing', this);
    return baseUrl;
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

  private get isElder(): boolean {
    const {chosen, elder, theme} = this;
    return chosen ?? (elder || theme === 'elder' || !!this.session.view?.settings.elder);
  }

  private readonly switchElder = (): void => {
    this.chosen = !this.isElder;
  };

  /** The language of the screen and its texts. */
  protected speech(): readonly [string, Texts] {
    const {catalogues} = this;
    const {language} = this.session.view?.settings ?? {};
    const [own, messages] = speechOf<Texts>(this, catalogues);
    const set = language && !this.lang ? catalogues[language] : undefined;
    return set && language ? [language, {...set, ...this.messages}] : [own, messages];
  }

  /**
   * After the person's own press the focus goes to the heading of what came; everything else is announced, once.
   *
   * @internal
   */
  screenChanged(own: boolean): void {
    this.requestUpdate();
    const {screen} = this.session;
    // What one person has chosen ends with that person.
    if (!isPersonal(screen)) this.chosen = undefined;
    this.session.report();
    if (screen === 'sending') return this.say(this.speech()[1].sending);
    const words = inOneText(this.speech()[0], this.sentence());
    if (own && isPersonal(screen)) {
      this.region.say('');
      void this.updateComplete.then(() => this.renderRoot.querySelector('h2')?.focus());
    } else if (words !== this.heard) this.region.say(words);
    this.heard = words;
  }

  /** What the screen says, in sentences. */
  protected sentence(): readonly (string | undefined)[] {
    const {session} = this;
    const {screen, view, prompt, end} = session;
    const [language, messages] = this.speech();
    switch (screen) {
      case 'prompt':
        return [messages.question, prompt?.form.service.itemName, messages.private];
      case 'rating':
        return [messages.chosen];
      case 'received':
      case 'kept':
      case 'refused':
        return [
          messages[screen],
          end?.receiptNumber && spokenNumber(end.receiptNumber),
          end && sentenceOf(end, language, messages),
          ...(screen === 'received' ? [] : spokenHelp(view?.help, language, messages, view?.point?.institutionName)),
        ];
      case 'pairing':
        return [messages.pairing, view?.pairing?.userCode.split('').join(' ')];
      case 'calling':
        return [
          messages.calling,
          fill(messages.number, {n: view?.calledNumber ?? ''}),
          view && placeOf(view, messages),
        ];
      case 'signed_out':
        return [messages.signed_out, messages.signedOutText];
      case 'paused':
        return [messages.paused, messages.pausedText];
      case 'revoked':
        return [messages.revoked, messages.revokedText];
      case 'idle':
        return [this.heard ? messages.home : ''];
      default:
        return [];
    }
  }

  /** What a screen without a form says when somebody has it read aloud: also what nobody is told unasked. */
  private aloud(): readonly (string | undefined)[] {
    const {session} = this;
    const {screen, view} = session;
    const [language, messages] = this.speech();
    const [first, ...rest] = this.sentence();
    if (screen === 'received') return [first, messages.receipt, ...rest];
    if (screen === 'connecting') return [messages.connecting];
    if (screen === 'pairing') return [first, ...rest, messages.pairingText];
    if (screen === 'calling') return [first, ...rest, messages.callingText];
    if (screen !== 'idle' || !view) return [first, ...rest];
    const {idleText = {}} = view.settings;
    return [placeOf(view, messages) || messages.idle, idleText[language] || idleText['zh-CN'] || messages.idleText];
  }

  /** @internal Announces a text once. */
  say(words: string): void {
    this.region.say(words);
  }

  /** @internal A person who listens is there. */
  readonly utters = (): void => this.session.touched();

  /** @internal As loud as the device is set, 0 to 1. */
  loudness(): number {
    return (this.session.view?.settings.volume ?? 100) / 100;
  }

  protected override render(): TemplateResult {
    const {session, variant, below} = this;
    const {screen, view, end, identified} = session;
    const [language, messages] = this.speech();
    const elder = this.isElder;
    const dress = {variant, language, messages, own: this.messages, below};
    const content =
      end !== undefined
        ? renderEnd(session, end, language, messages, this.besideNumber(end, messages))
        : isPersonal(screen)
          ? html`${renderForm(session, {...dress, scroll: this.scrollDown, scrolled: this.measure})}
            ${renderFoot(session, language, messages, elder, this.switchElder)}`
          : html`${view ? renderPlace(view) : ''}
              <div class="body">${this.atRest(language, messages)}</div>
              <footer class="foot">
                <p class="note" .textContent=${this.state(messages)}></p>
              </footer>`;
    return html`<section class="screen ${screen} ${elder ? 'elder' : ''}" part="screen" lang=${language}>
      ${this.mute ? '' : renderTools(this.voice.render())} ${content}
      ${identified && view ? renderName(view, messages, session.hideName) : ''} ${this.region.render()}
    </section>`;
  }

  /** The screen between two ratings. */
  protected atRest(language: string, messages: Texts): TemplateResult {
    return renderQuiet(this.session, language, messages);
  }

  /** What is drawn beside the number of a receipt. */
  protected besideNumber(_end: End, _messages: Texts): TemplateResult | '' {
    return '';
  }

  /** A calm line about network and what waits; empty while there is nothing to say. */
  protected state(messages: Texts): string {
    const {view, screen} = this.session;
    if (!view || screen === 'connecting') return '';
    const offline = view.online ? '' : messages[screen === 'idle' || screen === 'calling' ? 'offline' : 'offlineShort'];
    return offline || this.waiting(messages);
  }

  /** How many ratings wait on the device; empty for none. */
  protected waiting(messages: Texts): string {
    const {waiting = 0} = this.session.view ?? {};
    return waiting > 0 ? fill(messages.waiting, {n: waiting}) : '';
  }
}

/** Registers the parts of the form; tags that are registered already stay as they are. */
export function defineParts(): void {
  defineGovRatingScale();
  defineGovRatingTags();
  defineGovRatingComment();
}
