import {renderHelpText, spokenHelp} from '../base/help-line.ts';
import {createTerminalClient, sealedStore, type CollectedService, type Settled} from '@gov-rating/sdk/device';
import {html, type PropertyDeclarations, type PropertyValues, type TemplateResult} from 'lit';
import {register} from '../base/register.ts';
import {toolStyles} from '../base/tools.ts';
import type {WindowDevice} from '../device-screen/device.ts';
import {icon} from '../device-screen/icons.ts';
import {defineParts, ScreenElement} from '../device-screen/screen-element.ts';
import {isPersonal, renderSaid} from '../device-screen/screens.ts';
import type {End, Ended} from '../device-screen/session.ts';
import {footStyles} from '../device-screen/foot-styles.ts';
import {screenStyles} from '../device-screen/styles.ts';
import {kioskCatalogues, type KioskMessages} from '../messages/kiosk.ts';
import type {Messages} from '../messages/zh-CN.ts';
import {serverAddress} from '../page/server-address.ts';
import {warn} from '../page/warn.ts';
import {controls} from '../styles/controls.ts';
import {tokens} from '../styles/tokens.ts';
import {askingDevice, type AskingDevice} from './asking-device.ts';
import type {TerminalDevice} from './device.ts';
import type {GovRatingKioskIdleDetail} from './events.ts';
import {renderCode} from './receipt-code.ts';
import {isComplete} from './service-form.ts';
import {kioskStyles} from './styles.ts';
import {terminalDevice} from './terminal-device.ts';

/** What opens a menu, marks text or drags it: ways out of a screen that has none. */
const waysOut = ['contextmenu', 'selectstart', 'dragstart', 'drop'];

/**
 * The screen of a self-service terminal, which works for days without a network. The terminal's own program hands over a service,
 * and the person rates it: five levels, reasons, a comment. The rating and its service are stored on the terminal, sealed, and
 * sent in one call under the terminal's key. An untouched form goes away; afterwards nothing of the person is on the screen or,
 * readable, in any storage. It fills the height of the browser's window, upright or across, and has no link and no menu.
 *
 * @element gov-rating-kiosk
 * @fires {CustomEvent<GovRatingKioskRatedDetail>} gov-rating-kiosk-kept - a rating is stored on the terminal
 * @fires {CustomEvent<GovRatingKioskRatedDetail>} gov-rating-kiosk-received - the server has a rating that was kept, perhaps days ago
 * @fires {CustomEvent<GovRatingKioskRefusedDetail>} gov-rating-kiosk-refused - the server refused a rating for good; it stays on the terminal
 * @fires {CustomEvent<GovRatingKioskIdleDetail>} gov-rating-kiosk-idle - the screen is free for the next person, or a service could not be asked about
 * @csspart screen - the whole screen
 * @csspart tools - the row of buttons above everything else
 * @csspart read - the buttons that read aloud, stop and repeat
 * @csspart title - the place, what is rated, or the outcome
 * @csspart code - the pairing code
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
 * @csspart receipt-code - the code that a phone scans to follow the rating
 * @csspart identified - the name of the terminal, when it is asked which one it is
 * @cssprop [--gov-rating-primary=#1a5fb4] - buttons, focus rings, what is chosen
 * @cssprop [--gov-rating-surface=#fff] - background
 * @cssprop [--gov-rating-tint=#ebf3fd] - background of what is chosen and of numbers
 * @cssprop [--gov-rating-error=#b3261e] - text of errors
 */
export class GovRatingKioskElement extends ScreenElement<KioskMessages> {
  static override readonly styles = [tokens, controls, toolStyles, footStyles, screenStyles, kioskStyles];
  static override readonly properties: PropertyDeclarations = {
    device: {attribute: false},
    service: {attribute: false},
  };

  /** The service to rate, as `collectDeviceRating` takes it. It is undefined again once the screen is free. */
  service: CollectedService | undefined = undefined;
  /** The device that replaces the built-in one, for example a program of the terminal's maker. */
  device: TerminalDevice | undefined = undefined;
  /** Texts that replace those of the catalogue, by their keys. */
  declare messages: Partial<KioskMessages & Messages> | undefined;
  /**
   * Seconds for which a person waits for the number of the receipt.
   *
   * @internal
   */
  answerSeconds = 4;

  protected override readonly catalogues = kioskCatalogues;
  private asking: AskingDevice | undefined;
  private shown: TerminalDevice | undefined;
  /** How the last prompt ended. */
  private ended: Ended = 'not_rated';
  private wasPersonal = false;

  override connectedCallback(): void {
    super.connectedCallback();
    for (const type of waysOut) this.addEventListener(type, stay);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of waysOut) this.removeEventListener(type, stay);
  }

  protected override willUpdate(changes: PropertyValues): void {
    super.willUpdate(changes);
    if (changes.has('service')) this.handOver();
    if (this.shown?.view.storage === 'memory') warn('storage_in_memory', this);
  }

  protected override shownDevice(): WindowDevice | undefined {
    this.shown = this.device ?? this.connected();
    const heard = {
      kept: (key: string) => this.emit('kept', {key}),
      settled: (settled: Settled) => this.hear(settled),
    };
    this.asking = this.shown && askingDevice(this.shown, heard, () => this.answerSeconds);
    return this.asking;
  }

  private connected(): TerminalDevice | undefined {
    const baseUrl = this.serverUrl();
    return baseUrl
      ? terminalDevice(({onChange, onSettled}) =>
          createTerminalClient({baseUrl, onSettled, store: sealedStore(`gov-rating-terminal ${baseUrl}`, {onChange})}),
        )
      : undefined;
  }

  /** Asks about the service of the terminal's program, or says that it cannot. */
  private handOver(): void {
    const {service, asking} = this;
    if (service && !isComplete(service)) warn('service_incomplete', this);
    if (asking?.ask(service) || !service) return;
    // After this update, or the property would change while it is read.
    void this.updateComplete.then(() => this.free('refused'));
  }

  private hear({kind, key, ...settled}: Settled): void {
    if (kind === 'received') this.emit('received', {key});
    else
      this.emit('refused', {
        key,
        code: 'code' in settled ? settled.code : (settled as {error: {code: string}}).error.code,
      });
  }

  private free(state: GovRatingKioskIdleDetail['state']): void {
    this.service = undefined;
    this.emit('idle', {state});
  }

  private emit(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(`gov-rating-kiosk-${name}`, {detail, bubbles: true, composed: true}));
  }

  /** @internal */
  override promptEnded(_promptId: string, state: Ended): void {
    this.ended = state;
  }

  /** @internal */
  override screenChanged(own: boolean): void {
    super.screenChanged(own);
    const personal = isPersonal(this.session.screen);
    if (this.wasPersonal && !personal) this.free(this.ended);
    this.wasPersonal = personal;
  }

  protected override sentence(): readonly (string | undefined)[] {
    const [language, messages] = this.speech();
    const {screen, view} = this.session;
    const whom = [view?.help, language, messages, view?.point?.institutionName] as const;
    return screen === 'full' ? [messages.full, messages.fullText, ...spokenHelp(...whom)] : super.sentence();
  }

  protected override atRest(language: string, messages: KioskMessages): TemplateResult {
    const {screen, view} = this.session;
    return screen === 'full'
      ? html`${icon('refused')} ${renderSaid(messages.full, messages.fullText)}
        ${renderHelpText(view?.help, language, messages, view?.point?.institutionName)}`
      : super.atRest(language, messages);
  }

  protected override besideNumber({receiptNumber, receiptKey}: End, {scan}: KioskMessages): TemplateResult | '' {
    const {receiptPage} = this.shown?.view ?? {};
    const page = receiptPage && serverAddress(receiptPage);
    return receiptNumber && page ? renderCode(`${page}#receipt=${receiptNumber}&key=${receiptKey ?? ''}`, scan) : '';
  }

  protected override state(messages: KioskMessages): string {
    const said = super.state(messages);
    const waiting = this.waiting(messages);
    return said && waiting && said !== waiting ? `${said}\n${waiting}` : said;
  }
}

function stay(event: Event): void {
  // What a person writes may be marked and mended.
  if (event.type !== 'selectstart' || !/^(textarea|input)$/.test((event.composedPath()[0] as Element).localName ?? ''))
    event.preventDefault();
}

/** Registers `<gov-rating-kiosk>` and its parts; tags that are registered already stay as they are. */
export function defineGovRatingKiosk(): void {
  defineParts();
  register('gov-rating-kiosk', GovRatingKioskElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'gov-rating-kiosk': GovRatingKioskElement;
  }
}
