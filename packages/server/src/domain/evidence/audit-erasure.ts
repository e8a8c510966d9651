import type {Verifier} from '@gov-rating/contract/evidence';
import {isAuthorized, type ErasureAuthorization} from '../retention/erasure-authorization.ts';
import type {AuditEntry} from './evidence-storage.ts';
import {isBeforeErasureEntries} from './log-id.ts';

/** By what erasures are judged. */
export interface ErasureRules {
  readonly isAuthorized: (authorization: ErasureAuthorization) => boolean;
  /** An erasure before this leaf index may lack an authorization; undefined when every erasure needs one. */
  readonly earlierEnd: number | undefined;
}

/** What an entry needs that lost its words, undefined when it has it: an erasure in the log, after it and allowed. */
export function checkErasure({index, at, source, erasure}: AuditEntry, rules: ErasureRules): string | undefined {
  if (source === undefined || !('erasedAt' in source) || source.erasedAt === null) return undefined;
  if (!erasure) return 'it is marked as erased, and no entry says so';
  const place = erasure.index ?? Infinity;
  if (place < index) return 'the entry of its erasure stands before it';
  const {authorization} = erasure;
  if (!authorization) return place <= (rules.earlierEnd ?? -1) ? undefined : 'nothing allowed to erase its words';
  if (!rules.isAuthorized(authorization))
    return 'what allowed to erase its words is not signed with a key that is trusted';
  return at < authorization.olderThan && authorization.olderThan <= authorization.at
    ? undefined
    : 'its words were erased too early';
}

/** How many results of signature checks are cached: one authorization covers whole batches of erasures. */
const maxCachedAnswers = 1000;

/** The rules of a log. */
export function erasureRules(
  verifiers: readonly Verifier[],
  {logId, earlierEnd}: {readonly logId: string | undefined; readonly earlierEnd: number | null | undefined},
): ErasureRules {
  const answers = new Map<string, boolean>();
  return {
    isAuthorized: authorization => {
      const key = JSON.stringify(authorization);
      const answer = answers.get(key) ?? isAuthorized(authorization, verifiers);
      if (answers.size >= maxCachedAnswers) answers.clear();
      answers.set(key, answer);
      return answer;
    },
    earlierEnd:
      logId === undefined || !isBeforeErasureEntries(logId) ? undefined : earlierEnd === null ? Infinity : earlierEnd,
  };
}
