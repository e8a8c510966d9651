import {
  createDeskClient as createCoreClient,
  type DeskClient,
  type DeskClientOptions as CoreOptions,
} from './desk-client.ts';
import {kyFetch} from './ky-fetch.ts';

/** How a back office reaches a server; without `fetch`, ky sends and repeats. */
export interface DeskClientOptions extends Omit<CoreOptions, 'fetch'> {
  /** Instead of `kyFetch()`. */
  readonly fetch?: CoreOptions['fetch'] | undefined;
}

/** Makes the client of a back office with ky as the HTTP layer unless `fetch` is given. */
export function createDeskClient({fetch = kyFetch(), ...options}: DeskClientOptions): DeskClient {
  return createCoreClient({...options, fetch});
}
