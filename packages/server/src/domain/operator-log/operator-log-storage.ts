import type {OperatorEntry, OperatorKind, OperatorSource, Who} from '../evidence/operator-leaf.ts';
import type {SealedLog} from '../evidence/evidence-storage.ts';

/** A stored entry of the operator's log. */
export type StoredOperatorEntry = OperatorEntry & Pick<OperatorSource, 'state' | 'sequence'>;

/** Which entries to read. */
export interface OperatorQuery {
  /** From this moment on, ISO. */
  readonly since?: string | undefined;
  /** Before this moment. */
  readonly until?: string | undefined;
  /** A pseudonym, the id of a client, or one of the kinds of who. */
  readonly who?: string | undefined;
  readonly what?: OperatorKind | undefined;
  readonly address?: string | undefined;
  readonly subject?: string | undefined;
  /** Behind this entry. */
  readonly after?: {readonly at: string; readonly entryId: string} | undefined;
  readonly limit: number;
}

/**
 * A request or command that changes something: who, from where, and what it is. The storage completes it, by what was
 * changed, to an entry.
 */
export interface OperatorNote extends Who {
  /** Makes the id of an entry. */
  readonly newId: () => string;
  readonly at: string;
  /** Undefined: what follows from the change itself. */
  readonly what?: OperatorKind | undefined;
  readonly address: string | null;
  readonly requestId: string | null;
  /** What is not learned from the change itself. */
  readonly subject?: string | null;
  readonly facts?: OperatorEntry['facts'];
  /** Is called before an entry is written; what fails from then on may have failed because of it. */
  readonly entering?: () => void;
  /** Is called when an entry was written and is durable. */
  readonly written?: () => void;
}

/** The operator's log: who did what from where. It is sealed like the evidence log, as a log of its own. */
export interface OperatorLog extends SealedLog {
  /** Adds entries. */
  add(entries: readonly OperatorEntry[]): Promise<void>;
  /** A page of entries, oldest first. */
  entries(query: OperatorQuery): Promise<StoredOperatorEntry[]>;
  /**
   * Begins the log, once: enters what clients and webhooks may do now. What was set up before the log existed is thereby
   * taken over.
   */
  begin(at: string, newId: () => string): Promise<boolean>;
  /**
   * Allows, by an entry, that entries from before a moment are erased, unless that is allowed already or there are none.
   *
   * @returns whether an entry was added; false while another process does this work
   */
  allowErasure(allowing: {readonly olderThan: string; readonly at: string; readonly entryId: string}): Promise<boolean>;
  /**
   * Erases at most `limit` entries that a sealed entry allows to erase. Their hashes stay, so that the log can be verified,
   * and so does the last change of what is still there.
   *
   * @returns how many were erased; 0 while another process does this work
   */
  erase(limit: number): Promise<number>;
  /**
   * For verification: what is wrong between clients, webhooks and the entries about them; one sentence each. Empty before
   * the log has begun.
   *
   * @param marks whether the key is here with which entries that wait were marked
   */
  contradictions(marks: boolean): Promise<string[]>;
}
