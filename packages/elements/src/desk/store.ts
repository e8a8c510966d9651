import {fill} from '../messages/fill.ts';
import {Connection, type ConnectionOwner, type ServerOrReason} from './base/connection.ts';
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
export interface DeskOwner extends ConnectionOwner {
  /** The words of the element's language now. */
  readonly words: () => Words;
  readonly requestUpdate: () => void;
  /** Dispatches an event to the page. */
  readonly dispatch: (...event: DeskEvent) => void;
}

/**
 * Everything that a desk knows of one server: its parts, and what a change of one means to the others. Everything is in
 * memory. Another server gets another store, so that no data of the one before can be shown.
 */
export class DeskStore implements FormHost {
  readonly directory: Directory;
  readonly list: ListLoader;
  readonly opened: OpenedEntry;
  readonly forms: FormDrafts;
  readonly unmasking: Unmasking;
  /** What was done, or the state of an order that another person changed first; shown and announced. */
  announcement = '';
  private readonly connection: Connection;
  private readonly owner: DeskOwner;

  /** Begins to read at once, where there is a server. */
  constructor(owner: DeskOwner, server: ServerOrReason) {
    const connection = new Connection(owner, server);
    this.owner = owner;
    this.connection = connection;
    this.directory = new Directory(connection, this);
    this.list = new ListLoader(connection, this);
    this.opened = new OpenedEntry(connection, this);
    this.forms = new FormDrafts(connection, this);
    this.unmasking = new Unmasking(connection, this);
    if (typeof server === 'symbol') this.list.fail(server);
    else void Promise.all([this.list.load(), this.directory.readTags(), this.directory.readSelf()]);
  }

  get entry(): OpenEntry | undefined {
    return this.opened.state.entry;
  }

  get words(): Words {
    return this.owner.words();
  }

  requestUpdate(): void {
    this.owner.requestUpdate();
  }

  announce(sentence: string): void {
    this.announcement = sentence;
    this.requestUpdate();
  }

  /** Masks who is shown, and asks and reports nothing any more. */
  close(): void {
    this.unmasking.hide();
    this.connection.close();
  }

  /** Shows another view, or the same one of another institution. */
  go(view: View, institutionCode?: string): void {
    this.announce('');
    void this.list.go(view, institutionCode);
  }

  /** Reads the list, the counts and the open entry again; the person's role, too, while it is not known. */
  async refresh(): Promise<void> {
    await Promise.all([this.reload(), !this.directory.state.self && this.directory.readSelf()]);
  }

  /** Reads the list, the counts and the open entry again. */
  reload(): Promise<unknown> {
    return Promise.all([this.list.load(), this.opened.read()]);
  }

  /**
   * Opens an entry, or closes the one that is open; a form that is half filled stays for its return. An order is read,
   * other entries are shown as they are in the list.
   */
  open(entry: OpenEntry | undefined): Promise<void> | undefined {
    this.unmasking.hide();
    this.unmasking.cancel();
    this.forms.close();
    this.opened.show(entry);
    this.announce('');
    return entry?.kind === 'order' ? this.opened.read() : undefined;
  }

  /** Shows the served person; resolves to false when there is no person to show. */
  async unmask(): Promise<boolean> {
    const shown = await this.unmasking.show();
    // Unmasking is an event of its own: the next step must name the version after it.
    if (shown) await this.opened.read();
    return shown;
  }

  async onSubmitted(form: FormDraft, before: OpenEntry, after: OpenEntry | null): Promise<void> {
    this.owner.dispatch(...eventOf(form, before));
    if (this.entry?.id === before.id) {
      this.announce(fill(this.words.done, {step: titleOf(form.kind, this.words)}));
      if (after) this.opened.update(after);
      else await this.opened.read();
    }
    void this.list.load();
  }
}
