import {createClient as createCoreClient, type Client, type ClientOptions as CoreOptions} from './client.ts';
import {kyFetch} from './ky-fetch.ts';

/** How to reach a server; without `fetch`, ky sends and repeats. */
export interface ClientOptions extends Omit<CoreOptions, 'fetch'> {
  /** Instead of `kyFetch()`. */
  readonly fetch?: CoreOptions['fetch'] | undefined;
}

/**
 * Makes a client: one method per route, with ky as the HTTP layer unless `fetch` is given. `timeout` bounds all attempts
 * of a call together and is 30 000 ms unless told.
 */
export function createClient({fetch = kyFetch(), timeout = 30_000, ...options}: ClientOptions): Client {
  return createCoreClient({...options, fetch, timeout});
}
