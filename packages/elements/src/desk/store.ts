import type {ReactiveControllerHost} from 'lit';
import {fill} from '../messages/fill.ts';
import {Connection, type ConnectionHost, type ServerOrReason} from './base/connection.ts';
import {Directory} from './base/directory.ts';
import type {OpenEntry} from './base/entries.ts';
import type {DeskEvent} from './base/events.ts';
import type {Words} from './base/words.ts';
import {OpenedEntry} from './detail/opened.ts';
import {titleOf, type FormDraft} from './form/definitions.ts';
import {FormDrafts, type FormHost} from './form/drafts.ts';
import {eventOf} from './form/send.ts';
import {ListLoader} from './list/loader.ts';
import type {View} from './list/views.ts';
import {Unmasking} from './person/unmasking.ts';

/** What the store needs of the element that draws it. */
export interface DeskOwner extends Pick<ConnectionHost, 'credential' | 'onForeignAnswer'> {
  /** The words of the element's language now. */
  readonly words: () => Words;
  /** Dispatches an event to the page. */
  readonly dispatch: (...event: DeskEvent) => void;
}

/** Everything that a desk knows: its parts, and what a change of one means to the others. Nothing is kept elsewhere. */
export class DeskStore implements FormHost {
  readonly connection: Connection;
  readonly directory: Directory;
  readonly list: ListLoader;
  readonly opened: OpenedEntry;
  readonly forms: FormDrafts;
  readonly unmasking: Unmasking;
  /** What was done, or how an order is after somebody else was faster; shown and spoken. */
  announcement = '';
  private readonly element: ReactiveControllerHost;
  private readonly owner: DeskOwner;

  constructor(element: ReactiveControllerHost, owner: DeskOwner) {
    const changed = () => this.requestUpdate();
    const onUnauthorized = () => owner.dispatch('gov-rating-unauthorized', null);
    const connection = new Connection({...owner, onUnauthorized});
    this.element = element;
    this.owner = owner;
    this.connection = connection;
    this.directory = new Directory(connection, changed);
    this.list = new ListLoader(connection, changed);
    this.opened = new OpenedEntry(connection, changed);
    this.forms = new FormDrafts(connection, this);
    this.unmasking = new Unmasking(element, connection, this);
  }

  get entry(): OpenEntry | undefined {
    return this.opened.entry;
  }

  get words(): Words {
    return this.owner.words();
  }

  requestUpdate(): void {
    this.element.requestUpdate();
  }

  announce(sentence: string): void {
    this.announcement = sentence;
    this.requestUpdate();
  }

  /** Starts over with another server, or with none for a reason. */
  connect(server: ServerOrReason): void {
    const reason = this.connection.connect(server);
    this.show(undefined);
    this.forms.clear();
    this.directory.clear();
    this.list.clear(reason);
    if (!reason) void Promise.all([this.list.load(), this.directory.readTags(), this.directory.readSelf()]);
  }

  /** Shows another view, or the same one of another institution. */
  go(view: View, institutionCode?: string): void {
    this.announce('');
    void this.list.go(view, institutionCode);
  }

  /** Reads the list, the counts and the open entry again; the person's role, too, while it is not known. */
  async refresh(): Promise<void> {
    await Promise.all([this.reload(), !this.directory.self && this.directory.readSelf()]);
  }

  /** Reads the list, the counts and the open entry again. */
  reload(): Promise<unknown> {
    return Promise.all([this.list.load(), this.opened.read()]);
  }

  /** Opens an order and reads it. */
  open(orderNumber: string): Promise<void> {
    this.show({kind: 'order', id: orderNumber, detail: undefined});
    return this.opened.read();
  }

  /** Opens an entry as it is, or closes the one that is open; a form that is half filled stays for its return. */
  show(entry: OpenEntry | undefined): void {
    this.unmasking.hide();
    this.unmasking.cancel();
    this.forms.form = undefined;
    this.opened.show(entry);
    this.announce('');
  }

  /** Shows who was served; resolves to whether there is somebody to see. */
  async unmask(): Promise<boolean> {
    const shown = await this.unmasking.show();
    // The look is an act of its own: the next step names the version after it.
    if (shown) await this.opened.read();
    return shown;
  }

  async onSubmitted(form: FormDraft, before: OpenEntry, after: OpenEntry | null): Promise<void> {
    const {messages} = this.words;
    this.owner.dispatch(...eventOf(form, before));
    if (this.entry?.id === before.id) {
      this.announce(fill(messages.done, {step: titleOf(form.kind, this.words)}));
      if (after) this.opened.update(after);
      else await this.opened.read();
    }
    void this.list.load();
  }
}
