import type {FetchResponse} from './platform-types.ts';

/** The longest wait that is accepted from a server or proxy: a day, in seconds. */
const longest = 86_400;

/**
 * Reads `Retry-After` (RFC 9110 section 10.2.3), a number of seconds or a date, as seconds from the answer's own `Date`
 * or, where that cannot be read, from `now`; undefined when it is absent, invalid or not in the future.
 */
export function retryAfterOf(headers: FetchResponse['headers'], now: number): number | undefined {
  const value = headers.get('retry-after');
  const seconds =
    Number(value) || (Date.parse(String(value)) - (Date.parse(String(headers.get('date'))) || now)) / 1000;
  return seconds > 0 ? Math.min(seconds, longest) : undefined;
}
