import type {Institution, OrderDetail} from '@gov-rating/contract';
import {isApiError, newIdempotencyKey, orderStates} from '@gov-rating/sdk/desk-core';
import {localized} from '../messages/language.ts';
import type {DeskMessages} from '../messages/desk.ts';
import {faultsOf, nameOf, send, type DeskForm, type FormKind, type Said} from './gov-rating-desk.form.ts';
import {
  emptyDesk,
  listsReviews,
  notConnected,
  type DeskServer,
  type DeskState,
  type Place,
} from './gov-rating-desk.state.ts';

/** How long a person is shown, in milliseconds. */
const shownFor = 60_000;
const pageSize = 20;
/** Institutions beyond these are shown by their code. */
const mostInstitutions = 500;

/** What a desk needs of the element that draws it. */
export interface DeskOwner {
  /** Something is to be drawn anew. */
  readonly changed: () => void;
  /** The language of the page and its sentences. */
  readonly speech: () => readonly [language: string, m: DeskMessages];
  readonly tell: (name: 'gov-rating-order-changed' | 'gov-rating-unauthorized', detail: unknown) => void;
}

/** What happens on a desk: what is read, opened, filled in and sent. Keeps everything in memory and nothing elsewhere. */
export class Desk {
  state: DeskState = emptyDesk;
  private server: DeskServer | undefined;
  /** Count readings, so that a late answer to an earlier one is not shown. */
  private listing = 0;
  private opening = 0;
  /** Forms that were left half filled, by order and step. */
  private readonly drafts = new Map<string, DeskForm>();
  private masking: ReturnType<typeof setTimeout> | undefined;
  private readonly owner: DeskOwner;

  constructor(owner: DeskOwner) {
    this.owner = owner;
  }

  /** Starts over with another server, or with none. */
  connect(server: DeskServer | undefined): void {
    this.hide();
    this.drafts.clear();
    this.server = server;
    this.state = server ? emptyDesk : {...emptyDesk, listTrouble: notConnected};
    if (server) void Promise.all([this.list(), this.readTags(), this.readInstitutions()]);
  }

  /** Shows another list. */
  go(place: Place, institutionCode = this.state.institutionCode): Promise<void> {
    this.change({place, institutionCode, orders: undefined, reviews: undefined, nextCursor: null});
    return this.list();
  }

  /** Reads list, counts and the open order anew. */
  async refresh(): Promise<void> {
    const {opened, detail} = this.state;
    await Promise.all([this.list(), detail && this.read(opened)]);
  }

  /** The first page of the list, and how many orders stand where. */
  async list(): Promise<void> {
    const run = ++this.listing;
    const [counts, page] = await Promise.all([
      this.ask(server => server.countOrders()),
      this.ask(server => this.page(server)),
    ]);
    if (run !== this.listing) return;
    const listTrouble = page.trouble ?? counts.trouble;
    this.change({listTrouble, ...(counts.answer && {counts: counts.answer}), ...page.answer});
  }

  /** The next page, behind those that are shown. */
  async more(): Promise<void> {
    const {orders = [], reviews = [], nextCursor} = this.state;
    if (nextCursor === null || this.state.loadingMore) return;
    const run = this.listing;
    this.change({loadingMore: true});
    const {answer, trouble} = await this.ask(server => this.page(server, nextCursor));
    if (run !== this.listing) return this.change({loadingMore: false});
    this.change({
      loadingMore: false,
      listTrouble: trouble,
      ...(answer && {
        nextCursor: answer.nextCursor,
        ...(answer.orders && {orders: [...orders, ...answer.orders]}),
        ...(answer.reviews && {reviews: [...reviews, ...answer.reviews]}),
      }),
    });
  }

  private async page(
    server: DeskServer,
    cursor?: string,
  ): Promise<Partial<Pick<DeskState, 'orders' | 'reviews'>> & Pick<DeskState, 'nextCursor'>> {
    const {place, institutionCode} = this.state;
    const from = {limit: pageSize, ...(cursor !== undefined && {cursor})};
    if (listsReviews(place)) {
      const {items, nextCursor} = await server.listReviews({...from, ...(place === 'open' && {state: place})});
      return {reviews: items, nextCursor};
    }
    const {items, nextCursor} = await server.listOrders({
      ...from,
      sort: 'due',
      ...(place === 'overdue' ? {overdue: 'true'} : place === 'all' ? {} : {state: place}),
      ...(institutionCode && {institutionCode}),
    });
    return {orders: items, nextCursor};
  }

  private async readTags(): Promise<void> {
    const {answer} = await this.ask(server => server.getStandard());
    if (answer) this.change({tags: Object.fromEntries(answer.tags.map(({code, text}) => [code, text]))});
  }

  private async readInstitutions(): Promise<void> {
    const {answer} = await this.ask(async server => {
      const found: Institution[] = [];
      for (let cursor: string | null | undefined; cursor !== null && found.length < mostInstitutions;) {
        const page = await server.listInstitutions({limit: 100, ...(cursor && {cursor})});
        found.push(...page.items);
        cursor = page.nextCursor;
      }
      return found;
    });
    if (answer) this.change({institutions: answer});
  }

  /** Opens an order; what was filled in for the one before stays for its return. */
  open(orderNumber: string): Promise<void> {
    this.hide();
    this.change({opened: orderNumber, detail: undefined, form: undefined, notice: '', look: undefined});
    return this.read(orderNumber);
  }

  /** Back to the list. */
  close(): void {
    this.opening++;
    this.hide();
    this.change({opened: '', detail: undefined, detailTrouble: undefined, form: undefined, notice: ''});
  }

  private async read(orderNumber: string): Promise<void> {
    const run = ++this.opening;
    this.change({detailTrouble: undefined});
    const {answer, trouble} = await this.ask(server => server.getOrder({orderNumber}));
    if (run === this.opening) this.change(trouble ? {detailTrouble: trouble} : {detail: answer});
  }

  /** Begins a form, with what was written in it before. */
  begin(kind: FormKind): void {
    const evidence = [{title: '', reference: ''}];
    const said: Said = kind === 'ask_review' || kind === 'appeal' ? {evidence} : {};
    const kept = this.drafts.get(`${this.state.opened} ${kind}`);
    this.change({
      form: kept ?? {kind, said, faults: {}, trouble: '', sending: false, key: newIdempotencyKey()},
      notice: '',
    });
  }

  /** Takes over what was typed or chosen. */
  fill(change: (said: Said) => Said): void {
    const {form} = this.state;
    if (form) this.keep({...form, said: {...form.said, ...change(form.said)}, faults: {}, key: newIdempotencyKey()});
  }

  /** Puts the form away; what was filled in is gone. */
  cancel(): void {
    this.drafts.delete(`${this.state.opened} ${this.state.form?.kind}`);
    this.change({form: undefined, notice: ''});
  }

  /** Sends the form; resolves to whether it was taken. */
  async submit(): Promise<boolean> {
    const {form, detail, opened} = this.state;
    const [language, m] = this.owner.speech();
    if (!form || !detail || form.sending) return false;
    const faults = faultsOf(form.kind, form.said, m);
    if (Object.keys(faults).length > 0) {
      this.keep({...form, faults, trouble: ''});
      return false;
    }
    this.keep({...form, faults: {}, trouble: '', sending: true});
    const review = detail.reviews.find(({state}) => (form.kind === 'decide' ? state === 'open' : state === 'upheld'));
    const {answer, trouble} = await this.ask(async server => [await send(server, form, detail, review)] as const);
    if (!answer) {
      await this.refused(form, trouble, opened);
      return false;
    }
    this.drafts.delete(`${opened} ${form.kind}`);
    this.owner.tell('gov-rating-order-changed', {orderNumber: opened, step: form.kind});
    if (this.state.opened === opened) {
      const notice = m.done.replace('{step}', nameOf(form.kind, language, m));
      this.change({form: undefined, notice, ...(answer[0] && {detail: answer[0]})});
    }
    if (!answer[0] && this.state.opened === opened) await this.read(opened);
    void this.list();
    return true;
  }

  /** The form stays as it is; the order is shown as it stands now where somebody else was faster. */
  private async refused(form: DeskForm, trouble: unknown, orderNumber: string): Promise<void> {
    const [language, m] = this.owner.speech();
    if (!isApiError(trouble)) {
      this.keep({...form, sending: false, trouble: m.failed}, orderNumber);
      return;
    }
    const told = trouble.messages ? localized(trouble.messages, language) : m.failed;
    const faults = Object.fromEntries(
      trouble.errors.map(({field, messages}) => [field.split('.')[0] as string, localized(messages, language)]),
    );
    const {current} = trouble;
    if (!current) {
      // A refused form may come again with the same content, as something new.
      const key = newIdempotencyKey();
      this.keep({...form, sending: false, faults, trouble: told, key}, orderNumber);
      return;
    }
    await Promise.all([this.read(orderNumber), this.list()]);
    const state = localized(orderStates[current.state].name, language);
    const still = this.state.detail?.steps.includes(form.kind as OrderDetail['steps'][number]);
    const sentence = (still ? m.changed : m.gone).replace('{state}', state);
    const key = newIdempotencyKey();
    this.keep(
      {...form, sending: false, trouble: trouble.code === 'order_changed' || !still ? sentence : told, key},
      orderNumber,
    );
  }

  /** Keeps a form for its order, and shows it if that order is still open. */
  private keep(form: DeskForm, orderNumber = this.state.opened): void {
    this.drafts.set(`${orderNumber} ${form.kind}`, {...form, sending: false});
    if (this.state.opened === orderNumber) this.change({form});
  }

  /** Asks for the reason of a look at the person. */
  askForPerson(): void {
    this.change({look: {reason: '', fault: '', sending: false}});
  }

  /** Takes over the reason as it is typed. */
  giveReason(reason: string): void {
    this.change({look: {reason, fault: '', sending: false}});
  }

  /** Puts the question away. */
  leaveMasked(): void {
    this.change({look: undefined});
  }

  /** Shows the person for a minute; resolves to whether there is somebody to see. */
  async show(): Promise<boolean> {
    const {look, opened: orderNumber} = this.state;
    const [language, m] = this.owner.speech();
    if (!look || look.sending) return false;
    const reason = look.reason.trim();
    if (!reason) {
      this.change({look: {...look, fault: m.required}});
      return false;
    }
    this.change({look: {...look, sending: true}});
    const {answer, trouble} = await this.ask(server => server.unmask({orderNumber, reason}));
    if (this.state.opened !== orderNumber) return false;
    if (!answer) {
      const told = isApiError(trouble) && trouble.messages;
      this.change({look: {...look, fault: told ? localized(told, language) : m.unreachable}});
      return false;
    }
    clearTimeout(this.masking);
    this.masking = setTimeout(() => this.hide(), shownFor);
    this.change({look: undefined, person: answer.person});
    await this.read(orderNumber);
    return true;
  }

  /** Masks the person again; does nothing when nobody is shown. */
  hide(): void {
    clearTimeout(this.masking);
    if (this.state.person) this.change({person: undefined, notice: this.owner.speech()[1].hidden});
  }

  private async ask<T>(
    question: (server: DeskServer) => Promise<T>,
  ): Promise<{readonly answer?: T; readonly trouble?: unknown}> {
    if (!this.server) return {trouble: notConnected};
    try {
      return {answer: await question(this.server)};
    } catch (trouble) {
      if (isApiError(trouble) && trouble.code === 'unauthorized') this.owner.tell('gov-rating-unauthorized', null);
      return {trouble};
    }
  }

  private change(changes: Partial<DeskState>): void {
    this.state = {...this.state, ...changes};
    this.owner.changed();
  }
}
