export {createApp, type App, type AppOptions, type Peer} from './app/app.ts';
export type {Site} from './http/call.ts';
export type {Context, ContextOptions} from './context/context.ts';
export {newestSigned} from './context/steady-clock.ts';
export type {Job} from './jobs/job.ts';
export {detectSuspicions} from './jobs/detect-suspicions.ts';
export {openNotices} from './jobs/open-notices.ts';
export {sealEvidence} from './jobs/seal-evidence.ts';
export type {Log, LogEntry, LoggedError} from './http/log.ts';
export {memoryRateLimits, type Turns} from './security/memory-rate-limits.ts';
export {sharedRateLimits, type SharedLimitOptions, type SharedRateLimits} from './security/shared-rate-limits.ts';
export type {Bucket, RateLimits} from './security/rate-limits.ts';
export {
  oidcStaffAuthenticator,
  type OidcOptions,
  type StaffAuthenticator,
  type TokenType,
} from './security/identity-provider.ts';
export {assertionAlgorithms} from './security/assertion-keys.ts';
export {assertionType, type RegisteredPortal} from './security/portals.ts';
export type {CodeMessage, CodeRules, SendCode, SentMessage} from './domain/raters/code-sign-in.ts';
export type * from './domain/raters/code-storage.ts';
export type * from './domain/raters/portal.ts';
export type * from './domain/raters/rater-storage.ts';
export type {AnswerCodes, TicketRules} from './domain/raters/sign-on.ts';
export {localKeys, remoteKeys} from './security/provider-keys.ts';
export type {StaffMember} from './domain/institutions/staff-member.ts';
export {dataKeysOf, dataKeysText, newDataKey, type DataKey} from './security/encryption-keyring.ts';
export {hash} from './security/hash.ts';
export {newInvitationId, newInvitationToken} from './security/invitation-token.ts';
export {newId, newSecret, platformRandomBytes, type RandomBytes} from './security/random.ts';
export type {Settings, SettingsInput} from './domain/settings.ts';
export type {EnvelopeRules, JsonValue} from './domain/upstream/envelope.ts';
export type {SendUpstream, UpstreamAnswer, UpstreamMessage, UpstreamReply} from './domain/upstream/answers.ts';
export type {AnswerRules, Platform, TokenRules} from './domain/upstream/platform.ts';
export type {XmlRules} from './domain/upstream/xml.ts';
export type * from './domain/upstream/upstream-storage.ts';
export {memoryStorage} from './database/memory.ts';
export {StorageUnavailable, type Backlog, type Storage, type UnavailableDetails} from './domain/storage.ts';
export type * from './domain/institutions/client-storage.ts';
export type * from './domain/institutions/institution-storage.ts';
export type * from './domain/invitations/invitation-storage.ts';
export type * from './domain/persons/person-storage.ts';
export type * from './domain/publications/publication-storage.ts';
export type * from './domain/ratings/rating-storage.ts';
export type * from './domain/registers/alias-storage.ts';
export type * from './domain/registers/point-storage.ts';
export * from './domain/registers/register-storage.ts';
export type * from './domain/registers/staff-storage.ts';
export type * from './domain/retention/erasure-storage.ts';
export type * from './domain/services/service-storage.ts';
export type * from './domain/statistics/statistics-storage.ts';
