export * from './core.ts';
// Named, so it takes the place of the core's function of the same name, which demands a fetch.
export {createClient, type ClientOptions} from './ky-client.ts';
export {kyFetch, type KyFetchOptions} from './ky-fetch.ts';
