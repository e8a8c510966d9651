import {Problem} from '../domain/problems/problem.ts';
import type {Caller} from './caller.ts';
/** What is counted together. `login` and `receipt` count failures only: by client id and address, and by address. */
export type Bucket = 'address' | 'invitation' | 'client' | 'person' | 'login' | 'receipt';

/** Counts calls. The browser build runs without; Node brings one in memory, a deployment may bring a shared one. */
export interface RateLimits {
  /** Takes one call from the bucket; resolves with 0, or with the seconds to wait when it is empty. */
  take(bucket: Bucket, key: string): Promise<number>;
  /** The seconds to wait, 0 while the bucket is not empty; takes nothing. */
  wait(bucket: Bucket, key: string): Promise<number>;
}

/**
 * A generous limit by address, first of all: one hall with hundreds of raters a minute sits behind one address, so this
 * only stops floods.
 */
export async function limitAddress(limits: RateLimits | undefined, address: string | undefined): Promise<void> {
  if (limits && address !== undefined) refuseIf(await limits.take('address', address));
}

/** The limit of one invitation, one client or one person. */
export async function limitCaller(limits: RateLimits | undefined, caller: Caller): Promise<void> {
  if (!limits || !caller) return;
  if ('tokenHash' in caller) refuseIf(await limits.take('invitation', caller.tokenHash));
  else if ('personRef' in caller) refuseIf(await limits.take('person', caller.personRef));
  else refuseIf(await limits.take('client', caller.id));
}

/** What a wrong guess is refused with. */
const wrongGuess = {login: 'client_invalid', receipt: 'unknown_receipt'} as const;

/** Slows down guessing of secrets and numbers by one client, without blocking others. */
export async function limitFailures<T>(
  limits: RateLimits | undefined,
  bucket: keyof typeof wrongGuess,
  key: string,
  work: () => Promise<T>,
): Promise<T> {
  if (!limits) return work();
  refuseIf(await limits.wait(bucket, key));
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem && error.code === wrongGuess[bucket]) await limits.take(bucket, key);
    throw error;
  }
}

function refuseIf(seconds: number): void {
  if (seconds > 0) throw new Problem('rate_limited', {headers: {'Retry-After': String(Math.ceil(seconds))}});
}
