export {
  channelNames,
  channels,
  citizenChannels,
  levels,
  isBad,
  languages,
  type Language,
  type Level,
} from '@gov-rating/contract/standard';
export * from '@gov-rating/contract/draft-rules';
export {hasRightCheckDigit, readReceiptNumber, telephonePattern, type ReadNumber} from '@gov-rating/contract/limits';
export type {
  Localized,
  ProblemCode,
  RatingDraft,
  RatingForm,
  Receipt,
  RouteInput,
  RouteOutput,
} from '@gov-rating/contract/types';
export type {TagChoice} from '@gov-rating/contract/types';
export {createClient, createRatingClient} from './clients/citizen-client.ts';
export type {Client, ClientOptions, PublicClient, RatingClient} from './clients/citizen-client.ts';
export type {Method, Methods, OptionsOf} from './api.ts';
export type {FetchResponse, PlatformSignal} from './transport/platform-types.ts';
export type {CallOptions, Fetch, FetchInit} from './transport/request.ts';
export * from './errors.ts';
export {newIdempotencyKey} from './outbox/idempotency-key.ts';
export {indexedDbStore} from './outbox/indexeddb-store.ts';
export {memoryStore} from './outbox/memory-store.ts';
export type {Failed, FailedAttempt, Kept, Outcome, Received, Refused, Settled} from './outbox/outcome.ts';
export {isForeignAnswer, ratingEndOf, ratingWayOn, type RatingEnd} from './rating-end.ts';
export {createOutbox} from './outbox/outbox.ts';
export type {Locks, OnlineEvents, Outbox, OutboxOptions, SendOptions, Submission} from './outbox/outbox-options.ts';
export type {KeptItem, OutboxStore} from './outbox/outbox-store.ts';
