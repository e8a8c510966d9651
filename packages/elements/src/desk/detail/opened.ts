import type {OpenEntry} from '../base/entries.ts';
import {DeskPart} from '../base/host.ts';
import type {DeskServer} from '../base/server.ts';

/** The entry that is open. */
export class OpenedEntry extends DeskPart {
  /** Undefined while only the list is shown. */
  entry: OpenEntry | undefined;
  /** Why the entry is not there, or no newer state of it. */
  error: unknown;
  /** Counts requests, so that a late answer to an earlier one is dropped. */
  private run = 0;
  /** Opens an entry, or closes the one that is open. */
  show(entry: OpenEntry | undefined): void {
    this.run++;
    this.entry = entry;
    this.error = undefined;
    this.host.requestUpdate();
  }

  /** Takes over what a form has changed. */
  update(entry: OpenEntry): void {
    this.entry = entry;
    this.host.requestUpdate();
  }

  /** Reads the entry again. One that the person may no longer see stays as it was. */
  async read(): Promise<void> {
    const {entry} = this;
    if (!entry) return;
    const run = ++this.run;
    this.error = undefined;
    this.host.requestUpdate();
    const {answer, error} = await this.connection.ask(server => readEntry(server, entry));
    if (run !== this.run) return;
    this.error = error;
    this.entry = answer ?? this.entry;
    this.host.requestUpdate();
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
