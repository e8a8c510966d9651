import {createDeskRoutes, createPublicClient} from '@gov-rating/sdk/desk-core';
import {LitElement, type PropertyDeclarations, type PropertyValues, html} from 'lit';
import {register} from '../base/register.ts';
import {text} from '../base/text-property.ts';
import type {DeskMessages} from '../messages/desk-zh-CN.ts';
import {deskCatalogues} from '../messages/desk.ts';
import {fill} from '../messages/fill.ts';
import {speechOf} from '../messages/language.ts';
import {PageGuard} from '../page/guard.ts';
import {serverAddress} from '../page/server-address.ts';
import {warn} from '../page/warn.ts';
import {controls} from '../styles/controls.ts';
import {tokens} from '../styles/tokens.ts';
import {noServer, notSignedIn, noToken, type ServerOrReason} from './base/connection.ts';
import {explain, renderExplanation} from './base/explanation.ts';
import {phrase} from './base/format.ts';
import {unreadOrder, type OpenEntry} from './base/entries.ts';
import type {DeskServer} from './base/server.ts';
import {wordsOf, type Words} from './base/words.ts';
import type {EntryActions} from './detail/context.ts';
import {defineDeskDetail} from './detail/element.ts';
import {detailStyles} from './detail/styles.ts';
import {fieldsOf, type FormKind} from './form/definitions.ts';
import {formStyles} from './form/styles.ts';
import {defineDeskList} from './list/element.ts';
import type {ListActions} from './list/pane.ts';
import {listStyles} from './list/styles.ts';
import {personStyles} from './person/styles.ts';
import {DeskStore, type DeskOwner} from './store.ts';
import {deskStyles} from './styles.ts';
import {timelineStyles} from './timeline/styles.ts';

/** A desk that was hidden for this long, in milliseconds, loads its data again when it becomes visible. */
const staleAfterMs = 60_000;

/** What a person can do in the parts of the desk. */
type DeskActions = ListActions & EntryActions;

/** The heading of the entry that is open. */
const heading = '.detail h3';

/**
 * The desk of a back office: work orders of bad ratings with their time limits, those due first on top; the steps that
 * the signed-in person may take, each with its fields; reviews and appeals; the identity of the served person, for a
 * stated reason; suspicion flags and rectification notices for roles that may see them. Nothing is stored on the
 * device: neither token, nor texts, nor personal data.
 *
 * @element gov-rating-desk
 * @fires {CustomEvent<GovRatingOrderChangedDetail>} gov-rating-order-changed - a step was taken here
 * @fires {CustomEvent<GovRatingSuspicionSettledDetail>} gov-rating-suspicion-settled - a suspicion flag was settled here
 * @fires {CustomEvent<GovRatingNoticeChangedDetail>} gov-rating-notice-changed - a notice was answered or closed here
 * @fires {CustomEvent<GovRatingReviewDecidedDetail>} gov-rating-review-decided - a review without an order was decided here
 * @fires {CustomEvent<null>} gov-rating-unauthorized - the server rejects the token; sign in, then call `refresh`; fired once for each token, and not a third time within a minute in which none was taken
 * @csspart title - the heading
 * @csspart rail - the states with their numbers
 * @csspart list - the list of orders, reviews, suspicion flags or notices
 * @csspart row - one entry of the list
 * @csspart clock - how much time is left
 * @csspart state - the state of an order, a suspicion flag or a notice
 * @csspart detail - the open entry: an order, a review, a suspicion flag or a notice
 * @csspart order - its heading
 * @csspart steps - what can be done with it
 * @csspart step - the button of one step
 * @csspart form - the form of a step
 * @csspart submit - the button that sends the form
 * @csspart review - one review or appeal
 * @csspart timeline - what happened so far
 * @csspart facts - numbers and names of the order
 * @cssprop [--gov-rating-primary=#1a5fb4] - buttons, focus rings, what is chosen
 * @cssprop [--gov-rating-error=#b3261e] - overdue entries and errors
 * @cssprop [--gov-rating-warning=#8a4b00] - entries that are due soon
 * @cssprop [--gov-rating-surface=#fff] - background
 */
export class GovRatingDeskElement extends LitElement {
  static override readonly styles = [
    tokens,
    controls,
    deskStyles,
    listStyles,
    detailStyles,
    formStyles,
    timelineStyles,
    personStyles,
  ];
  static override readonly properties: PropertyDeclarations = {
    endpoint: {converter: text},
    label: {converter: text},
    lang: {converter: text},
    theme: {converter: text, reflect: true},
    token: {attribute: false},
    client: {attribute: false},
    messages: {attribute: false},
  };

  /** Base URL of the server, absolute or beginning with `/` or `./`; empty means the folder of the script. */
  endpoint = '';
  /** The heading; empty means the text of the catalogue. */
  label = '';
  /** BCP 47 tag of the language; empty means the nearest `lang` of the page, then the language of the browser. */
  override lang = '';
  /** The theme; empty and `auto` follow the system settings of the person. */
  theme: '' | 'auto' | 'light' | 'dark' | 'contrast' | 'elder' = '';
  /**
   * Returns the access token of the signed-in person, or a promise of it. Called before every request; the token is
   * never stored.
   */
  token: (() => string | Promise<string>) | undefined = undefined;
  /** The client that replaces the built-in one, for example in tests. */
  client: DeskServer | undefined = undefined;
  /** Texts that replace those of the catalogue, by their keys. */
  messages: Partial<DeskMessages> | undefined = undefined;

  /** @internal */
  readonly guard = new PageGuard(this);
  private readonly owner: DeskOwner = {
    words: () => this.words as Words,
    requestUpdate: () => this.requestUpdate(),
    dispatch: (name, detail) => void this.dispatchEvent(new CustomEvent(name, {detail, bubbles: true, composed: true})),
    credential: () => this.client ?? this.lastToken,
    onForeignAnswer: code => warn(code, this),
    onUnauthorized: () => this.owner.dispatch('gov-rating-unauthorized', null),
  };
  private store = new DeskStore(this.owner, notSignedIn);
  /** Undefined before the first drawing. */
  private words: Words | undefined;
  /** The token of the last call, in memory only. */
  private lastToken: string | undefined;

  /** The document that the desk listens to; it may be moved to another one. */
  private page: Document | undefined;
  private hiddenAt = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.page = this.ownerDocument;
    this.page.addEventListener('visibilitychange', this.onVisibility);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.page?.removeEventListener('visibilitychange', this.onVisibility);
    this.store.unmasking.hide();
  }

  /** The served person is masked while the page is hidden; after a long time the data is loaded again. */
  private readonly onVisibility = (): void => {
    const now = Date.now();
    if (this.page?.hidden) {
      this.hiddenAt = now;
      this.store.unmasking.hide();
    } else if (now - this.hiddenAt > staleAfterMs && this.hasUpdated) void this.refresh();
  };

  protected override willUpdate(changes: PropertyValues): void {
    if (!this.hasUpdated || ['endpoint', 'token', 'client'].some(name => changes.has(name))) {
      const server = this.server();
      this.store.close();
      this.store = new DeskStore(this.owner, server);
    }
    const [language, sentences] = speechOf(this, deskCatalogues);
    const names = this.store.directory.state;
    // The same object until something of it changes, because each part is drawn again when it gets another one.
    if (changes.has('messages') || language !== this.words?.language || names !== this.words.names)
      this.words = wordsOf(language, sentences, names);
  }

  /** Resolves once the parts have drawn, too. The collection is live: what one of them draws is asked after it. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isDone = await super.getUpdateComplete();
    const parts = (this.renderRoot as HTMLElement).getElementsByClassName('part');
    for (const part of parts) await (part as LitElement).updateComplete;
    return isDone;
  }

  /**
   * Loads lists and the open entry again; the input of an open form stays. Never rejects: an error is shown in the
   * element.
   */
  refresh(): Promise<void> {
    return this.store.refresh();
  }

  /** Opens an order by its number. Never rejects: an error is shown in the element. */
  open(orderNumber: string): Promise<void> {
    return this.openEntry(unreadOrder(orderNumber));
  }

  /**
   * Opens an entry. The focus moves into the detail at once, because the list may be hidden now, and to its heading once
   * the entry was read.
   */
  private async openEntry(entry: OpenEntry): Promise<void> {
    const {store} = this;
    const reading = store.open(entry);
    const focused = await this.focusOn(heading, '.detail');
    focused?.closest('.detail')?.scrollTo(0, 0);
    await reading;
    if (store.entry?.id === entry.id && this.shadowRoot?.activeElement === focused) await this.focusOn(heading);
  }

  private server(): ServerOrReason {
    const {client, token} = this;
    if (client) return client;
    const baseUrl = serverAddress(this.endpoint);
    if (!baseUrl) {
      warn('endpoint_missing', this);
      return noServer;
    }
    // Not an error of the page: it may set the token after the sign-in.
    if (!token) return notSignedIn;
    return {
      ...createPublicClient({baseUrl}),
      ...createDeskRoutes({baseUrl, token: () => this.askForToken(token)}),
    };
  }

  private async askForToken(token: NonNullable<GovRatingDeskElement['token']>): Promise<string> {
    try {
      return (this.lastToken = await token());
    } catch {
      throw noToken;
    }
  }

  /** Moves the focus to the first of these that is there. */
  private async focusOn(...selectors: readonly string[]): Promise<HTMLElement | undefined> {
    await this.updateComplete;
    const [found] = selectors.flatMap(selector => this.renderRoot.querySelector<HTMLElement>(selector) ?? []);
    found?.focus();
    return found;
  }

  private readonly actions: DeskActions = {
    go: view => this.store.go(view),
    filterBy: code => this.store.go(this.store.list.state.view, code),
    more: () => void this.more(),
    refresh: () => void this.refresh(),
    open: entry => void this.openEntry(entry),
    close: () => void this.close(),
    readAgain: () => void this.store.opened.read(),
    begin: kind => void this.begin(kind),
    fill: change => this.store.forms.fill(change),
    submit: () => void this.submit(),
    cancel: () => {
      const {forms} = this.store;
      const kind = forms.state.form?.kind;
      forms.cancel();
      void this.focusOn(`[data-step="${kind}"]`, heading);
    },
    askForPerson: () => {
      this.store.unmasking.giveReason();
      void this.focusOn('#look-reason');
    },
    giveReason: reason => this.store.unmasking.giveReason(reason),
    showPerson: () => void this.showPerson(),
    leaveMasked: () => {
      const {unmasking} = this.store;
      if (!unmasking.state.request) return;
      unmasking.cancel();
      void this.focusOn('button.look');
    },
    maskPerson: () => {
      this.store.unmasking.hide();
      void this.focusOn('button.look');
    },
  };

  /** Does what the person asked a part for. */
  private readonly onAct = ({detail: [name, ...input]}: CustomEvent<[keyof DeskActions, ...unknown[]]>): void =>
    (this.actions[name] as (...input: unknown[]) => void)(...input);

  private async more(): Promise<void> {
    const {list} = this.store;
    const shown = list.state.list?.items.length ?? 0;
    await list.more();
    await this.focusOn(`.rows li:nth-child(${shown + 1}) button`);
  }

  private async close(): Promise<void> {
    const id = this.store.entry?.id;
    void this.store.open(undefined);
    await this.focusOn(`.row[data-number="${id}"]`, '.row', '.place[aria-current="true"]');
  }

  /** Begins a form; one without fields is sent at once. */
  private async begin(kind: FormKind): Promise<void> {
    this.store.forms.begin(kind);
    const {required, optional} = fieldsOf({kind, values: {}});
    if (required.length + optional.length === 0) await this.submit();
    else await this.focusOn('.form :is(input, textarea, select)');
  }

  private async submit(): Promise<void> {
    const isTaken = await this.store.forms.submit();
    await (isTaken ? this.focusOn(heading) : this.focusOn('.form [aria-invalid="true"]', '#form-title'));
  }

  private async showPerson(): Promise<void> {
    const isShown = await this.store.unmask();
    await this.focusOn(isShown ? '.person.seen' : '#look-reason');
  }

  private renderPanes(words: Words) {
    const {list, opened, forms, unmasking} = this.store;
    const {error, counts, list: shown} = list.state;
    // Once a list was loaded, the open entry and the open form stay visible.
    if (error && !counts) return renderExplanation(explain(error, words), this.actions.refresh, words);
    const {entry} = opened.state;
    return html`<div class="panes ${entry ? 'opened' : ''}">
      <gov-rating-desk-list
        class="part"
        .words=${words}
        .state=${list.state}
        .openId=${entry?.id ?? ''}
      ></gov-rating-desk-list>
      <gov-rating-desk-detail
        class="part"
        .words=${words}
        .state=${opened.state}
        .form=${forms.state.form}
        .unmasking=${unmasking.state}
        .choosable=${!!shown?.items.length}
      ></gov-rating-desk-detail>
    </div>`;
  }

  protected override render() {
    const {actions} = this;
    const words = this.words as Words;
    const {list, announcement} = this.store;
    const {counts, error} = list.state;
    const asOf = counts ? fill(words.asOf, {t: words.moment(counts.asOf)}) : '';
    return html`<section class="desk" lang=${words.language} @act=${this.onAct}>
      <header class="top">
        <h2 part="title" .textContent=${this.label || words.title}></h2>
        ${phrase(asOf, 'muted')}
        ${
          error
            ? ''
            : html`<button
                type="button"
                class="small"
                @click=${actions.refresh}
                .textContent=${words.refresh}
              ></button>`
        }
      </header>
      <p class="notice ${announcement ? '' : 'sr'}" role="status" .textContent=${announcement}></p>
      ${this.renderPanes(words)}
    </section>`;
  }
}

/** Registers `<gov-rating-desk>` and its parts. Tags that the page has registered already stay as they are. */
export function defineGovRatingDesk(): void {
  defineDeskList();
  defineDeskDetail();
  register('gov-rating-desk', GovRatingDeskElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'gov-rating-desk': GovRatingDeskElement;
  }
}
