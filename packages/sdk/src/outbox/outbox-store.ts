import type {RatingDraft} from '@gov-rating/contract';

/** A rating that waits to be received. Holds the comment and the token: choose the store by who uses the device. */
export interface KeptItem {
  /** The idempotency key, made when the person pressed send. */
  readonly key: string;
  /** The invitation's token. */
  readonly token: string;
  readonly draft: RatingDraft;
  /** Milliseconds since the epoch, as all times here. */
  readonly keptAt: number;
  /** Not to be sent before. */
  readonly dueAt: number;
  /** How often sending has failed; 0 while the first attempt is under way. */
  readonly attempts: number;
  /** The server itself asked to wait until `dueAt`; a connection that comes back does not shorten that. */
  readonly asked?: boolean;
}

/** Where ratings wait. Every method is one atomic step; a rejected promise means the store cannot be used now. */
export interface OutboxStore {
  /** What it keeps is seen by this page alone, so other tabs are told nothing of it. */
  readonly pageOnly?: boolean | undefined;
  /**
   * Keeps an item unless its key is kept already, and answers what is kept under that key; undefined when `limit` items
   * are kept and this is not one of them. What it answers survives whatever the store promises to survive.
   */
  add(item: KeptItem, limit: number): Promise<KeptItem | undefined>;
  /** Replaces the item of the same key; an item that has left the store stays away. */
  update(item: KeptItem): Promise<void>;
  /** Forgets an item; a key that is not there is no error. */
  remove(key: string): Promise<void>;
  /** Everything kept, in no particular order. */
  all(): Promise<readonly KeptItem[]>;
}
