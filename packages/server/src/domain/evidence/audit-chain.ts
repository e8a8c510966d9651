import type {HeadLeaf, Leaf} from '@gov-rating/contract/evidence';
import type {AuditEntry} from './evidence-storage.ts';
import {endsOfUnmarked} from './log-id.ts';
import {headEntryId} from './seal.ts';

/** How long an entry may wait before a head without it is worth a remark, in milliseconds: a day. */
const longestBacklogMs = 86_400_000;

/** At most this many remarks are kept in memory. */
const mostRemarks = 100;

/**
 * Follows the heads through the entries of a log: each head that the log names is the one before its entry, the heads go
 * forward in time, and no entry claims a moment until which an earlier head says that the log is complete.
 */
export class HeadChain {
  /** The entries by which the log may still end what was written without marks. */
  #ends: readonly string[];
  #signedAt = '';
  readonly #remarks: string[] = [];
  /** The latest moment until which a head says that the log is complete, and that head. */
  #complete: HeadLeaf | undefined;

  /** @param logId undefined in a database without a log */
  constructor(logId: string | undefined) {
    this.#ends = endsOfUnmarked(logId);
  }

  /** What an auditor should know although no entry is broken, at most {@link mostRemarks} sentences. */
  get remarks(): readonly string[] {
    return this.#remarks;
  }

  /** Takes the next entry, whose leaf was found to be right. Returns what is wrong with its place, or undefined. */
  next({leaf, index, at, entryId}: AuditEntry): string | undefined {
    // An entry of the operator's log that was erased has no leaf any more.
    const sealed = JSON.parse(leaf ?? '{}') as Partial<Leaf>;
    if (sealed.kind === 'head') return this.#head(sealed as HeadLeaf, index, entryId);
    if (sealed.kind === 'marks') {
      const place = this.#ends.indexOf(entryId);
      if (place < 0) return 'it lets entries without marks in, and marks had begun before it';
      this.#ends = this.#ends.slice(place + 1);
    }
    // What a log takes over was not sealed in the order of its moments.
    if (this.#ends.length > 0) return undefined;
    const {completeUntil = '', size} = this.#complete ?? {};
    if (at >= completeUntil) return undefined;
    return `it claims a moment before the head over ${size} entries was signed, and that head held all entries until ${completeUntil}`;
  }

  #head(head: HeadLeaf, index: number, entryId: string): string | undefined {
    const earlier = this.#signedAt;
    this.#signedAt = head.at;
    if (Date.parse(head.at) - Date.parse(head.completeUntil) > longestBacklogMs && this.#remarks.length < mostRemarks)
      this.#remarks.push(
        `The head over ${head.size} entries, of ${head.at}, says that the log is complete until ${head.completeUntil} only: ` +
          'nothing was sealed for long, or an entry waited for a key that was not listed.',
      );
    if (!this.#complete || head.completeUntil > this.#complete.completeUntil) this.#complete = head;
    if (head.size !== index || entryId !== headEntryId(index)) return 'it is not about the head before it';
    return head.at < earlier ? 'its head was signed before the one before it' : undefined;
  }
}
