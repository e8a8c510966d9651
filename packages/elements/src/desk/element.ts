import {createDeskRoutes, createPublicClient} from '@gov-rating/sdk/desk-core';
import {LitElement, type PropertyDeclarations, type PropertyValues, html} from 'lit';
import {PageGuard} from '../page/guard.ts';
import {text} from '../base/text-property.ts';
import {serverAddress} from '../page/server-address.ts';
import {warn} from '../page/warn.ts';
import type {DeskMessages} from '../messages/desk-zh-CN.ts';
import {deskCatalogues} from '../messages/desk.ts';
import {speechOf} from '../messages/language.ts';
import {shanghaiTime} from '../messages/shanghai-time.ts';
import {controls} from '../styles/controls.ts';
import {tokens} from '../styles/tokens.ts';
import {renderDetail, type DetailActions} from './detail/detail.ts';
import {fieldsOf, type FormKind} from './form/kinds.ts';
import {listStyles} from './list/styles.ts';
import {renderList, renderRail} from './list/list.ts';
import {Desk} from './store.ts';
import {renderLook} from './person/person.ts';
import {personStyles} from './person/styles.ts';
import type {ListActions} from './list/rows.ts';
import type {DeskServer} from './base/server.ts';
import {noServer, notSignedIn, noToken} from './base/state.ts';
import {deskStyles} from './styles.ts';
import {detailStyles} from './detail/styles.ts';
import {renderTold, toldOf} from './base/failure.ts';
import {words} from './base/format.ts';
import {register} from '../base/register.ts';

/** A desk that was out of sight this long reads anew when it is looked at again, in milliseconds. */
const stale = 60_000;

/** What is opened, by its name. */
const heading = '.detail h3';

/**
 * The work of a back office: work orders of bad ratings with their clocks, what is due first on top; the steps that the
 * signed-in person may take, each with the fields it needs; reviews, appeals and who was served, for a stated reason; marks
 * of suspicion and rectification notices for those whose role may see them.
 * Nothing is kept on the device: neither token, nor texts, nor persons.
 *
 * @element gov-rating-desk
 * @fires {CustomEvent<GovRatingOrderChangedDetail>} gov-rating-order-changed - a step was taken here
 * @fires {CustomEvent<GovRatingSuspicionSettledDetail>} gov-rating-suspicion-settled - a mark was settled here
 * @fires {CustomEvent<GovRatingNoticeChangedDetail>} gov-rating-notice-changed - a notice was answered or closed here
 * @fires {CustomEvent<GovRatingReviewDecidedDetail>} gov-rating-review-decided - a review without an order was decided here
 * @fires {CustomEvent<null>} gov-rating-unauthorized - the server does not take the token; sign in, then call `refresh`; once a token
 * @csspart title - the heading
 * @csspart rail - the states with their numbers
 * @csspart list - the list of orders, reviews, marks or notices
 * @csspart row - one entry of the list
 * @csspart clock - how much time is left
 * @csspart state - how an order, a mark or a notice stands
 * @csspart detail - what is opened: an order, a review, a mark or a notice
 * @csspart order - its heading
 * @csspart steps - what can be done with it
 * @csspart step - the button of one step
 * @csspart form - the form of a step
 * @csspart submit - the button that sends the form
 * @csspart review - one review or appeal
 * @csspart timeline - what happened so far
 * @csspart facts - numbers and names of the order
 * @cssprop [--gov-rating-primary=#1a5fb4] - buttons, focus rings, what is chosen
 * @cssprop [--gov-rating-error=#b3261e] - what is overdue or wrong
 * @cssprop [--gov-rating-warning=#8a4b00] - what is due soon
 * @cssprop [--gov-rating-surface=#fff] - background
 */
export class GovRatingDeskElement extends LitElement {
  static override readonly styles = [tokens, controls, deskStyles, listStyles, detailStyles, personStyles];
  static override readonly properties: PropertyDeclarations = {
    endpoint: {converter: text},
    label: {converter: text},
    lang: {converter: text},
    theme: {converter: text, reflect: true},
    token: {attribute: false},
    client: {attribute: false},
    messages: {attribute: false},
  };

  /** Base URL of the server; without it the folder that the script came from. */
  endpoint = '';
  /** The heading; empty means the words of the catalogue. */
  label = '';
  /** BCP 47 tag; without it the nearest `lang` of the page counts, then the browser's. */
  override lang = '';
  /** Empty and `auto` follow the person's settings. */
  theme: '' | 'auto' | 'light' | 'dark' | 'contrast' | 'elder' = '';
  /** Gives the access token of the person who has signed in; asked before every call, never stored. */
  token: (() => string | Promise<string>) | undefined = undefined;
  /** Talks to the server instead of the built-in client. */
  client: DeskServer | undefined = undefined;
  /** Sentences to use instead of those of the catalogue. */
  messages: Partial<DeskMessages> | undefined = undefined;

  /** @internal */
  readonly guard = new PageGuard(this);
  private readonly desk = new Desk({
    changed: () => this.requestUpdate(),
    speech: () => speechOf(this, deskCatalogues),
    tell: (name, detail) => void this.dispatchEvent(new CustomEvent(name, {detail, bubbles: true, composed: true})),
    warn: code => warn(code, this),
    proof: () => this.client ?? this.given,
  });
  private set = false;
  private leftAt = 0;
  /** The token that was given for the last call, in memory only. */
  private given: string | undefined;
  /** The document that the desk listens to; it may be moved to another one. */
  private page: Document | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.page = this.ownerDocument;
    this.page.addEventListener('visibilitychange', this.onLook);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.page?.removeEventListener('visibilitychange', this.onLook);
    this.desk.hide();
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (!['endpoint', 'token', 'client'].some(name => changes.has(name)) && this.set) return;
    const server = this.server();
    this.set = true;
    this.desk.connect(server);
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog') as HTMLDialogElement;
    const {look} = this.desk.state;
    if (look && !dialog.open) dialog.showModal();
    else if (!look && dialog.open) dialog.close();
  }

  /** Reads lists and the open order anew; what is being filled in stays. Never rejects, a failure is shown. */
  refresh(): Promise<void> {
    return this.desk.refresh();
  }

  /** Opens an order by its number. Never rejects, a failure is shown. */
  open(orderNumber: string): Promise<void> {
    return this.opened(this.desk.open(orderNumber));
  }

  /** The keyboard goes along at once, because the list may be hidden now, and on to the heading when it is there. */
  private async opened(reading?: Promise<void>): Promise<void> {
    const {opened} = this.desk.state;
    const detail = await this.focusOn('.detail');
    detail?.scrollTo(0, 0);
    await reading;
    if (this.desk.state.opened === opened && this.shadowRoot?.activeElement === detail) await this.focusOn(heading);
  }

  private server(): DeskServer | typeof noServer | typeof notSignedIn {
    const {client, token} = this;
    if (client) return client;
    const baseUrl = serverAddress(this.endpoint);
    if (!baseUrl) {
      warn('endpoint_missing', this);
      return noServer;
    }
    // No mistake of the page: it may hand in the token once somebody has signed in.
    if (!token) return notSignedIn;
    const send = (url: string, init: RequestInit) => fetch(url, init);
    return {
      ...createPublicClient({baseUrl, fetch: send}),
      ...createDeskRoutes({baseUrl, fetch: send, token: () => this.ask(token)}),
    };
  }

  private async ask(token: NonNullable<GovRatingDeskElement['token']>): Promise<string> {
    try {
      return (this.given = await token());
    } catch {
      throw noToken;
    }
  }

  /** Whoever is shown is masked when nobody looks; what was left for long is read anew on return. */
  private readonly onLook = (): void => {
    const now = Date.now();
    if (this.page?.hidden) {
      this.leftAt = now;
      this.desk.hide();
    } else if (now - this.leftAt > stale && this.set) void this.refresh();
  };

  /** Moves the focus to the first of these that is there. */
  private async focusOn(...selectors: readonly string[]): Promise<HTMLElement | undefined> {
    await this.updateComplete;
    const [found] = selectors.flatMap(selector => this.renderRoot.querySelector<HTMLElement>(selector) ?? []);
    found?.focus();
    return found;
  }

  private readonly lists: ListActions = {
    go: place => void this.desk.go(place),
    filterBy: code => void this.desk.go(this.desk.state.place, code),
    open: orderNumber => void this.open(orderNumber),
    openEntry: (id, entry) => {
      this.desk.openEntry(id, entry);
      void this.opened();
    },
    more: () => void this.more(),
    refresh: () => void this.refresh(),
  };

  private async more(): Promise<void> {
    const shown = this.desk.state.list?.items.length ?? 0;
    await this.desk.more();
    await this.focusOn(`.rows li:nth-child(${shown + 1}) button`);
  }

  private readonly details: DetailActions = {
    close: () => void this.leave(),
    open: this.lists.open,
    reread: () => void this.desk.reread(),
    begin: kind => void this.begin(kind),
    fill: change => this.desk.fill(change),
    submit: () => void this.submit(),
    cancel: () => {
      const kind = this.desk.state.form?.kind;
      this.desk.cancel();
      void this.focusOn(`[data-step="${kind}"]`, heading);
    },
    askForPerson: () => {
      this.desk.askForPerson();
      void this.focusOn('#look-reason');
    },
    hide: () => {
      this.desk.hide();
      void this.focusOn('button.look');
    },
  };

  private async leave(): Promise<void> {
    const {opened} = this.desk.state;
    this.desk.close();
    await this.focusOn(`.row[data-number="${opened}"]`, '.row', '.place[aria-current="true"]');
  }

  /** A step that needs nothing said is taken at once. */
  private async begin(kind: FormKind): Promise<void> {
    this.desk.begin(kind);
    const {needs, takes} = fieldsOf(kind, {});
    if (needs.length + takes.length === 0) await this.submit();
    else await this.focusOn('.form :is(input, textarea, select)');
  }

  private async submit(): Promise<void> {
    const done = await this.desk.submit();
    await (done ? this.focusOn(heading) : this.focusOn('.form [aria-invalid="true"]', '#form-title'));
  }

  private async show(event: Event): Promise<void> {
    event.preventDefault();
    const seen = await this.desk.show();
    await this.focusOn(seen ? '.person.seen' : '#look-reason');
  }

  private readonly leaveMasked = (): void => {
    if (!this.desk.state.look) return;
    this.desk.leaveMasked();
    void this.focusOn('button.look');
  };

  private readonly giveReason = (event: Event): void =>
    this.desk.giveReason((event.target as HTMLTextAreaElement).value);

  private renderPanes(language: string, m: DeskMessages) {
    const {state: desk} = this.desk;
    const {listTrouble, counts, opened} = desk;
    // Once there was a list, what is open and what is being written stay in sight.
    if (listTrouble && !counts) return renderTold(toldOf(listTrouble, language, m), this.lists.refresh, m);
    return html`<div class="panes ${opened ? 'opened' : ''}">
      ${renderRail(desk, this.lists, language, m)} ${renderList(desk, this.lists, language, m)}
      <article class="detail" part="detail" tabindex=${opened ? '0' : '-1'} aria-label=${m.detail}>
        ${renderDetail(desk, this.details, language, m)}
      </article>
    </div>`;
  }

  protected override render() {
    const [language, m] = speechOf(this, deskCatalogues);
    const {counts, listTrouble, look, told} = this.desk.state;
    const asOf = counts ? m.asOf.replace('{t}', shanghaiTime(counts.asOf, m.date)) : '';
    return html`<section class="desk" lang=${language}>
      <header class="top">
        <h2 part="title" .textContent=${this.label || m.title}></h2>
        ${words(asOf, 'muted')}
        ${
          listTrouble
            ? ''
            : html`<button type="button" class="small" @click=${this.lists.refresh} .textContent=${m.refresh}></button>`
        }
      </header>
      <p class="notice ${told ? '' : 'sr'}" role="status" .textContent=${told}></p>
      ${this.renderPanes(language, m)}
      <dialog aria-labelledby="look-title" aria-describedby="look-why" @close=${this.leaveMasked}>
        ${look ? renderLook(look, {reason: this.giveReason, show: this.show, leave: this.leaveMasked}, m) : ''}
      </dialog>
    </section>`;
  }
}

/** Registers `<gov-rating-desk>`; does nothing when the page has it already. */
export function defineGovRatingDesk(): void {
  register('gov-rating-desk', GovRatingDeskElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'gov-rating-desk': GovRatingDeskElement;
  }
}
