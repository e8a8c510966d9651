import type {Signer} from '@gov-rating/contract/evidence';
import {clocksOf, type Clocks} from '../domain/profile/clocks.ts';
import {settingsOf, type Settings, type SettingsInput} from '../domain/settings.ts';
import type {Storage} from '../domain/storage.ts';
import type {Fingerprint} from '../domain/suspicions/rating-trace.ts';
import {accessTokens, type AccessTokens} from '../security/access-tokens.ts';
import {keyring, type DataKey, type Keyring} from '../security/encryption-keyring.ts';
import {nobody, type People} from '../security/identity-provider.ts';
import {fingerprints} from '../security/keyed-hash.ts';
import {platformRandomBytes, type RandomBytes} from '../security/random.ts';
import {sealByKeyring, sealByTokenSecret, type SecretSeal} from '../security/secret-encryption.ts';

/** All that a route may use besides its input: no environment, no clock and no chance but these. */
export interface Context {
  readonly storage: Storage;
  readonly now: () => Date;
  readonly randomBytes: RandomBytes;
  readonly tokens: AccessTokens;
  readonly fingerprint: Fingerprint;
  readonly people: People;
  readonly settings: Settings;
  readonly clocks: Clocks;
  /** Seals who was served; without one, nobody is registered. */
  readonly keyring: Keyring | undefined;
  /** Keeps the secrets of webhooks unreadable in the storage. */
  readonly webhookSeal: SecretSeal;
  /** Signs the heads of the evidence log; undefined where nothing is sealed. */
  readonly evidenceSigner: Signer | undefined;
}

/** What {@link contextOf} is made from; only a storage and a secret are needed. */
export interface ContextOptions {
  readonly storage: Storage;
  /** Signs access tokens and keys fingerprints; at least 32 bytes, the same for all processes of a deployment. */
  readonly tokenSecret: string;
  /** Knows members of staff by their tokens; without it none can sign in. */
  readonly people?: People | undefined;
  /** Signs the heads of the evidence log; without it nothing is sealed. */
  readonly evidenceSigner?: Signer | undefined;
  readonly settings?: SettingsInput;
  /** Keys for personal data, the newest first; without any, services are registered without persons. */
  readonly dataKeys?: readonly DataKey[] | undefined;
  readonly now?: () => Date;
  readonly randomBytes?: RandomBytes;
}

/** Fills in clock, chance and defaults. Throws when secret or settings cannot work. */
export function contextOf(options: ContextOptions): Context {
  const settings = settingsOf(options.settings);
  const randomBytes = options.randomBytes ?? platformRandomBytes;
  const ring = options.dataKeys && keyring(options.dataKeys);
  const byTokenSecret = sealByTokenSecret(options.tokenSecret, randomBytes);
  return {
    storage: options.storage,
    now: options.now ?? (() => new Date()),
    randomBytes,
    tokens: accessTokens(options.tokenSecret, settings.publicUrl),
    fingerprint: fingerprints(options.tokenSecret),
    people: options.people ?? nobody,
    settings,
    clocks: clocksOf(settings.rules, settings.calendar),
    keyring: ring,
    webhookSeal: ring ? sealByKeyring(ring, byTokenSecret) : byTokenSecret,
    evidenceSigner: options.evidenceSigner,
  };
}
