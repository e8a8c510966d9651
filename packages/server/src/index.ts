export {createApp, type App, type AppOptions, type Peer} from './app.ts';
export type {Context, ContextOptions} from './context.ts';
export type {Log, LogEntry, LoggedError} from './http/log.ts';
export type {Bucket, RateLimits} from './http/rate-limits.ts';
export {hash, newId, newSecret, platformRandomBytes, type RandomBytes} from './secrets.ts';
export type {Settings, SettingsInput} from './settings.ts';
export {memoryStorage} from './storage/memory.ts';
export type * from './storage/storage.ts';
