import {
  fromBase64url,
  growTree,
  toBase64url,
  type GrowingTree,
  type SignedTreeHead,
  type Verifier,
} from '@gov-rating/contract/evidence';
import {checkEntry, hasErasedWords} from '../domain/evidence/audit-entry.ts';
import {HeadChain} from '../domain/evidence/audit-chain.ts';
import {erasureRules, type ErasureRules} from '../domain/evidence/audit-erasure.ts';
import {ErasedEntries} from '../domain/evidence/audit-operator.ts';
import type {AuditEnds, AuditedLog, AuditEntry, SealedLog, StoredHead} from '../domain/evidence/evidence-storage.ts';
import type {StoredNode} from '../domain/evidence/seal.ts';
import type {Storage} from '../domain/storage.ts';
import {checkHead, checkKeptHeads} from './kept-heads.ts';
import {checkOperatorRows, checkRows, pageSize, type LogFinding} from './verify-rows.ts';

/** At most this many remarks are kept in memory. */
const mostRemarks = 100;

/** The result: the log and its head, or the first finding and what else was found. */
export type LogReport =
  | {
      readonly sound: true;
      readonly size: number;
      readonly root: string;
      readonly erased: number;
      readonly waiting: number;
      /** What an auditor should know although no entry is broken: heads whose time goes back. */
      readonly remarks: readonly string[];
    }
  | {readonly sound: false; readonly finding: LogFinding; readonly more: readonly LogFinding[]};

/** What a verification compares besides the log itself. */
export interface VerifyOptions {
  /** Tree heads that were kept elsewhere, smallest first: the log must extend each of them. */
  readonly kept?: readonly SignedTreeHead[];
  /** Whether the marks of rows are compared, for which the storage needs the key; true by default. */
  readonly marks?: boolean;
}

/** Reads the whole evidence log once, in bounded memory, while others may write. */
export const verifyLog = (
  storage: Storage,
  verifiers: readonly Verifier[],
  {kept, marks = true}: VerifyOptions = {},
): Promise<LogReport> =>
  verifySealed(storage, verifiers, kept, ({takesOver}) => checkRows(storage, {marks: marks && !takesOver}));

/** Reads the whole operator's log, and compares clients and webhooks with what it says was set. */
export const verifyOperatorLog = (
  {operatorLog}: Storage,
  verifiers: readonly Verifier[],
  {kept, marks = true}: VerifyOptions = {},
): Promise<LogReport> => verifySealed(operatorLog, verifiers, kept, () => checkOperatorRows(operatorLog, {marks}));

async function verifySealed(
  storage: SealedLog,
  verifiers: readonly Verifier[],
  kept: readonly SignedTreeHead[] = [],
  besides: (log: AuditedLog) => Promise<readonly (LogFinding | undefined)[]>,
): Promise<LogReport> {
  const ends = await storage.auditEnds();
  const log = await storage.auditLog();
  const rules = {...erasureRules(verifiers, log), logId: log.logId};
  const walk = new Walk(storage, verifiers, kept, Math.min(ends.entries, ends.heads ?? 0), rules);
  const findings = [
    (await walk.run()) ?? checkEnds(ends) ?? (await walk.compareWith(kept)),
    ...(await besides(log)),
  ].filter(finding => finding !== undefined);
  const place = ({index = Infinity}: LogFinding) => index;
  const [finding, ...more] = findings.sort((one, other) =>
    place(one) < place(other) ? -1 : place(one) > place(other) ? 1 : 0,
  );
  if (finding) return {sound: false, finding, more};
  const {size} = walk.tree;
  const root = toBase64url(walk.tree.root());
  return {
    sound: true,
    size,
    root,
    erased: walk.erased,
    waiting: ends.waiting,
    remarks: [...walk.remarks, ...walk.chainRemarks],
  };
}

/** Reads entries, nodes and heads in the order of leaf indexes. */
class Walk {
  readonly tree: GrowingTree;
  erased = 0;
  /** Heads that were signed earlier than the one before them. */
  readonly remarks: string[] = [];

  #last: StoredHead | undefined;
  #grown: StoredNode[] = [];
  #heads: StoredHead[] = [];
  #headsRead = -1;
  readonly #storage: SealedLog;
  readonly #verifiers: readonly Verifier[];
  /** The roots of the tree at the sizes of kept heads; empty until the tree has the size. */
  readonly #roots: Map<number, string>;
  readonly #end: number;
  readonly #rules: ErasureRules;
  readonly #chain: HeadChain;
  readonly #erased = new ErasedEntries();

  constructor(
    storage: SealedLog,
    verifiers: readonly Verifier[],
    kept: readonly SignedTreeHead[],
    end: number,
    rules: ErasureRules & {readonly logId: string | undefined},
  ) {
    this.#storage = storage;
    this.#verifiers = verifiers;
    this.#roots = new Map(kept.map(({size}) => [size, '']));
    this.#end = end;
    this.#rules = rules;
    this.#chain = new HeadChain(rules.logId);
    this.tree = growTree(0, [], (node, hash) => {
      if (node.level > 0) this.#grown.push({...node, hash: toBase64url(hash)});
    });
  }

  async run(): Promise<LogFinding | undefined> {
    const atNothing = await this.#reached(undefined);
    if (atNothing) return atNothing;
    for (let from = Number.MIN_SAFE_INTEGER; this.tree.size < this.#end; from = this.tree.size) {
      const page = await this.#storage.auditEntries(from, pageSize);
      const finding = await this.#page(page);
      if (finding) return finding;
      if (page.length === 0) return missing(this.tree.size);
    }
    return this.#erased.notAllowed();
  }

  /** What the chain of heads says beside findings. */
  get chainRemarks(): readonly string[] {
    return this.#chain.remarks;
  }

  /** Compares what was read with heads that were kept elsewhere. */
  async compareWith(kept: readonly SignedTreeHead[]): Promise<LogFinding | undefined> {
    if (kept.length === 0) return undefined;
    const last = await this.#storage.treeHead();
    return checkKeptHeads(kept, this.#verifiers, {last, size: this.tree.size, roots: this.#roots});
  }

  async #page(page: readonly AuditEntry[]): Promise<LogFinding | undefined> {
    let finding: LogFinding | undefined;
    for (const entry of page) {
      if (this.tree.size >= this.#end && entry.index >= this.#end) break;
      finding = (await this.#entry(entry)) ?? undefined;
      if (finding) break;
    }
    const ofNode = await this.#nodesFault();
    return ofNode && (finding?.index === undefined || (ofNode.index ?? 0) <= finding.index) ? ofNode : finding;
  }

  async #entry(entry: AuditEntry): Promise<LogFinding | undefined> {
    const {index, entryId} = entry;
    if (index < this.tree.size) return {index, text: `Entry ${entryId} is at ${index}, where it cannot be.`};
    if (index > this.tree.size) return missing(this.tree.size);
    const isErased = this.#erased.takes(entry);
    const text = (isErased ? undefined : checkEntry(entry, this.#rules)) ?? this.#chain.next(entry);
    if (text !== undefined) return {index, text: `Entry ${index} (${entryId}): ${text}.`};
    if (isErased || hasErasedWords(entry)) this.erased++;
    this.tree.append(fromBase64url(entry.leafHash ?? '') ?? new Uint8Array());
    return this.#reached(entry);
  }

  /**
   * Whenever the tree has the size of a signed head, it must have the root of that head, and the signature must be
   * valid.
   */
  async #reached(entry: AuditEntry | undefined): Promise<LogFinding | undefined> {
    const {size} = this.tree;
    if (this.#roots.has(size)) this.#roots.set(size, toBase64url(this.tree.root()));
    if (this.#heads.length === 0 && this.#headsRead < size) {
      this.#heads = await this.#storage.auditHeads(size - 1, pageSize);
      this.#headsRead = this.#heads.at(-1)?.size ?? Infinity;
    }
    const [head] = this.#heads;
    if (head?.size !== size) return undefined;
    this.#heads.shift();
    this.#compareTimes(head);
    const text = checkHead(head, toBase64url(this.tree.root()), this.#verifiers) ?? checkKey(head, this.#verifiers);
    const place = entry ? `Entry ${entry.index} (${entry.entryId})` : 'The empty log';
    if (text === undefined) return undefined;
    const unknownKey = this.#verifiers.some(({keyId}) => keyId === head.keyId) ? undefined : head.publicKey;
    return {index: entry?.index ?? 0, text: `${place}: the head over ${size} entries ${text}.`, unknownKey};
  }

  /**
   * Names a head that was signed earlier than the one before it. It is no finding: earlier versions signed with the clock
   * as it was, and a clock that is corrected breaks no entry.
   */
  #compareTimes(head: StoredHead): void {
    const last = this.#last;
    this.#last = head;
    if (!last || head.signedAt >= last.signedAt || this.remarks.length >= mostRemarks) return;
    this.remarks.push(
      `The head over ${head.size} entries says ${head.signedAt}, earlier than ${last.signedAt} of the head over ${last.size} before it: the clock was set back, or the time was changed and signed again.`,
    );
  }

  /** The stored nodes, from which proofs are made, must follow from the entries. */
  async #nodesFault(): Promise<LogFinding | undefined> {
    const grown = this.#grown;
    this.#grown = [];
    const trusted = await this.#storage.treeNodes(grown);
    const place = grown.findIndex(({hash}, at) => hash !== trusted[at]);
    const node = grown[place];
    if (!node) return undefined;
    const index = (node.index + 1) * 2 ** node.level - 1;
    const what = trusted[place] === undefined ? 'is missing' : 'is different';
    return {
      index,
      text: `Entry ${index}: the stored node ${node.index} of level ${node.level}, which it completes, ${what}.`,
    };
  }
}

const missing = (index: number): LogFinding => ({index, text: `Entry ${index} is missing.`});

/** The key that the log itself names must be the one by which the head is verified: receipts show it. */
const checkKey = ({keyId, publicKey}: StoredHead, verifiers: readonly Verifier[]): string | undefined =>
  verifiers.some(verifier => verifier.keyId === keyId && verifier.publicKey === publicKey)
    ? undefined
    : 'is said to be signed with another key';

function checkEnds({entries, heads = 0}: AuditEnds) {
  if (entries < heads) {
    return {
      index: entries,
      text: `Entry ${entries} is missing: the log ends there, and a head over ${heads} entries is signed.`,
    };
  }
  return entries > heads ? {index: heads, text: `Entry ${heads} is covered by no signed head.`} : undefined;
}
