import type {RouteInput} from '@gov-rating/contract/types';
import type {Move, OpenedRow} from './sealed-rows.ts';

/** A rating that was given on a device together with its service, as it waits. */
export interface CollectedItem {
  /** The idempotency key. */
  readonly key: string;
  /** What is sent but for the clocks. */
  readonly entry: Omit<RouteInput<'collectDeviceRating'>, 'sentAt' | 'pressedAt'>;
  /** When it was given, by the device's clock, in milliseconds since the epoch. */
  readonly givenAt: number;
  /** The latest moment that a server had said before that, in milliseconds since the epoch; 0 when none had. */
  readonly notBefore: number;
  /** The run of the program in which it was given. */
  readonly run: string;
  /** When it was given, by a clock that nobody sets and that counts within the run, in milliseconds. */
  readonly elapsed: number;
}

/** A rating that the server refused for good. */
export interface RefusedItem extends CollectedItem {
  /** Why. */
  readonly code: string;
}

/** Where ratings with their services wait. */
export interface CollectedStore {
  /** Stores a rating behind all others; `kept` once it is on the disk. Never rejects. */
  add(item: CollectedItem): Promise<'kept' | 'storage_full' | 'storage_unavailable'>;
  /** The first ratings in their order. */
  first(count: number): Promise<readonly OpenedRow<CollectedItem>[]>;
  /** Removes what was received, and moves aside what was refused, all or nothing. */
  settle(received: readonly number[], refused: readonly Move<RefusedItem>[]): Promise<void>;
  /** What was refused. */
  refused(): Promise<readonly OpenedRow<RefusedItem>[]>;
  /** Lets all that was refused wait again, at the place in the order that it had. */
  retry(): Promise<void>;
  /** Notes what time a server says it is, and resolves to the latest one that any has said. Never rejects. */
  latest(moment?: number): Promise<number>;
  /** Removes one rating that waits. */
  remove(key: string): Promise<void>;
}
