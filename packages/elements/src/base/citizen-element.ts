import {LitElement, type PropertyDeclarations} from 'lit';
import {PageGuard} from '../page/guard.ts';
import {ElderMode} from './elder.ts';
import {helpProperties} from './help-line.ts';
import {text} from './text-property.ts';

/**
 * The base class of the elements that citizens meet on pages: guarded from the page around, in the colours that the
 * person likes, with numbers to call, with the switch for large print and what reads aloud.
 *
 * @fires {CustomEvent<GovRatingElderDetail>} gov-rating-elder - the person switched the large print (长辈版) on or off
 * @csspart elder - the switch for large print
 */
export abstract class CitizenElement extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    lang: {converter: text},
    theme: {converter: text, reflect: true},
    elder: {type: Boolean, reflect: true},
    elderSwitch: {converter: text, attribute: 'elder-switch'},
    ...helpProperties,
    readAloud: {converter: text, attribute: 'read-aloud'},
    voiceManifest: {converter: text, attribute: 'voice-manifest'},
    sharedDevice: {type: Boolean, attribute: 'shared-device'},
  };

  /** BCP 47 tag of the language; empty means the nearest `lang` of the page, then the language of the browser. */
  override lang = '';
  /** The theme; empty and `auto` follow the system settings of the person; `elder` is `auto` in large print. */
  theme: '' | 'auto' | 'light' | 'dark' | 'contrast' | 'elder' = '';
  /** Whether to begin in large print (长辈版), a size that goes with every theme; the person can switch it off. */
  elder = false;
  /** `none` draws no switch for large print, on pages that have their own, which then sets `elder`. */
  elderSwitch: '' | 'none' = '';
  /** Telephone of the institution, such as `020-12345678`, for people who need help; what the server gives comes first. */
  helpPhone = '';
  /** The general line, where the server gives none; empty means 12345. */
  hotline = '';
  /** Buttons read aloud whatever is shown, stop and repeat; `off` hides them. */
  readAloud: '' | 'on' | 'off' = '';
  /** URL of a list of recordings (JSON), which are played where the browser has no voice. */
  voiceManifest = '';
  /** Whether several people use this device; nothing is then written to its storage. */
  sharedDevice = false;

  /** @internal */
  readonly guard = new PageGuard(this);
  /** @internal */
  protected readonly elderMode = new ElderMode(this);
}
