import type {Connection} from './connection.ts';
import type {OpenEntry} from './entries.ts';
import type {Words} from './words.ts';

/** What a part of the store needs of the desk around it. */
export interface DeskHost {
  /** The entry that is open. */
  readonly entry: OpenEntry | undefined;
  /** The words of the desk's language now. */
  readonly words: Words;
  /** Draws the desk anew. */
  requestUpdate(): void;
  /** Shows and announces a sentence until the next action. */
  announce(sentence: string): void;
}

/**
 * A part of what a desk knows: it asks the server and keeps the answers in memory. Its state is never changed but
 * replaced, so that an element which gets it as a property sees that it is another one.
 */
export abstract class StorePart<State, Host extends DeskHost = DeskHost> {
  abstract state: State;
  protected readonly connection: Connection;
  protected readonly host: Host;

  constructor(connection: Connection, host: Host) {
    this.connection = connection;
    this.host = host;
  }

  /** Replaces the state by one with these changes, and draws the desk anew. */
  protected change(changes: Partial<State>): void {
    this.state = {...this.state, ...changes};
    this.host.requestUpdate();
  }
}
