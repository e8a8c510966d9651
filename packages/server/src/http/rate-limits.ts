import {Problem} from '../problem.ts';
import type {Caller} from './authorize.ts';

/** What is counted together. `login` counts failures only, by client id and address. */
export type Bucket = 'address' | 'invitation' | 'client' | 'person' | 'login';

/** Counts calls. The browser build runs without; Node brings one in memory, a deployment may bring a shared one. */
export interface RateLimits {
  /** Takes one turn; resolves to 0, or to the seconds to wait when none was left. */
  take(bucket: Bucket, key: string): Promise<number>;
  /** The seconds to wait, 0 while a turn is left; takes none. */
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

/** Lets somebody who guesses secrets wait, without shutting out the client's own systems elsewhere. */
export async function limitFailures<T>(
  limits: RateLimits | undefined,
  key: string,
  login: () => Promise<T>,
): Promise<T> {
  if (!limits) return login();
  refuseIf(await limits.wait('login', key));
  try {
    return await login();
  } catch (error) {
    if (error instanceof Problem && error.code === 'client_invalid') await limits.take('login', key);
    throw error;
  }
}

function refuseIf(seconds: number): void {
  if (seconds > 0) throw new Problem('rate_limited', {headers: {'Retry-After': String(Math.ceil(seconds))}});
}
