import type {Verifier} from '@gov-rating/contract/evidence';
import type {AuditEntry} from '../storage/evidence-storage.ts';
import {isWarranted, type ErasureWarrant} from './erasure-warrant.ts';
import {isOfBefore} from './log-id.ts';

/** By what erasures are judged. */
export interface ErasureRules {
  readonly isWarranted: (warrant: ErasureWarrant) => boolean;
  /** Before this place an erasure may lack a warrant; undefined where none may. */
  readonly earlierEnd: number | undefined;
}

/** What an entry needs that lost its words, undefined when it has it: an erasure in the log, after it and allowed. */
export function erasureFault({index, at, source, erasure}: AuditEntry, rules: ErasureRules): string | undefined {
  if (source === undefined || !('erasedAt' in source) || source.erasedAt === null) return undefined;
  if (!erasure) return 'it is marked as erased, and no entry says so';
  const place = erasure.index ?? Infinity;
  if (place < index) return 'the entry of its erasure stands before it';
  const {warrant} = erasure;
  if (!warrant) return place <= (rules.earlierEnd ?? -1) ? undefined : 'nothing allowed to erase its words';
  if (!rules.isWarranted(warrant)) return 'what allowed to erase its words is not signed with a key that is trusted';
  return at < warrant.olderThan && warrant.olderThan <= warrant.at ? undefined : 'its words were erased too early';
}

/** The rules of a log; the last answer is kept, because a portion is erased under one warrant. */
export function erasureRules(
  verifiers: readonly Verifier[],
  {logId, earlierEnd}: {readonly logId: string | undefined; readonly earlierEnd: number | null | undefined},
): ErasureRules {
  let last: {readonly key: string; readonly right: boolean} | undefined;
  return {
    isWarranted: warrant => {
      const key = JSON.stringify(warrant);
      if (last?.key !== key) last = {key, right: isWarranted(warrant, verifiers)};
      return last.right;
    },
    earlierEnd: logId === undefined || !isOfBefore(logId) ? undefined : earlierEnd === null ? Infinity : earlierEnd,
  };
}
