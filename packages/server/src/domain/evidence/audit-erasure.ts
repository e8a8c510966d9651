import type {Verifier} from '@gov-rating/contract/evidence';
import {isAuthorized, type ErasureAuthorization} from '../retention/erasure-authorization.ts';
import {isPermitted, type OwnWordsPermission} from '../retention/own-words.ts';
import type {AuditEntry} from './evidence-storage.ts';
import type {LeafSource} from './leaf.ts';
import {isBeforeErasureEntries} from './log-id.ts';

/** What erasures are checked against. */
export interface ErasureRules {
  readonly isAuthorized: (authorization: ErasureAuthorization) => boolean;
  readonly isPermitted: (permission: OwnWordsPermission) => boolean;
  /** An erasure before this leaf index may lack an authorization; undefined when every erasure needs one. */
  readonly earlierEnd: number | undefined;
}

/**
 * Checks that an entry without its text has a later, authorized erasure in the log. Returns what is wrong, or
 * undefined.
 */
export function checkErasure({index, at, source, erasure}: AuditEntry, rules: ErasureRules): string | undefined {
  if (source === undefined || !('erasedAt' in source) || source.erasedAt === null) return undefined;
  if (!erasure) return 'it is marked as erased, and no entry says so';
  const place = erasure.index ?? Infinity;
  if (place < index) return 'the entry of its erasure comes before it';
  const {authorization, permission} = erasure;
  if (permission) return ownErasureFault(permission, source, rules);
  if (!authorization) return place <= (rules.earlierEnd ?? -1) ? undefined : 'nothing allowed to erase its words';
  if (!rules.isAuthorized(authorization))
    return 'what allowed to erase its words is not signed with a key that is trusted';
  return at < authorization.olderThan && authorization.olderThan <= authorization.at
    ? undefined
    : 'its words were erased too early';
}

/** The rater may have the own words erased, a comment or a supplement, and nobody else's. */
function ownErasureFault(
  permission: OwnWordsPermission,
  source: Extract<LeafSource, {readonly erasedAt: string | null}>,
  rules: ErasureRules,
): string | undefined {
  const isOwn = source.kind === 'rating' || (source.act === 'supplement' && source.actorKind === 'citizen');
  if (permission.of !== source.kind || !isOwn)
    return 'its words are not those of the rater, who alone may ask to erase them';
  if (!rules.isPermitted(permission))
    return 'that the rater asked to erase its words is not signed with a key that is trusted';
  return permission.at === source.erasedAt ? undefined : 'its words were not erased when the rater asked';
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
    // One permission is for one text, so there is nothing to remember.
    isPermitted: permission => isPermitted(permission, verifiers),
    earlierEnd:
      logId === undefined || !isBeforeErasureEntries(logId) ? undefined : earlierEnd === null ? Infinity : earlierEnd,
  };
}
