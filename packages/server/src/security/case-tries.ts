import {wrongRaterCodes} from '@gov-rating/contract';
import {later} from '../domain/calendar/moments.ts';
import {Problem} from '../domain/problems/problem.ts';
import type {CodeRules} from '../domain/raters/code-sign-in.ts';
import type {CaseTries, CodeStorage} from '../domain/raters/code-storage.ts';
import type {KeyedHash} from '../domain/suspicions/rating-trace.ts';

/** What counting the tries of a case needs. */
export interface CaseCounting {
  readonly storage: CodeStorage;
  readonly keyedHash: KeyedHash;
  readonly rules: CodeRules;
  readonly at: Date;
}

/** A case that is tried, which perhaps does not exist. */
export interface TriedCase {
  readonly institutionCode: string;
  readonly projectNo: string;
}

const hashOf = (keyedHash: KeyedHash, what: 'code' | 'codes', {institutionCode, projectNo}: TriedCase) =>
  keyedHash('limit', `${what} ${institutionCode} ${projectNo}`);

/**
 * Counts a request for a code, right or wrong, so that the limit says nothing about the case. A case that is locked gets no
 * code either.
 *
 * @throws {Problem} `rater_code_locked`, `rater_codes_used_up`
 */
export async function countCodeRequest({storage, keyedHash, rules, at}: CaseCounting, tried: TriedCase): Promise<void> {
  const wrong = await storage.triesOf(await hashOf(keyedHash, 'code', tried), at.toISOString());
  if (wrong && wrong.tries >= wrongRaterCodes) throw refused('rater_code_locked', wrong, at);
  const asked = await storage.countTry({
    caseHash: await hashOf(keyedHash, 'codes', tried),
    at: at.toISOString(),
    endsAt: later(at, 3_600_000).toISOString(),
    most: rules.perHour,
  });
  if (asked.tries > rules.perHour) throw refused('rater_codes_used_up', asked, at);
}

/**
 * Tries a code, unless too many wrong ones were entered for this case. A try is counted before it is looked at, so that many at
 * the same time are no more tries than one after the other; a right one is forgotten with those before it.
 *
 * @param look Resolves with what the code proves; undefined for a wrong one.
 * @throws {Problem} `rater_code_locked`, `rater_code_wrong`
 */
export async function tryCode<T>(
  {storage, keyedHash, rules, at}: CaseCounting,
  tried: TriedCase,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const caseHash = await hashOf(keyedHash, 'code', tried);
  const endsAt = later(at, rules.lockMinutes * 60_000).toISOString();
  const counted = await storage.countTry({caseHash, at: at.toISOString(), endsAt, most: wrongRaterCodes});
  if (counted.tries > wrongRaterCodes) throw refused('rater_code_locked', counted, at);
  const found = await look();
  if (found === undefined) throw new Problem('rater_code_wrong');
  await storage.forgetTries(caseHash);
  return found;
}

function refused(code: 'rater_code_locked' | 'rater_codes_used_up', {endsAt}: CaseTries, at: Date): Problem {
  const seconds = Math.max(1, Math.ceil((Date.parse(endsAt) - at.getTime()) / 1000));
  return new Problem(code, {headers: {'Retry-After': String(seconds)}});
}
