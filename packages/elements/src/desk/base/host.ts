import type {OpenEntry} from './entries.ts';
import type {Words} from './words.ts';

/** What the controllers of a desk need of the desk around them. */
export interface DeskHost {
  /** The entry that is open. */
  readonly entry: OpenEntry | undefined;
  /** The words of the desk's language now. */
  readonly words: Words;
  /** Draws the desk anew. */
  requestUpdate(): void;
  /** Shows and speaks a sentence until something else is done. */
  announce(sentence: string): void;
}
