import {
  createClient as createCoreClient,
  type Client,
  type ClientOptions as CoreOptions,
} from './clients/citizen-client.ts';
import {withKy, type KyOptions} from './transport/with-ky.ts';

export * from './core.ts';
export {kyFetch, type KyFetchOptions} from './transport/ky-fetch.ts';

/** How to reach a server; without `fetch`, ky sends and repeats, and `timeout` is by default 30 000 ms. */
export type ClientOptions = KyOptions<CoreOptions>;

/** Makes a client: one method per route, with ky as the HTTP layer unless `fetch` is given. */
export function createClient(options: ClientOptions): Client {
  return createCoreClient(withKy(options));
}
