/** The tags of the standard, for a terminal that makes forms without a network. */
export {catalogueV2} from '@gov-rating/contract/standard';
export type {RatingDraft, RatingForm, Receipt, RouteInput, RouteOutput} from '@gov-rating/contract/types';
export {createDeviceClient} from './clients/device-client.ts';
export type {
  DeviceClient,
  DeviceClientOptions,
  DeviceEvent,
  DeviceEventOptions,
  DeviceRating,
  KeyStore,
  PairingCode,
  PairingOptions,
} from './clients/device-client.ts';
export {createTerminalClient} from './clients/terminal-client.ts';
export type {
  Collected,
  CollectedService,
  RefusedRating,
  TerminalClient,
  TerminalClientOptions,
} from './clients/terminal-client.ts';
export * from './errors.ts';
export {newIdempotencyKey} from './outbox/idempotency-key.ts';
export {indexedDbStore} from './outbox/indexeddb-store.ts';
export {memoryStore} from './outbox/memory-store.ts';
export type {Failed, Kept, Outcome, Received, Refused, Settled} from './outbox/outcome.ts';
export type {KeptItem, OutboxStore} from './outbox/outbox-store.ts';
export {sealedStore} from './outbox/sealed-store.ts';
export type {SealedStore, SealedStoreOptions, StoredRatings} from './outbox/sealed-store.ts';
export type {Fetch} from './transport/request.ts';
