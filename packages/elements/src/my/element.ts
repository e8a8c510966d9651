import type {OwnReceipt, RateableService} from '@gov-rating/contract/types';
import type {RatingClient} from '@gov-rating/sdk/core';
import {createRaterClient, isApiError, type RaterClient} from '@gov-rating/sdk/rater';
import {html, LitElement, type PropertyDeclarations, type PropertyValues} from 'lit';
import {register} from '../base/register.ts';
import {renderRequestId, requestIdOf} from '../base/request-id.ts';
import {text} from '../base/text-property.ts';
import {localized, speechOf} from '../messages/language.ts';
import {myCatalogues, type MyMessages} from '../messages/my.ts';
import {foreignAnswer} from '../page/foreign-answer.ts';
import {PageGuard} from '../page/guard.ts';
import {serverAddress} from '../page/server-address.ts';
import {warn} from '../page/warn.ts';
import {defineGovRating} from '../rating/element.ts';
import type {GovRatingReceivedDetail} from '../rating/events.ts';
import {controls} from '../styles/controls.ts';
import {tokens} from '../styles/tokens.ts';
import {mostUrgentFirst, renderNothing, renderReceipts, renderServices, renderWaiting} from './lists.ts';
import {isGone, mostServices, NoAssertion, readServices, takeAssertion, troubleOf, type Trouble} from './session.ts';
import {myStyles} from './styles.ts';

/** How many entries of a list are shown at first, and with each press. */
const portion = 10;

/**
 * What a person who is logged in on a portal can still rate, with the days left and the most urgent first; one of them is
 * rated here, by `<gov-rating>`; and the receipts of what was rated here. How something was rated is not shown. Nothing of the
 * session is written to the device.
 *
 * @element gov-rating-my
 * @fires {CustomEvent<GovRatingReceivedDetail>} gov-rating-received - the server has stored a rating
 * @csspart card - the outer frame of the lists
 * @csspart title - the heading
 * @csspart service - a service that can be rated
 * @csspart rate - the button that begins a rating
 * @csspart receipt - a rating that was given
 * @csspart progress - the link to progress and answer
 * @csspart back - the button from the rating back to the lists
 * @csspart end - what is shown in place of a list
 * @csspart login - the link to the login of the portal
 * @cssprop [--gov-rating-primary=#1a5fb4] - buttons and focus rings
 * @cssprop [--gov-rating-surface=#fff] - background
 * @cssprop [--gov-rating-error=#b3261e] - text of ratings that no longer count
 */
export class GovRatingMyElement extends LitElement {
  static override readonly styles = [tokens, controls, myStyles];
  static override readonly properties: PropertyDeclarations = {
    endpoint: {converter: text},
    label: {converter: text},
    loginPage: {converter: text, attribute: 'login-page'},
    receiptPage: {converter: text, attribute: 'receipt-page'},
    lang: {converter: text},
    theme: {converter: text, reflect: true},
    size: {converter: text, reflect: true},
    sharedDevice: {type: Boolean, attribute: 'shared-device'},
    assertion: {attribute: false},
    client: {attribute: false},
    ratingClient: {attribute: false},
    messages: {attribute: false},
  };

  /** Base URL of the server, absolute or beginning with `/` or `./`; empty means the folder of the script. */
  endpoint = '';
  /** The heading; empty means the text of the catalogue. */
  label = '';
  /** URL of the page on which the person logs in; empty shows no link to it. */
  loginPage = '';
  /** URL of a page with `<gov-rating-receipt>`; empty shows no links to progress. */
  receiptPage = '';
  /** BCP 47 tag of the language; empty means the nearest `lang` of the page, then the language of the browser. */
  override lang = '';
  /** The theme; empty and `auto` follow the system settings of the person. */
  theme: '' | 'auto' | 'light' | 'dark' | 'contrast' | 'elder' = '';
  /** `large` makes text and targets a quarter larger. */
  size: '' | 'large' = '';
  /** Whether several people use this device; nothing is then written to its storage. */
  sharedDevice = false;
  /**
   * Returns a new assertion of the person, which the portal's own server has signed. Without it the one behind `#assertion=`
   * in the page's URL is used, once; it is removed from the address and the history.
   */
  assertion: (() => string | Promise<string>) | undefined = undefined;
  /** The client of the lists that replaces the built-in one, for example in tests. */
  client: RaterClient | undefined = undefined;
  /** The client of the rating that replaces the built-in one. */
  ratingClient: RatingClient | undefined = undefined;
  /** Texts that replace those of the catalogue, by their keys. */
  messages: Partial<MyMessages> | undefined = undefined;

  /** @internal */
  readonly guard = new PageGuard(this);
  private trouble: Trouble | '' = '';
  private error: unknown;
  private services: readonly RateableService[] | undefined;
  private hasMore = false;
  private shown = portion;
  private receipts: readonly OwnReceipt[] = [];
  private nextReceipts: string | null = null;
  private token = '';
  /** The service of the token, the one that is being claimed, and those whose rating waits on this device. */
  private rated = '';
  private claiming = '';
  private readonly kept = new Set<string>();
  private isRating = false;
  /** Why the last press led to nothing. */
  private note = '';
  /** Whether the last load found no connection. */
  private isOffline = false;
  private spoken = '';
  private made: RaterClient | undefined;
  private given = '';
  /** Counts loads, so that a late answer to an earlier one is dropped. */
  private run = 0;

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
    if (['endpoint', 'client', 'assertion'].some(name => changes.has(name))) this.restart();
  }

  /** Loads the lists again; the old ones stay visible meanwhile. Never rejects: an error is shown in the element. */
  async refresh(): Promise<void> {
    const run = ++this.run;
    try {
      const client = this.reach();
      if (!client) return this.fail(this.trouble || 'login', undefined);
      const [services, receipts] = await Promise.all([readServices(client), client.listOwnReceipts({limit: portion})]);
      if (run !== this.run) return;
      this.hasMore = services.length > mostServices;
      this.services = mostUrgentFirst(services.slice(0, mostServices));
      [this.receipts, this.nextReceipts] = [receipts.items, receipts.nextCursor];
      for (const id of this.kept) if (!services.some(({serviceId}) => serviceId === id)) this.kept.delete(id);
      const moves = this.trouble !== '' && this.matches(':focus-within');
      [this.trouble, this.error] = ['', undefined];
      if (this.isOffline) this.note = '';
      this.isOffline = false;
      if (moves) await this.lead();
      this.requestUpdate();
    } catch (error) {
      if (run === this.run) this.fail(troubleOf(error), error);
    }
    await this.updateComplete;
  }

  /** Another person may be logged in: nothing of the one before may be shown. */
  private restart(): void {
    this.run++;
    this.made = this.services = this.error = undefined;
    [this.trouble, this.note, this.token, this.rated, this.claiming] = ['', '', '', '', ''];
    [this.receipts, this.nextReceipts, this.shown, this.isRating] = [[], null, portion, false];
    this.kept.clear();
    void this.refresh();
  }

  /** Takes an assertion out of the address, also one with which the person comes back from the login. */
  private readonly follow = (): void => {
    const assertion = takeAssertion();
    if (!assertion) return;
    this.given = assertion;
    this.requestUpdate('client', null);
  };

  /** Handles the return of the connection. */
  private readonly retry = (): void => {
    if (this.isOffline || this.kept.size > 0) void this.refresh();
  };

  /** The client; undefined where nobody is logged in, or, with a code on the console, where there is no server. */
  private reach(): RaterClient | undefined {
    const client = this.client ?? this.made;
    if (client) return client;
    const baseUrl = serverAddress(this.endpoint);
    if (!baseUrl) warn('endpoint_missing', this);
    this.trouble = baseUrl ? '' : 'refused';
    if (!baseUrl || !(this.assertion || this.given)) return undefined;
    const assertion = () => {
      if (this.assertion) return this.assertion();
      const {given} = this;
      this.given = '';
      if (!given) throw new NoAssertion();
      return given;
    };
    return (this.made = createRaterClient({baseUrl, assertion}));
  }

  private fail(trouble: Trouble, error: unknown): void {
    this.tellAuthor(error);
    const [, messages] = speechOf(this, myCatalogues);
    const words = `${messages[trouble]} ${messages[`${trouble}Text`]}`;
    this.error = error;
    // Without a connection what is there stays; where nobody is known any more nothing may stay on the screen.
    this.isOffline = trouble === 'unreachable';
    if (this.isOffline && this.services) this.note = words;
    else [this.trouble, this.services] = [trouble, undefined];
    this.say(words);
  }

  /** The page author gets a code when a system between page and server interferes. */
  private tellAuthor(error: unknown): void {
    const foreign = foreignAnswer(error);
    if (foreign) warn(foreign, this);
  }

  /** Announces a text once; it is removed afterwards, so that a screen reader does not find it again in the page. */
  private say(words: string): void {
    this.spoken = words;
    this.requestUpdate();
    setTimeout(() => {
      if (this.spoken === words) this.spoken = '';
      this.requestUpdate();
    }, 3000);
  }

  /** Moves the focus to the heading of what is shown now. */
  private async lead(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    const rating = this.isRating ? this.renderRoot.querySelector('gov-rating') : undefined;
    await rating?.updateComplete;
    (rating?.shadowRoot ?? this.renderRoot).querySelector('h2')?.focus();
  }

  /** Claims a service and opens its form. */
  private async rate({serviceId}: RateableService): Promise<void> {
    const client = this.client ?? this.made;
    if (!client || this.claiming) return;
    const {run} = this;
    [this.claiming, this.note] = [serviceId, ''];
    this.requestUpdate();
    try {
      const {token} = await client.claimService({serviceId});
      if (run !== this.run) return;
      [this.token, this.rated, this.isRating] = [token, serviceId, true];
      void this.lead();
    } catch (error) {
      if (run !== this.run) return;
      const trouble = troubleOf(error);
      if (trouble === 'refused' || trouble === 'unreachable' || trouble === 'foreign') this.refuse(error, trouble);
      else this.fail(trouble, error);
      if (isGone(error)) void this.refresh();
    } finally {
      this.claiming = '';
      this.requestUpdate();
    }
  }

  /** Says above the lists why one service cannot be rated now; the others stay. */
  private refuse(error: unknown, trouble: Trouble): void {
    this.tellAuthor(error);
    const [language, messages] = speechOf(this, myCatalogues);
    const said = isApiError(error) && error.messages;
    this.note = said ? localized(said, language) : `${messages[trouble]} ${messages[`${trouble}Text`]}`;
    this.error = error;
    void this.lead();
    this.say(this.note);
  }

  private readonly back = (): void => {
    [this.isRating, this.note, this.error] = [false, '', undefined];
    void this.lead();
    void this.refresh();
  };

  private readonly received = ({detail}: CustomEvent<GovRatingReceivedDetail>): void => {
    if (detail.current) {
      this.kept.delete(this.rated);
      this.services = this.services?.filter(({serviceId}) => serviceId !== this.rated);
    }
    if (!this.isRating) void this.refresh();
  };

  private readonly keep = (): void => {
    this.kept.add(this.rated);
  };

  private readonly more = (): void => {
    this.shown += portion;
    this.requestUpdate();
  };

  private readonly moreReceipts = async (): Promise<void> => {
    const {run, nextReceipts: cursor} = this;
    const client = this.client ?? this.made;
    if (!client || cursor === null) return;
    try {
      const {items, nextCursor} = await client.listOwnReceipts({cursor, limit: portion});
      if (run !== this.run) return;
      [this.receipts, this.nextReceipts] = [[...this.receipts, ...items], nextCursor];
      this.requestUpdate();
    } catch (error) {
      if (run === this.run) this.fail(troubleOf(error), error);
    }
  };

  private readonly again = (): void => {
    this.note = '';
    void this.refresh().then(() => this.lead());
  };

  private renderTrouble(trouble: Trouble, messages: MyMessages) {
    const {loginPage, assertion} = this;
    const asks = /^(login|expired|unknown|unsure)$/.test(trouble);
    const page = asks && loginPage && serverAddress(loginPage);
    if (page)
      return renderNothing(
        trouble,
        html`<a class="main" part="login" href=${page}>${messages.goToLogin}</a>`,
        messages,
      );
    const isVain = asks && !assertion;
    const button = isVain
      ? ''
      : html`<button class="main" type="button" @click=${this.again}>${messages.retry}</button>`;
    return renderNothing(trouble, button, messages);
  }

  private renderLists(services: readonly RateableService[], messages: MyMessages) {
    const {claiming, kept, receipts, receiptPage} = this;
    const stateOf = ({serviceId}: RateableService) =>
      kept.has(serviceId) ? 'kept' : serviceId === claiming ? 'claiming' : 'open';
    const list = {services, shown: this.shown, step: portion, isCut: this.hasMore, stateOf};
    return html`${renderServices(list, service => void this.rate(service), this.more, messages)}
    ${renderReceipts(receipts, receiptPage && serverAddress(receiptPage), messages)}
    ${
      this.nextReceipts === null
        ? ''
        : html`<button class="further" type="button" @click=${this.moreReceipts}>${messages.moreReceipts}</button>`
    }`;
  }

  protected override render() {
    const [language, messages] = speechOf(this, myCatalogues);
    const {trouble, services, note, isRating} = this;
    return html`${
        isRating
          ? html`<p class="over" lang=${language}>
              <button part="back" type="button" @click=${this.back} .textContent=${messages.back}></button>
            </p>`
          : ''
      }
      <section class="card" part="card" lang=${language} ?hidden=${isRating}>
        <h2 part="title" tabindex="-1" .textContent=${this.label || messages.title}></h2>
        <p class="note" .textContent=${note}></p>
        ${
          trouble
            ? this.renderTrouble(trouble, messages)
            : services
              ? this.renderLists(services, messages)
              : renderWaiting(messages)
        }
        ${renderRequestId(messages.errorId, requestIdOf(this.error))}
        <p class="foot"><span>${messages.help}</span><a href="tel:12345">${messages.call}</a></p>
        <p class="sr" role="status" .textContent=${this.spoken}></p>
      </section>
      ${
        this.token
          ? html`<gov-rating
              ?hidden=${!isRating}
              lang=${language}
              .theme=${this.theme}
              .size=${this.size}
              .endpoint=${serverAddress(this.endpoint)}
              .token=${this.token}
              .client=${this.ratingClient}
              .receiptPage=${this.receiptPage}
              .sharedDevice=${this.sharedDevice}
              exportparts="question, choice, send, number: receipt-number"
              @gov-rating-received=${this.received}
              @gov-rating-kept=${this.keep}
            ></gov-rating>`
          : ''
      }`;
  }
}

/** Registers `<gov-rating-my>` and `<gov-rating>`; does nothing where they are registered already. */
export function defineGovRatingMy(): void {
  defineGovRating();
  register('gov-rating-my', GovRatingMyElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'gov-rating-my': GovRatingMyElement;
  }
}
