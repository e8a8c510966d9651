import {signInFaults, type ProblemCode} from '@gov-rating/contract';
import {Problem} from '../domain/problems/problem.ts';
import type {Caller} from './caller.ts';
import {turnWindowMs} from './turn-counter.ts';

/**
 * What is counted together. `login`, `receipt` and `assertion` count failures only: by client id and address, and by
 * address. `pairing` counts the pairings that devices begin, by address. One digit names a bucket in the shared counts.
 */
export const buckets = [
  'address',
  'invitation',
  'client',
  'person',
  'login',
  'receipt',
  'device',
  'pairing',
  'rater',
  'assertion',
] as const;

/** One of {@link buckets}. */
export type Bucket = (typeof buckets)[number];

/** What is left of a limit. */
export interface LeftTurns {
  readonly limit: number;
  readonly left: number;
  readonly seconds: number;
}

/** Counts calls. `memoryRateLimits` counts in one process, `sharedRateLimits` in all processes over one database. */
export interface RateLimits {
  /** Takes one call from the bucket; resolves with 0, or with the seconds to wait when it is empty. */
  take(bucket: Bucket, key: string): Promise<number>;
  /** How many calls the caller may make in a minute, how many of them are left, and in how many seconds all are again. */
  left(bucket: Bucket, key: string): Promise<LeftTurns>;
  /** What {@link RateLimits.take} would say for the next call, which is not taken. */
  wait(bucket: Bucket, key: string): Promise<number>;
}

/**
 * A generous limit by address, checked first: a hall with hundreds of raters a minute has one address, so this only
 * stops floods.
 */
export async function limitAddress(limits: RateLimits | undefined, address: string | undefined): Promise<void> {
  if (limits && address !== undefined) refuseIf(await limits.take('address', address));
}

/** The limit by address of a route that has a bucket of its own. */
export async function limitBucket(
  limits: RateLimits | undefined,
  bucket: Bucket | undefined,
  address: string | undefined,
): Promise<void> {
  if (limits && bucket !== undefined && address !== undefined) refuseIf(await limits.take(bucket, address));
}

/** The limit of one invitation, one rater, one client or one person, of which a call takes one turn, or more for a batch. */
export async function limitCaller(limits: RateLimits | undefined, caller: Caller, turns = 1): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await takeTurn(limits, caller);
}

async function takeTurn(limits: RateLimits | undefined, caller: Caller): Promise<void> {
  if (!limits || !caller) return;
  const {bucket, key} = bucketOf(caller);
  const seconds = await limits.take(bucket, key);
  if (seconds > 0) refuseIf(seconds, await leftHeaders(limits, caller));
}

function bucketOf(caller: NonNullable<Caller>): {readonly bucket: Bucket; readonly key: string} {
  if ('tokenHash' in caller) return {bucket: 'invitation', key: caller.tokenHash};
  if ('raterHash' in caller) return {bucket: 'rater', key: caller.raterHash};
  if ('deviceId' in caller) return {bucket: 'device', key: caller.deviceId};
  if ('personRef' in caller) return {bucket: 'person', key: caller.personRef};
  return {bucket: 'client', key: caller.id};
}

/**
 * What is left of the caller's limit, as headers (draft-ietf-httpapi-ratelimit-headers-10): the policy in calls (`q`) of a window in
 * seconds (`w`), and the calls that remain (`r`) until all are there again (`t`, seconds).
 */
export async function leftHeaders(
  limits: RateLimits | undefined,
  caller: Caller,
): Promise<Readonly<Record<string, string>>> {
  if (!limits || !caller) return {};
  const {bucket, key} = bucketOf(caller);
  const {limit, left, seconds} = await limits.left(bucket, key);
  return {
    'RateLimit-Policy': `"${bucket}";q=${limit};w=${turnWindowMs / 1000}`,
    RateLimit: `"${bucket}";r=${left};t=${seconds}`,
  };
}

/** The refusals that count as a wrong guess. */
const wrongGuesses: Readonly<Record<'login' | 'receipt' | 'assertion', readonly ProblemCode[]>> = {
  login: ['client_invalid'],
  receipt: ['unknown_receipt'],
  assertion: signInFaults,
};

/**
 * Counts wrong guesses of secrets and numbers and refuses those above the limit with `rate_limited`. The guess is checked
 * first, which costs one hash and one look-up by key, so that strangers cannot lock out who has the right secret: that
 * one is never counted and never refused here. Secrets have 256 random bits; how often anyone can guess is bounded by
 * the limit by address.
 */
export async function limitFailures<T>(
  limits: RateLimits | undefined,
  bucket: keyof typeof wrongGuesses,
  key: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (limits && error instanceof Problem && wrongGuesses[bucket].includes(error.code))
      refuseIf(await limits.take(bucket, key));
    throw error;
  }
}

/**
 * As {@link limitFailures}, for what is short enough to be found by guessing, such as the number of a receipt: above the
 * limit nothing is checked any more, so that a right guess is not told either. Who holds a key is not asked to wait.
 */
export async function limitGuesses<T>(
  limits: RateLimits | undefined,
  bucket: keyof typeof wrongGuesses,
  key: string,
  work: () => Promise<T>,
): Promise<T> {
  if (limits) refuseIf(await limits.wait(bucket, key));
  return limitFailures(limits, bucket, key, work);
}

function refuseIf(seconds: number, headers: Readonly<Record<string, string>> = {}): void {
  if (seconds > 0)
    throw new Problem('rate_limited', {headers: {'Retry-After': String(Math.ceil(seconds)), ...headers}});
}
