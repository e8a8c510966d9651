export {
  channelNames,
  channels,
  levels,
  isBad,
  languages,
  type Language,
  type Level,
} from '@gov-rating/contract/standard';
export {
  countCharacters,
  draftFaults,
  hasReason,
  isBlank,
  isStorableText,
  type Draft,
  type DraftFault,
  type DraftRules,
} from '@gov-rating/contract/draft-rules';
export type {
  Localized,
  ProblemCode,
  RatingDraft,
  RatingForm,
  Receipt,
  RouteInput,
  RouteOutput,
  TagChoice,
} from '@gov-rating/contract';
export {createClient, createRatingClient, type Client, type ClientOptions, type RatingClient} from './client.ts';
export type {CallOptions, Fetch, FetchInit, Method, Methods, OptionsOf} from './call.ts';
export {
  ApiError,
  ContractError,
  GovRatingError,
  isApiError,
  isContractError,
  isGovRatingError,
  isNetworkError,
  NetworkError,
  type FieldFault,
} from './errors.ts';
export {newIdempotencyKey} from './outbox/idempotency-key.ts';
export {indexedDbStore} from './outbox/indexeddb-store.ts';
export {memoryStore} from './outbox/memory-store.ts';
export type {Failed, FailedAttempt, Kept, Outcome, Received, Refused, Settled} from './outbox/outcome.ts';
export {createOutbox} from './outbox/outbox.ts';
export type {Outbox, OutboxOptions, Submission} from './outbox/outbox-options.ts';
export type {KeptItem, OutboxStore} from './outbox/outbox-store.ts';
