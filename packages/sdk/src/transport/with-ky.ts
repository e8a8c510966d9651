import {kyFetch} from './ky-fetch.ts';
import type {Fetch} from './request.ts';

/** Fills in ky as the HTTP layer, and 30 000 ms as the limit for all attempts of a call together. */
export const withKy = <O extends {readonly fetch?: Fetch | undefined; readonly timeout?: number | undefined}>(
  options: O,
): O & {readonly fetch: Fetch; readonly timeout: number} => ({
  ...options,
  fetch: options.fetch ?? kyFetch(),
  timeout: options.timeout ?? 30_000,
});
