import type {OpenEntry} from '../base/entries.ts';
import {StorePart} from '../base/host.ts';
import type {DeskServer} from '../base/server.ts';

/** What is shown of the entry that is open. */
export interface OpenedState {
  /** Undefined while only the list is shown. */
  readonly entry: OpenEntry | undefined;
  /** Why the entry is not there, or no newer state of it. */
  readonly error?: unknown;
}

/** The entry that is open. */
export class OpenedEntry extends StorePart<OpenedState> {
  override state: OpenedState = {entry: undefined};
  /** Counts requests, so that a late answer to an earlier one is dropped. */
  private run = 0;

  /** Opens an entry, or closes the one that is open. */
  show(entry: OpenEntry | undefined): void {
    this.run++;
    this.change({entry, error: undefined});
  }

  /** Takes over what a form has changed. */
  update(entry: OpenEntry): void {
    this.change({entry});
  }

  /** Reads the entry again. One that the person may no longer see stays as it was. */
  async read(): Promise<void> {
    const {entry} = this.state;
    if (!entry) return;
    const run = ++this.run;
    this.change({error: undefined});
    const {answer, error} = await this.connection.ask(server => readEntry(server, entry));
    if (run === this.run) this.change({error, ...(answer && {entry: answer})});
  }
}

async function readEntry(server: DeskServer, entry: OpenEntry): Promise<OpenEntry | undefined> {
  const {id} = entry;
  switch (entry.kind) {
    case 'order':
      return {...entry, detail: await server.getOrder({orderNumber: id})};
    case 'review': {
      const [review] = (await server.listReviews({reviewId: id})).items;
      return review && {...entry, review};
    }
    case 'suspicion': {
      const [suspicion] = (await server.listSuspicions({suspicionId: id})).items;
      return suspicion && {...entry, suspicion};
    }
    case 'notice': {
      const [notice] = (await server.listNotices({noticeId: id})).items;
      return notice && {...entry, notice};
    }
  }
}
