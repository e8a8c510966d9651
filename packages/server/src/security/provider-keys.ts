import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';
import {Problem} from '../domain/problems/problem.ts';

/** Fixed keys, for a provider in the same process. */
export const localKeys = (keySet: JSONWebKeySet): JWTVerifyGetKey => createLocalJWKSet(keySet);

/** The timeout of a request to the provider, and the pause between two requests, in milliseconds. */
const timeoutMs = 5000;
/** Keys are fetched again after this time, and used no longer than that, in milliseconds. */
const [freshMs, usableMs] = [600_000, 24 * 3_600_000];
/** How long a key that the provider does not have is not looked for again, in milliseconds, and how many are remembered. */
const [unknownMs, mostUnknown] = [30_000, 500];
/** A longer name of a key is not remembered, in characters. */
const longestName = 200;

/** Keys as they were fetched. */
interface Fetched {
  readonly find: JWTVerifyGetKey;
  readonly at: number;
}

/**
 * The published keys of a provider. They are fetched again after ten minutes and when a token names an unknown one, at
 * most every five seconds. While the provider fails, tokens whose key is known go on for a day; only the others are
 * refused. An answer without any key counts as a failure.
 *
 * @param url Where the provider publishes its keys (its `jwks_uri`).
 * @param now The clock, in milliseconds.
 * @param ask How the provider is asked; `fetch` by default.
 * @returns A finder of keys for `jose`. It rejects with a problem `unavailable` when the provider fails and the key is
 *   unknown, and with jose's own error when no key fits.
 */
export function remoteKeys(url: URL, now: () => number = Date.now, ask: typeof fetch = fetch): JWTVerifyGetKey {
  const remote = createRemoteJWKSet(url, {
    timeoutDuration: timeoutMs,
    cooldownDuration: 0,
    [customFetch]: (address, init) => ask(address, init as RequestInit),
  });
  const unknown = new Map<string, number>();
  let known: Fetched | undefined;
  let triedAt = -Infinity;
  let failure: unknown;
  let loading: Promise<void> | undefined;

  const load = async () => {
    triedAt = now();
    try {
      await remote.reload();
      const keySet = remote.jwks();
      if (!keySet || keySet.keys.length === 0) throw new Error('The provider publishes no key.');
      known = {find: createLocalJWKSet(keySet), at: triedAt};
      failure = undefined;
    } catch (error) {
      failure = error;
    }
  };
  const loadOnce = () => (loading ??= load().finally(() => (loading = undefined)));
  const mayTry = () => now() >= triedAt + timeoutMs;

  return async (header, token) => {
    if (known && now() >= known.at + usableMs) known = undefined;
    if (loading || (!known && mayTry())) await loadOnce();
    if (!known) throw outOfReach(failure);
    if (now() >= known.at + freshMs && mayTry()) void loadOnce();
    try {
      return await known.find(header, token);
    } catch (error) {
      const name = header.kid?.slice(0, longestName);
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      if (name !== undefined && now() < (unknown.get(name) ?? -Infinity)) throw error;
      if (mayTry()) await loadOnce();
      if (failure !== undefined) throw outOfReach(failure);
      if (name !== undefined) remember(unknown, name, now() + unknownMs);
      return known.find(header, token);
    }
  };
}

function remember(unknown: Map<string, number>, name: string, until: number): void {
  const oldest = unknown.keys().next();
  if (unknown.size >= mostUnknown && !oldest.done) unknown.delete(oldest.value);
  unknown.set(name, until);
}

const outOfReach = (cause?: unknown): Problem =>
  new Problem('unavailable', {cause, headers: {'Retry-After': String(timeoutMs / 1000)}});
