import type {Help, OwnReceipt, RateableService} from '@gov-rating/contract/types';
import type {RatingClient} from '@gov-rating/sdk/core';
import type {RaterClient} from '@gov-rating/sdk/rater';
import {html, type PropertyDeclarations, type PropertyValues} from 'lit';
import {CitizenElement} from '../base/citizen-element.ts';
import {helpStyles, helpSaid, renderHelp} from '../base/help-line.ts';
import {LiveRegion} from '../base/live-region.ts';
import {register} from '../base/register.ts';
import {renderRequestId, requestIdOf} from '../base/request-id.ts';
import {text} from '../base/text-property.ts';
import {renderTools, toolStyles} from '../base/tools.ts';
import {Voice, type VoiceHost} from '../voice/voice.ts';
import {speechOf} from '../messages/language.ts';
import {myCatalogues, type MyMessages} from '../messages/my.ts';
import {serverAddress} from '../page/server-address.ts';
import {fromAddress} from '../page/fragment.ts';
import {defineGovRating} from '../rating/element.ts';
import type {GovRatingReceivedDetail} from '../rating/events.ts';
import {controls} from '../styles/controls.ts';
import {elderStyles} from '../styles/elder.ts';
import {tokens} from '../styles/tokens.ts';
import {Access} from './access.ts';
import {CodeSignIn} from './code-sign-in.ts';
import {renderRating} from './rating.ts';
import {mostUrgentFirst, renderNothing, renderReceipts, renderServices, renderWaiting} from './lists.ts';
import {asksWho, isGone, mostServices, readServices, takeAssertion, troubleOf, type Trouble} from './session.ts';
import {explanation, tellAuthor, wordsOf} from './words.ts';
import {renderBack, renderCodes, renderFoot, renderOwnCase, renderWayOn} from './ways.ts';
import {codeFormSaid, mySaid} from './said.ts';
import {myStyles} from './styles.ts';

/** How many entries of a list are shown at first, and with each press. */
const portion = 10;

/**
 * What a person who is logged in on a portal can still rate, with the days left and the most urgent first; one of them is
 * rated here, by `<gov-rating>`; and the receipts of what was rated here. How something was rated is not shown. With `codes` a
 * person without a portal sees one case, after a code that its telephone gets. Nothing of the session is written to the device.
 *
 * @element gov-rating-my
 * @fires {CustomEvent<GovRatingReceivedDetail>} gov-rating-received - the server has stored a rating
 * @csspart card - the outer frame of the lists
 * @csspart tools - the row of buttons above everything else
 * @csspart read - the buttons that read aloud, stop and repeat
 * @csspart title - the heading
 * @csspart service - a service that can be rated
 * @csspart rate - the button that begins a rating
 * @csspart receipt - a rating that was given
 * @csspart progress - the link to progress and answer
 * @csspart back - the button from the rating back to the lists
 * @csspart end - what is shown in place of a list
 * @csspart login - the link to the login of the portal
 * @csspart input - a field of the forms for a code
 * @csspart error - what is wrong with a field, or why no code could be asked for
 * @csspart send - the button of a form for a code
 * @csspart resend - the button that asks for another code
 * @csspart change - the button from the code back to the case
 * @csspart another - the button from a case to another one
 * @csspart help - a line with a number to call
 * @cssprop [--gov-rating-primary=#1a5fb4] - buttons and focus rings
 * @cssprop [--gov-rating-surface=#fff] - background
 * @cssprop [--gov-rating-error=#b3261e] - text of ratings that no longer count
 */
export class GovRatingMyElement extends CitizenElement implements VoiceHost {
  static override readonly styles = [tokens, controls, toolStyles, elderStyles, myStyles, helpStyles];
  static override readonly properties: PropertyDeclarations = {
    endpoint: {converter: text},
    label: {converter: text},
    loginPage: {converter: text, attribute: 'login-page'},
    receiptPage: {converter: text, attribute: 'receipt-page'},
    codes: {type: Boolean},
    institution: {converter: text},
    size: {converter: text, reflect: true},
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
  /** Whether a person may prove by a one-time code which case is theirs; for servers that send codes. */
  codes = false;
  /**
   * Code of the institution whose cases are found by a code; empty lets the person choose, and suggests the one behind
   * `#institution=` in the page's URL.
   */
  institution = '';
  /** `large` makes text and targets a quarter larger. */
  size: '' | 'large' = '';
  /**
   * Returns a new assertion of the person, which the portal's own server has signed. Without it the one behind `#assertion=`
   * in the page's URL is used, once; it is removed from the address and the history.
   */
  assertion: (() => string | Promise<string>) | undefined = undefined;
  /** The client of the lists that replaces the built-in one, for example in tests; with `codes` one without a session. */
  client: RaterClient | undefined = undefined;
  /** The client of the rating that replaces the built-in one. */
  ratingClient: RatingClient | undefined = undefined;
  /** Texts that replace those of the catalogue, by their keys. */
  messages: Partial<MyMessages> | undefined = undefined;

  private readonly voice = new Voice(this, () => {
    const [language, messages] = speechOf(this, myCatalogues);
    const {note, trouble, services, receipts, byCode, codes, institution} = this;
    return mySaid(
      {
        ...{note, trouble, receipts, title: this.label || messages.title},
        services: services?.slice(0, this.shown),
        count: services?.length ?? 0,
        help: helpSaid(this, this.help, language, messages),
        form: trouble && asksWho(trouble) && codes ? codeFormSaid(byCode, !institution, messages) : undefined,
      },
      language,
      messages,
    );
  });
  private trouble: Trouble | '' = '';
  private error: unknown;
  private readonly byCode = new CodeSignIn(this);
  private readonly access = new Access(this, this.byCode);
  private services: readonly RateableService[] | undefined;
  private help: Help | undefined;
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
  private readonly region = new LiveRegion(this);
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

  /** @internal */
  get sentences(): MyMessages {
    return speechOf(this, myCatalogues)[1];
  }

  /** Loads the lists again; the old ones stay visible meanwhile. Never rejects: an error is shown in the element. */
  async refresh(): Promise<void> {
    const run = ++this.run;
    try {
      const client = this.access.reach();
      if (typeof client === 'string') return this.fail(client, undefined);
      const [[services, help], receipts] = await Promise.all([
        readServices(client),
        client.listOwnReceipts({limit: portion}),
      ]);
      if (run !== this.run) return;
      this.help = help;
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
    this.services = this.error = undefined;
    [this.trouble, this.note, this.token, this.rated, this.claiming] = ['', '', '', '', ''];
    [this.receipts, this.nextReceipts, this.shown, this.isRating] = [[], null, portion, false];
    this.kept.clear();
    this.access.restart();
    void this.refresh();
  }

  /** Takes an assertion out of the address, also one with which the person comes back from the login. */
  private readonly follow = (): void => {
    this.byCode.suggest(fromAddress('institution', 1));
    const assertion = takeAssertion();
    if (!assertion) return;
    this.access.given = assertion;
    this.requestUpdate('client', null);
  };

  private readonly retry = (): void => {
    if (this.isOffline || this.kept.size > 0) void this.refresh();
    if (this.byCode.institutions === null) this.byCode.reload();
  };

  /** @internal A client without a session; undefined where there is no server. */
  anyone(): RaterClient | undefined {
    return this.access.anyone();
  }

  private fail(trouble: Trouble, error: unknown): void {
    tellAuthor(this, error);
    const {client} = this.byCode;
    const words = trouble === 'expired' && client ? this.sentences.codeEnded : wordsOf(trouble, this.sentences);
    this.error = error;
    if (trouble === 'expired') {
      if (client) this.note = words;
      this.byCode.end();
    }
    // Without a connection what is there stays; where nobody is known any more nothing may stay on the screen.
    this.isOffline = trouble === 'unreachable';
    if (this.isOffline && this.services) this.note = words;
    else [this.trouble, this.services] = [trouble, undefined];
    if (trouble !== 'login' || !this.codes) this.say(words);
  }

  /** @internal Announces a text once. */
  say(words: string): void {
    this.region.say(words);
  }

  /** @internal Moves the focus, by default to the heading of what is shown now. */
  async lead(selector = 'h2'): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    const rating = this.isRating ? this.renderRoot.querySelector('gov-rating') : undefined;
    await rating?.updateComplete;
    (rating?.shadowRoot ?? this.renderRoot).querySelector<HTMLElement>(selector)?.focus();
  }

  /** Claims a service and opens its form. */
  private async rate({serviceId}: RateableService): Promise<void> {
    const client = this.access.own;
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
      // Why one service cannot be rated now is said above the lists; the others stay.
      if (trouble === 'refused' || trouble === 'unreachable' || trouble === 'foreign') {
        this.note = this.explain(error, trouble);
        void this.lead();
        this.say(this.note);
      } else this.fail(trouble, error);
      if (isGone(error)) void this.refresh();
    } finally {
      this.claiming = '';
      this.requestUpdate();
    }
  }

  /** @internal The server's own words for a refusal, else what happened; the id of the request is shown below. */
  explain(error: unknown, trouble = troubleOf(error)): string {
    this.error = error;
    return explanation(this, error, trouble);
  }

  /** @internal */
  forgive(): void {
    [this.error, this.note] = [undefined, ''];
  }

  private readonly another = (): void => {
    this.byCode.forget();
    this.elderMode.forget();
    this.restart();
    void this.lead('#number');
  };

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

  private readonly keep = (): void => void this.kept.add(this.rated);
  private readonly more = (): void => {
    this.shown += portion;
    this.requestUpdate();
  };

  private readonly moreReceipts = async (): Promise<void> => {
    const {run, nextReceipts: cursor} = this;
    const {own: client} = this.access;
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

  /** @internal Loads the lists for a person who has just said who they are, or who tries again. */
  readonly again = (): void => {
    this.forgive();
    void this.refresh().then(() => this.lead());
  };

  private renderTrouble(trouble: Trouble, messages: MyMessages) {
    const {loginPage, byCode} = this;
    const page = asksWho(trouble) && loginPage ? serverAddress(loginPage) : '';
    if (asksWho(trouble) && this.codes) return renderCodes(trouble, byCode.render(messages), page, messages);
    const retry = asksWho(trouble) && !this.assertion ? undefined : this.again;
    return renderNothing(trouble, renderWayOn(page, retry, messages), messages);
  }

  private renderLists(services: readonly RateableService[], messages: MyMessages) {
    const {claiming, kept, receipts, receiptPage} = this;
    const stateOf = ({serviceId}: RateableService) =>
      kept.has(serviceId) ? 'kept' : serviceId === claiming ? 'claiming' : 'open';
    const list = {services, shown: this.shown, step: portion, isCut: this.hasMore, stateOf};
    const {client, projectNo} = this.byCode;
    return html`${client ? renderOwnCase(projectNo, this.another, messages) : ''}
    ${renderServices(list, service => void this.rate(service), this.more, messages)}
    ${renderReceipts(receipts, receiptPage && serverAddress(receiptPage), this.nextReceipts === null ? undefined : this.moreReceipts, messages)}`;
  }

  protected override render() {
    const [language, messages] = speechOf(this, myCatalogues);
    const {trouble, services, note, isRating} = this;
    const elder = this.elderMode.render(messages.elder, language);
    return html`${isRating ? renderBack(language, this.back, renderTools(elder), messages) : ''}
      <section class="card" part="card" lang=${language} ?hidden=${isRating}>
        ${renderTools(this.voice.render(), isRating ? '' : elder)}
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
        ${renderFoot(renderHelp(this, this.help, language, messages))} ${this.region.render()}
      </section>
      ${
        this.token
          ? renderRating(this, {language, token: this.token, isRating, received: this.received, keep: this.keep})
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
