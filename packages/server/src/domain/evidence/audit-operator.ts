import type {AuditEntry} from './evidence-storage.ts';
import type {OperatorLeaf} from './operator-leaf.ts';
import {isAboutHead} from './seal.ts';

/**
 * Follows the entries of the operator's log that were erased: their hash is all that is left. A later entry of the log must
 * allow it, for entries of their age.
 */
export class ErasedEntries {
  /** The newest erased entry that no entry has allowed yet. */
  #open: {readonly at: string; readonly index: number} | undefined;

  /** Takes the next entry of the log; whether it was erased. */
  takes({leaf, leafHash, source, at, index, entryId}: AuditEntry): boolean {
    if (source?.kind === 'operator') this.#allow(source.what === 'erasure.allowed' ? leaf : null);
    // Entries about heads are never erased.
    if (leaf !== null || leafHash === null || source !== undefined || isAboutHead(entryId)) return false;
    if (!this.#open || at > this.#open.at) this.#open = {at, index};
    return true;
  }

  #allow(leaf: string | null): void {
    const {subject} = JSON.parse(leaf ?? '{}') as Partial<OperatorLeaf>;
    if (this.#open && this.#open.at < (subject ?? '')) this.#open = undefined;
  }

  /** What was erased although no entry allows it; undefined when all was allowed. */
  notAllowed(): {readonly index: number; readonly text: string} | undefined {
    const {index, at} = this.#open ?? {};
    if (index === undefined) return undefined;
    return {index, text: `Entry ${index} (${at}) was erased, and no entry behind it allows that.`};
  }
}
