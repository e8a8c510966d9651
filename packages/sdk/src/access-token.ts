import type {RouteOutput} from '@gov-rating/contract';

/** An access token is renewed this long before it ends, in milliseconds, or after nine tenths of a shorter life. */
const margin = 60_000;

/** Keeps one access token and renews it. */
export interface AccessTokens {
  /** A token that is still good; all who ask at the same time share one request. */
  get(): Promise<string>;
  /** The server no longer takes this token; one that has been renewed meanwhile stays. */
  reject(token: string): void;
}

/** Keeps the access token that `issue` brings. A failure is not kept: the next caller asks again. */
export function accessTokens(issue: () => Promise<RouteOutput<'issueToken'>>, now: () => number): AccessTokens {
  let current: {readonly token: string; readonly until: number} | undefined;
  let asking: Promise<string> | undefined;

  async function renew(): Promise<string> {
    const asked = now();
    const {access_token: token, expires_in: seconds} = await issue();
    const life = seconds * 1000;
    current = {token, until: asked + Math.max(life - margin, life * 0.9)};
    return token;
  }

  return {
    async get() {
      if (current && now() < current.until) return current.token;
      asking ??= renew().finally(() => (asking = undefined));
      return asking;
    },
    reject(token) {
      if (current?.token === token) current = undefined;
    },
  };
}
