export {readSettings} from './config/config-settings.ts';
export {toWebhookRules} from './config/config-webhooks.ts';
export {ConfigError, readConfig, type Config} from './config/config.ts';
export {loggedError} from './http/log.ts';
export {dataKeysFor, demandKeysInUse} from './node/data-keys.ts';
export {defaultTurns, memoryRateLimits, type Turns} from './security/memory-rate-limits.ts';
export {
  demoIssuer,
  demoIssuerPath,
  type DemoIssuer,
  type DemoIssuerOptions,
  type DemoPerson,
} from './node/demo-issuer.ts';
export {noSignInWarning, configuredStaffAuthenticator} from './node/configured-identity-provider.ts';
export {jobs} from './jobs/all-jobs.ts';
export type {Job} from './jobs/job.ts';
export {shareLimits} from './jobs/share-limits.ts';
export {csvRecords} from './node/csv.ts';
export {loadPosterFont} from './node/poster-font.ts';
export {openStorage} from './node/open-storage.ts';
export {gatewayMessages, loggedMessages, type Gateway} from './node/messages.ts';
export {upstreamSender, type UpstreamSenderOptions} from './node/upstream-sender.ts';
export {hasMyPage, hasReceiptPage} from './node/own-pages.ts';
export type {AccessibilityContact} from './node/accessibility-page.ts';
export type {LoginPage} from './node/page-texts.ts';
export {pagePolicy} from './node/page-policy.ts';
export {runJobs, type RunningJobs} from './jobs/run-jobs.ts';
export {scriptMounts} from './node/script-mounts.ts';
export {type ConnectionCounts, type ConnectionLimits} from './node/connections.ts';
export {serve, type Running, type ServeOptions} from './node/serve.ts';
export type {DirectoryMount, FileMount, Mount} from './node/static-files.ts';
export {evidenceSignerOf, evidenceVerifiersOf} from './node/evidence-key.ts';
export {tokenSecretOf} from './node/token-secret.ts';
export {postgresReplica, type ReplicaOptions} from './database/postgres-replica.ts';
export {postgresStorage} from './database/postgres.ts';
export {sqliteStorage} from './database/sqlite.ts';
