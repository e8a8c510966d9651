import type {RatingDraft} from '@gov-rating/contract/types';

/** A rating that waits. It holds the comment and the token: choose the store by who uses the device. */
export interface KeptItem {
  /** The idempotency key, made when the person pressed send. */
  readonly key: string;
  /** The invitation's token. */
  readonly token: string;
  /** The rating as it is sent. */
  readonly draft: RatingDraft;
  /** Milliseconds since the epoch, as all times here. */
  readonly keptAt: number;
  /** The earliest time of the next attempt. */
  readonly dueAt: number;
  /** How often sending has failed; 0 while the first attempt is under way. */
  readonly attempts: number;
  /** The server itself asked to wait until `dueAt`; a connection that comes back does not shorten that. */
  readonly asked?: boolean;
}

/** Where ratings wait. Every method is atomic; it rejects when the store cannot be used now. */
export interface OutboxStore {
  /** Only this page sees its items, so other tabs get no events of them. */
  readonly pageOnly?: boolean | undefined;
  /**
   * Stores an item unless its key is stored already, and resolves to the stored item of that key; undefined when `limit`
   * items are stored and this is not one of them.
   */
  add(item: KeptItem, limit: number): Promise<KeptItem | undefined>;
  /** Replaces the item of the same key; does nothing if it was removed. */
  update(item: KeptItem): Promise<void>;
  /** Removes an item; an unknown key is not an error. */
  remove(key: string): Promise<void>;
  /** Everything kept, in no particular order. */
  all(): Promise<readonly KeptItem[]>;
}
