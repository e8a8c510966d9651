import type {OrderDetail} from '@gov-rating/contract';
import {isApiError, newIdempotencyKey, orderStates} from '@gov-rating/sdk/desk-core';
import {foreignAnswer, type ForeignAnswer} from '../page/foreign-answer.ts';
import {localized} from '../messages/language.ts';
import type {DeskMessages} from '../messages/desk-zh-CN.ts';
import {
  changeOf,
  faultsOf,
  fieldOf,
  nameOf,
  send,
  type Change,
  type DeskForm,
  type FormKind,
  type Said,
} from './form/kinds.ts';
import {pageOf, type List, type Place} from './list/views.ts';
import {nothingOpened, readInstitutions, readOpened, type Opened} from './loader.ts';
import type {DeskServer} from './base/server.ts';
import {emptyDesk, type DeskState, type noServer, type notSignedIn} from './base/state.ts';
import {toldOf} from './base/failure.ts';

/** How long a person is shown, in milliseconds. */
const shownFor = 60_000;

/** What a desk needs of the element that draws it. */
export interface DeskOwner {
  /** Something is to be drawn anew. */
  readonly changed: () => void;
  /** The language of the page and its sentences. */
  readonly speech: () => readonly [language: string, m: DeskMessages];
  readonly tell: (...change: Change) => void;
  /** Tells the author of the page about a mistake. */
  readonly warn: (code: ForeignAnswer) => void;
  /** What proves who works here: the token that was last given, or a client of the page's own. */
  readonly proof: () => unknown;
}

/**
 * Proofs that a server has refused, on this page and since its last answer to them. A page is told once of each: one that
 * signs in at once, comes back with the same token and draws the desk anew would otherwise go round for ever.
 */
const refused = new Set<unknown>();

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

  /** Starts over with another server, or with none, for a reason. */
  connect(server: DeskServer | typeof noServer | typeof notSignedIn): void {
    this.hide();
    this.drafts.clear();
    const missing = typeof server === 'symbol';
    this.server = missing ? undefined : server;
    this.state = {...emptyDesk, listTrouble: missing ? server : undefined};
    if (!missing) void Promise.all([this.list(), this.readTags(), this.readSelf()]);
  }

  /** Shows another list. */
  go(place: Place, institutionCode = this.state.institutionCode): Promise<void> {
    this.change({place, institutionCode, list: undefined, nextCursor: null, listTrouble: undefined, told: ''});
    return this.list();
  }

  /** Reads list, counts and the open order anew. */
  async refresh(): Promise<void> {
    const {opened, self} = this.state;
    await Promise.all([this.list(), opened && this.reread(), !self && this.readSelf()]);
  }

  /** The first page of the list, and how many orders stand where. */
  async list(): Promise<void> {
    const run = ++this.listing;
    const [counts, page] = await Promise.all([
      this.ask(server => server.countOrders()),
      this.ask(server => pageOf(server, this.state)),
    ]);
    if (run !== this.listing) return;
    const listTrouble = page.trouble ?? counts.trouble;
    this.change({listTrouble, ...(counts.answer && {counts: counts.answer}), ...page.answer});
  }

  /** The next page, behind those that are shown. */
  async more(): Promise<void> {
    const {list, nextCursor} = this.state;
    if (!list || nextCursor === null || this.state.loadingMore) return;
    const run = this.listing;
    this.change({loadingMore: true});
    const {answer, trouble} = await this.ask(server => pageOf(server, this.state, nextCursor));
    if (run !== this.listing) return this.change({loadingMore: false});
    this.change({
      loadingMore: false,
      listTrouble: trouble,
      ...(answer && {
        nextCursor: answer.nextCursor,
        list: {...list, items: [...list.items, ...answer.list.items]} as List,
      }),
    });
  }

  private async readTags(): Promise<void> {
    const {answer} = await this.ask(server => server.getStandard(), false);
    if (answer) this.change({tags: Object.fromEntries(answer.tags.map(({code, text}) => [code, text]))});
  }

  /** Who the person is to the server, and what lies in sight. */
  private async readSelf(): Promise<void> {
    const {server} = this;
    const {answer: self} = await this.ask(asked => asked.getSelf());
    if (!self || server !== this.server) return;
    this.change({self});
    const {answer} = await this.ask(asked => readInstitutions(asked, self), false);
    if (answer && server === this.server) this.change(answer);
  }

  /** Opens an order; what was filled in for the one before stays for its return. */
  open(orderNumber: string): Promise<void> {
    this.put(orderNumber, {});
    return this.reread();
  }

  /** Opens what stands in a list and is no order. */
  openEntry(id: string, entry: Partial<Opened>): void {
    this.put(id, entry);
  }

  /** Back to the list. */
  close(): void {
    this.put('', {});
  }

  private put(opened: string, entry: Partial<Opened>): void {
    this.opening++;
    this.hide();
    this.change({
      ...{...nothingOpened, ...entry, opened},
      ...{detailTrouble: undefined, form: undefined, look: undefined, told: ''},
    });
  }

  /** Reads what is opened once more. */
  async reread(): Promise<void> {
    const run = ++this.opening;
    this.change({detailTrouble: undefined});
    const {answer, trouble} = await this.ask(server => readOpened(server, this.state));
    if (run === this.opening) this.change(trouble ? {detailTrouble: trouble} : (answer ?? {}));
  }

  /** Begins a form, with what was written in it before. */
  begin(kind: FormKind): void {
    const evidence = [{title: '', reference: ''}];
    const said: Said = kind === 'ask_review' || kind === 'appeal' ? {evidence} : {};
    const kept = this.drafts.get(`${this.state.opened} ${kind}`);
    this.change({
      form: kept ?? {kind, said, faults: {}, trouble: '', sending: false, key: newIdempotencyKey()},
      told: '',
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
    this.change({form: undefined, told: ''});
  }

  /** Sends the form; resolves to whether it was taken. */
  async submit(): Promise<boolean> {
    const {form, opened} = this.state;
    const [language, m] = this.owner.speech();
    if (!form || form.sending) return false;
    const faults = faultsOf(form.kind, form.said, m);
    if (Object.keys(faults).length > 0) {
      this.keep({...form, faults, trouble: ''});
      return false;
    }
    this.keep({...form, faults: {}, trouble: '', sending: true});
    const before = this.state;
    const {answer, trouble} = await this.ask(server => send(server, form, before));
    if (!answer) {
      await this.refused(form, trouble, opened);
      return false;
    }
    this.drafts.delete(`${opened} ${form.kind}`);
    this.owner.tell(...changeOf(form, before));
    if (this.state.opened === opened) {
      this.change({form: undefined, told: m.done.replace('{step}', nameOf(form.kind, language, m)), ...answer});
      if (Object.keys(answer).length === 0) await this.reread();
    }
    void this.list();
    return true;
  }

  /** The form stays as it is; what it is about is shown as it stands now where somebody else was faster. */
  private async refused(form: DeskForm, trouble: unknown, orderNumber: string): Promise<void> {
    const [language, m] = this.owner.speech();
    const {what: told} = toldOf(trouble, language, m);
    if (!isApiError(trouble)) {
      const help = foreignAnswer(trouble) ? m.kept + m.reword : m.kept;
      this.keep({...form, sending: false, trouble: told + help}, orderNumber);
      return;
    }
    const faults = Object.fromEntries(
      trouble.errors.map(({field, messages}) => [fieldOf(form.kind, field), localized(messages, language)]),
    );
    const {current} = trouble;
    if (!current) {
      // A refused form may come again with the same content, as something new.
      const key = newIdempotencyKey();
      if (trouble.status === 409) await Promise.all([this.reread(), this.list()]);
      this.keep({...form, sending: false, faults, trouble: told, key}, orderNumber);
      return;
    }
    await Promise.all([this.reread(), this.list()]);
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
      const {what: fault} = toldOf(trouble, language, m);
      this.change({look: {...look, fault}});
      return false;
    }
    clearTimeout(this.masking);
    this.masking = setTimeout(() => this.hide(), shownFor);
    this.change({look: undefined, person: answer.person});
    await this.reread();
    return true;
  }

  /** Masks the person again; does nothing when nobody is shown. */
  hide(): void {
    clearTimeout(this.masking);
    if (this.state.person) this.change({person: undefined, told: this.owner.speech()[1].hidden});
  }

  /** Asks the server, with the person's token unless told otherwise. */
  private async ask<T>(
    question: (server: DeskServer) => Promise<T>,
    signedIn = true,
  ): Promise<{readonly answer?: T; readonly trouble?: unknown}> {
    const {server, owner} = this;
    if (!server) return {trouble: this.state.listTrouble};
    try {
      const answer = await question(server);
      if (signedIn) refused.delete(owner.proof());
      return {answer};
    } catch (trouble) {
      const foreign = foreignAnswer(trouble);
      if (foreign) owner.warn(foreign);
      else if (isApiError(trouble) && trouble.code === 'unauthorized' && server === this.server) this.unauthorized();
      return {trouble};
    }
  }

  private unauthorized(): void {
    const proof = this.owner.proof();
    if (refused.has(proof)) return;
    refused.add(proof);
    this.owner.tell('gov-rating-unauthorized', null);
  }

  private change(changes: Partial<DeskState>): void {
    this.state = {...this.state, ...changes};
    this.owner.changed();
  }
}
