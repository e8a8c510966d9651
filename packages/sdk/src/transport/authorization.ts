import type {RouteOutput} from '@gov-rating/contract/types';
import {ApiError, isApiError} from '../errors.ts';

/** An access token is renewed this long before it expires, or after nine tenths of a life under ten minutes. */
const renewalMarginMs = 60_000;

/** Where access tokens come from. */
export interface TokenSource {
  /** A token to call with. */
  readonly get: () => string | Promise<string>;
  /** The server refuses this token. */
  readonly reject?: (token: string) => void;
}

/**
 * Calls with a token and, when the server refuses it, once more with a new one. A missing token and an expired one mean
 * the same to a person: sign in. So both reject with the code `unauthorized`.
 */
export async function authorized<T>(
  tokens: TokenSource,
  call: (token: string) => Promise<T>,
  attempts = 2,
): Promise<T> {
  const token = await tokens.get();
  try {
    return await call(token);
  } catch (error) {
    if (!isApiError(error) || !/^(unauthorized|authorization_missing)$/.test(error.code)) throw error;
    if (attempts < 2) throw unauthorized(error);
    tokens.reject?.(token);
    return authorized(tokens, call, attempts - 1);
  }
}

const unauthorized = ({status, message: detail, retry, field, errors, messages, requestId, retryAfter}: ApiError) =>
  new ApiError(status, {code: 'unauthorized', detail, retry, field, errors, messages, requestId}, retryAfter);

/**
 * Keeps the access token of `issue` until shortly before it expires; `now` is in milliseconds since the epoch. Calls at the
 * same time share one request. A failure is not kept: the next call asks again.
 */
export function accessTokens(issue: () => Promise<RouteOutput<'issueToken'>>, now: () => number): TokenSource {
  let current: {readonly token: string; readonly until: number} | undefined;
  let asking: Promise<string> | undefined;

  async function renew(): Promise<string> {
    const asked = now();
    const {access_token: token, expires_in: seconds} = await issue();
    const life = seconds * 1000;
    current = {token, until: asked + Math.max(life - renewalMarginMs, life * 0.9)};
    return token;
  }

  return {
    async get() {
      if (current && now() < current.until) return current.token;
      asking ??= renew().finally(() => (asking = undefined));
      return asking;
    },
    // A token that was renewed in the meantime stays.
    reject(token) {
      if (current?.token === token) current = undefined;
    },
  };
}
