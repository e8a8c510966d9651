import {html, type LitElement, type ReactiveController, type TemplateResult} from 'lit';
import {isInAddress} from '../page/fragment.ts';
import type {GovRatingElderDetail} from './elder-events.ts';
import {withChinese} from './register-words.ts';

/** What the switch needs to know of its element. */
export interface ElderHost extends LitElement {
  readonly theme: string;
  readonly elder: boolean;
  readonly elderSwitch: string;
  readonly sharedDevice: boolean;
  readonly layout?: string;
}

/** What all our scripts on a page share: each of them has its own copy of this module. */
interface Registry {
  /** What the person has chosen; undefined before a choice. */
  chosen?: boolean | undefined;
  readonly hosts: Set<ElderHost>;
}

const place: unique symbol = Symbol.for('gov-rating.elder') as never;
const shared = globalThis as {[place]?: Registry};
const registry = (): Registry => (shared[place] ??= {hosts: new Set()});

/** The key in `localStorage`; the server's own pages use it too. Its value is `on` or `off`. */
const key = 'gov-rating-elder';

/** What this browser remembers of the person's choice; undefined when it remembers nothing, or the page has no storage. */
function remembered(): boolean | undefined {
  try {
    return {on: true, off: false}[localStorage.getItem(key) as string];
  } catch {
    return undefined;
  }
}

function remember(isOn: boolean): void {
  try {
    localStorage.setItem(key, isOn ? 'on' : 'off');
  } catch {
    // A sandboxed frame, or a full storage: the choice lives as long as the page.
  }
}

/** Whether the switch of another element rules this one: the page's, or that of the element which it is drawn in. */
const isRuled = ({elderSwitch, theme}: ElderHost) => elderSwitch === 'none' || theme === 'inherit';

/** Whether an element stands in the competition for the one switch of the page; one in a dialog has its own. */
const stands = (host: ElderHost) => !isRuled(host) && host.layout !== 'dialog';

/**
 * 长辈版, the large print, as a switch that a person finds at the top of the card.
 *
 * What counts, in this order: what the person pressed on this page, what this browser remembers, `#elder` in the address,
 * and the attributes `elder` and `theme="elder"`. All elements of a page change together, and the first one that is
 * displayed draws the switch. On a shared device nothing is read from or written to storage. With `elder-switch="none"`
 * the page has a switch of its own, and only the attributes count.
 */
export class ElderMode implements ReactiveController {
  private readonly host: ElderHost;
  private isLinked = false;
  private hasBegun = false;
  private readonly sizes =
    typeof ResizeObserver === 'function' ? new ResizeObserver(() => this.changed(false)) : undefined;

  constructor(host: ElderHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    registry().hosts.add(this.host);
    this.sizes?.observe(this.host);
    addEventListener('hashchange', this.follow);
    this.follow();
  }

  hostDisconnected(): void {
    registry().hosts.delete(this.host);
    this.sizes?.disconnect();
    removeEventListener('hashchange', this.follow);
    this.changed(false);
  }

  private readonly follow = (): void => {
    this.isLinked = isInAddress('elder');
    this.hasBegun = false;
    this.changed();
  };

  /** Renders the elements of the page anew; without a change of the choice only to find the one that draws the switch. */
  private changed(isChoice = true): void {
    const {hosts} = registry();
    if (isChoice || hosts.size > 1 || !hosts.has(this.host)) for (const host of hosts) host.requestUpdate();
  }

  hostUpdate(): void {
    if (this.hasBegun) return;
    this.hasBegun = true;
    if (isRuled(this.host) || this.host.sharedDevice) return;
    const known = remembered();
    // A link is a choice too, of somebody who has not made another.
    if (known === undefined && this.isLinked) remember(true);
    registry().chosen ??= known;
  }

  hostUpdated(): void {
    const {classList} = this.host.renderRoot as HTMLElement;
    // What is drawn in another element has the sizes of that one.
    if (this.host.theme === 'inherit') return;
    classList.toggle('is-elder', this.isOn);
    classList.toggle('is-plain', !this.isOn);
  }

  /** Whether the element is shown in large print. */
  get isOn(): boolean {
    const {theme, elder} = this.host;
    const isSet = elder || theme === 'elder';
    return isRuled(this.host) ? isSet : (registry().chosen ?? (this.isLinked || isSet));
  }

  /** On a device that several people use, the next one begins with what the page sets. */
  forget(): void {
    if (!this.host.sharedDevice) return;
    registry().chosen = undefined;
    this.changed();
  }

  private readonly press = (): void => {
    const {host} = this;
    const elder = !this.isOn;
    registry().chosen = elder;
    if (!host.sharedDevice) remember(elder);
    this.changed();
    const detail: GovRatingElderDetail = {elder};
    host.dispatchEvent(new CustomEvent('gov-rating-elder', {detail, bubbles: true, composed: true}));
  };

  /** The switch is drawn once on a page, where a person sees it first. */
  private get draws(): boolean {
    const {host} = this;
    if (!stands(host)) return !isRuled(host);
    const others = [...registry().hosts].filter(other => other !== host && stands(other));
    return !others.some(
      other =>
        other.compareDocumentPosition(host) & Node.DOCUMENT_POSITION_FOLLOWING && other.getClientRects().length > 0,
    );
  }

  /** The switch; nothing where the page, or another element before this one, has it. */
  render(name: string, language: string): TemplateResult | '' {
    return this.draws
      ? html`<button class="tool elder" part="elder" type="button" aria-pressed=${this.isOn} @click=${this.press}>
          ${withChinese(name, language)}
        </button>`
      : '';
  }
}
