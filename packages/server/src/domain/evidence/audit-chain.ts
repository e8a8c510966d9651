import type {HeadLeaf, Leaf} from '@gov-rating/contract/evidence';
import type {AuditEntry} from './evidence-storage.ts';
import {isBeforeMarks} from './log-id.ts';
import {headEntryId, marksEntryId} from './seal.ts';

/**
 * Follows the heads through the entries of a log: each head that the log names is the one before its entry, the heads go
 * forward in time, and no entry claims a moment until which an earlier head says that the log is complete.
 */
export class HeadChain {
  /** Whether the part has begun in which every entry was written with a mark. */
  #marked: boolean;
  #signedAt = '';
  /** The latest moment until which a head says that the log is complete, and that head. */
  #complete: HeadLeaf | undefined;

  /** @param logId undefined in a database without a log */
  constructor(logId: string | undefined) {
    this.#marked = logId !== undefined && !isBeforeMarks(logId);
  }

  /** Takes the next entry, whose leaf was found to be right. Returns what is wrong with its place, or undefined. */
  next({leaf, index, at, entryId}: AuditEntry): string | undefined {
    const sealed = JSON.parse(leaf ?? 'null') as Leaf;
    if (sealed.kind === 'head') return this.#head(sealed, index, entryId);
    if (sealed.kind === 'marks') {
      if (entryId !== marksEntryId || this.#marked)
        return 'it lets entries without marks in, and marks had begun before it';
      this.#marked = true;
    }
    const {completeUntil = '', size} = this.#complete ?? {};
    if (at >= completeUntil) return undefined;
    return `it claims a moment before the head over ${size} entries was signed, and that head held all entries until ${completeUntil}`;
  }

  #head(head: HeadLeaf, index: number, entryId: string): string | undefined {
    const earlier = this.#signedAt;
    this.#signedAt = head.at;
    if (!this.#complete || head.completeUntil > this.#complete.completeUntil) this.#complete = head;
    if (head.size !== index || entryId !== headEntryId(index)) return 'it is not about the head before it';
    return head.at < earlier ? 'its head was signed before the one before it' : undefined;
  }
}
