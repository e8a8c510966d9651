import type {Outbox} from '@gov-rating/sdk/core';
import type {Memory} from './memory.ts';
import type {Place} from './links.ts';

/** What the screens show, and what they may do. */
export interface Screen {
  readonly place: Place;
  readonly memory: Memory;
  readonly isOnline: boolean;
  /** The lists are being read. */
  readonly isReading: boolean;
  readonly outbox: Outbox;
  /** Draws again after a screen has changed what it holds. */
  readonly draw: () => void;
  /** Reads the lists anew, where there is a network. */
  readonly refresh: () => Promise<void>;
  /** Says a sentence to people who do not see the screen. */
  readonly say: (sentence: string) => void;
}
