import type {Connection} from './connection.ts';
import type {OpenEntry} from './entries.ts';
import type {Words} from './words.ts';

/** What a part of the desk needs of the desk around it. */
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

/** A part of what a desk knows: it asks the server, keeps what it needs in memory, and draws the desk anew. */
export abstract class DeskPart<Host extends DeskHost = DeskHost> {
  protected readonly connection: Connection;
  protected readonly host: Host;

  constructor(connection: Connection, host: Host) {
    this.connection = connection;
    this.host = host;
  }
}
