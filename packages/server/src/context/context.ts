import type {Signer} from '@gov-rating/contract/evidence';
import type {LoadPosterFont} from '../domain/codes/poster/poster-font.ts';
import type {RefusedEntry} from '../domain/evidence/seal.ts';
import type {CsvReader} from '../domain/csv-record.ts';
import {RefusalBuffer} from '../domain/operator-log/refusal-buffer.ts';
import {calendarEnd} from '../domain/profile/calendar-end.ts';
import {createClocks, type Clocks} from '../domain/profile/clocks.ts';
import type {SendCode} from '../domain/raters/code-sign-in.ts';
import type {SendUpstream} from '../domain/upstream/answers.ts';
import {resolveSettings, type Settings, type SettingsInput} from '../domain/settings.ts';
import type {Replica} from '../domain/statistics/replica.ts';
import type {Storage} from '../domain/storage.ts';
import type {KeyedHash} from '../domain/suspicions/rating-trace.ts';
import {accessTokens, type AccessTokens} from '../security/access-tokens.ts';
import {keyring, type DataKey, type Keyring} from '../security/encryption-keyring.ts';
import {noStaff, type StaffAuthenticator} from '../security/identity-provider.ts';
import {createKeyedHash} from '../security/keyed-hash.ts';
import {DeviceWatch} from './device-watch.ts';
import {Errands} from './errands.ts';
import {createReadiness, type Readiness} from './readiness.ts';
import {portalAuthenticator, type RaterAuthenticator, type RegisteredPortal} from '../security/portals.ts';
import {raterTokens, type RaterTokens} from '../security/rater-tokens.ts';
import {platformRandomBytes, type RandomBytes} from '../security/random.ts';
import {keyringCipher, tokenSecretCipher, type SecretCipher} from '../security/secret-cipher.ts';
import {steadyClock} from './steady-clock.ts';
import type {ClockDoubt} from './watched-clock.ts';
import {warnOnConsole, type Warn} from './warnings.ts';

/** All that a route may use besides its input. Environment, clock and random numbers come only from here. */
export interface Context {
  readonly storage: Storage;
  /** Where results are read while it is recent enough; undefined where all is read from the storage. */
  readonly replica: Replica | undefined;
  readonly readiness: Readiness;
  /**
   * The one clock: everything that is dated, counted or due takes its moment from here, so that a clock that jumps can be
   * recognized in one place. It is never behind the newest head of the evidence log that this process knows. Waits of
   * milliseconds use a clock that nobody sets, `performance.now()`.
   */
  readonly now: () => Date;
  /** Keeps the clock from running behind a head that was signed at this moment (UTC). */
  readonly notBefore: (signedAt: string) => void;
  /** Why what cannot be undone has to wait for an operator; undefined while the clock is believed. */
  readonly doubt: () => ClockDoubt | undefined;
  readonly randomBytes: RandomBytes;
  readonly tokens: AccessTokens;
  /** Makes and reads the tokens of people whom portals have logged in. */
  readonly raterTokens: RaterTokens;
  /** Knows the portals that log people in. */
  readonly raterAuthenticator: RaterAuthenticator;
  /** Sends the one-time codes of people who have no portal; undefined where nothing is sent. */
  readonly sendCode: SendCode | undefined;
  /** Reaches the sign-on of portals; undefined where no way leads out. */
  readonly sendSignOn: SendUpstream | undefined;
  /** What goes on after an answer. */
  readonly errands: Errands;
  readonly keyedHash: KeyedHash;
  /** Makes the stored pseudonyms of staff and of people whom portals know. */
  readonly staffHash: KeyedHash;
  readonly staffAuthenticator: StaffAuthenticator;
  readonly settings: Settings;
  /** Informs the operator of what needs an action although every request was answered. */
  readonly warn: Warn;
  readonly clocks: Clocks;
  /** Watches devices whose streams of events are open. */
  readonly devices: DeviceWatch;
  /** Encrypts the persons who were served; without it no person is stored. */
  readonly keyring: Keyring | undefined;
  /** Encrypts the secrets of webhooks before they are stored. */
  readonly webhookSecretCipher: SecretCipher;
  /** Signs the heads of the evidence log; undefined where nothing is sealed. */
  readonly evidenceSigner: Signer | undefined;
  /** Loads the font of posters; undefined where none can be drawn. */
  readonly loadPosterFont: LoadPosterFont | undefined;
  /** Reads CSV; undefined where no file can be imported. */
  readonly readCsv: CsvReader | undefined;
  /** Refusals that wait to be entered into the operator's log. */
  readonly refusals: RefusalBuffer;
  /** Receives every entry that is refused by sealing, once. */
  readonly onRefusedEntry: (entry: RefusedEntry) => void;
}

/** What {@link createContext} is made from; only a storage and a secret are needed. */
export interface ContextOptions {
  readonly storage: Storage;
  /** A copy of the storage that lags behind, such as `postgresReplica`, from which results are read. */
  readonly replica?: Replica | undefined;
  /** Signs access tokens and keys the keyed hashes; at least 32 bytes, the same for all processes of a deployment. */
  readonly tokenSecret: string;
  /**
   * Keys the stored pseudonyms of staff and of people whom portals know; at least 32 bytes, and never changed, because who
   * asked for a review, and for whom a service was, is recognized by them. Default: the token secret.
   */
  readonly staffKey?: string | undefined;
  /** Authenticates members of staff by their tokens; without it no member of staff can sign in. */
  readonly staffAuthenticator?: StaffAuthenticator | undefined;
  /** The portals that log people in, to rate what they were served; without any nobody can. */
  readonly portals?: readonly RegisteredPortal[] | undefined;
  /** Sends one-time codes to telephones; without it nobody proves who they are by a code. */
  readonly sendCode?: SendCode | undefined;
  /** Reaches the sign-on of portals that have tickets, such as `upstreamSender` with a short timeout; without it no ticket is taken. */
  readonly sendSignOn?: SendUpstream | undefined;
  /** Signs the heads of the evidence log; without it nothing is sealed. */
  readonly evidenceSigner?: Signer | undefined;
  /**
   * Receives every entry that is not sealed because it lacks the mark of a server, once: for a log or a metric. Default:
   * written to the console.
   */
  readonly onRefusedEntry?: ((entry: RefusedEntry) => void) | undefined;
  /** Loads the font of posters, such as `loadPosterFont` of `@gov-rating/server/node`; without it none can be drawn. */
  readonly loadPosterFont?: LoadPosterFont | undefined;
  /** Reads CSV, such as `csvRecords` of `@gov-rating/server/node`; without it no file can be imported. */
  readonly readCsv?: CsvReader | undefined;
  readonly settings?: SettingsInput;
  /** Keys for personal data, the newest first; without any, services are registered without persons. */
  readonly dataKeys?: readonly DataKey[] | undefined;
  /** Receives what an operator has to act on. Default: the console. */
  readonly warn?: Warn | undefined;
  readonly now?: () => Date;
  /** The clock never shows an earlier moment, whatever `now` says: what `newestSigned` answers. */
  readonly notBefore?: string | undefined;
  /** Says why the clock is in doubt, such as `WatchedClock` does; by default it never is. */
  readonly doubt?: (() => ClockDoubt | undefined) | undefined;
  readonly randomBytes?: RandomBytes;
}

/** Fills in clock, random numbers and defaults. Throws when secret or settings cannot work. */
export function createContext(options: ContextOptions): Context {
  const settings = resolveSettings(options.settings);
  const randomBytes = options.randomBytes ?? platformRandomBytes;
  const ring = options.dataKeys && keyring(options.dataKeys);
  const byTokenSecret = tokenSecretCipher(options.tokenSecret, randomBytes);
  const machine = options.now ?? (() => new Date());
  const clock = steadyClock(machine, options.notBefore);
  const doubt = options.doubt ?? (() => undefined);
  return {
    storage: options.storage,
    replica: options.replica,
    readiness: createReadiness(options.storage, {
      doubt,
      clockBehindMs: () => clock.now().getTime() - machine().getTime(),
      calendarEnded: () => (calendarEnd(settings.rules, settings.calendar, clock.now())?.daysLeft ?? 1) <= 0,
    }),
    ...clock,
    doubt,
    devices: new DeviceWatch(options.storage, clock.now),
    randomBytes,
    tokens: accessTokens(options.tokenSecret, settings.publicUrl),
    raterTokens: raterTokens(options.tokenSecret, settings.publicUrl),
    raterAuthenticator: portalAuthenticator(options.portals ?? [], `${settings.publicUrl}/v1`),
    sendCode: options.sendCode,
    sendSignOn: options.sendSignOn,
    errands: new Errands(),
    keyedHash: createKeyedHash(options.tokenSecret),
    staffHash: createKeyedHash(options.staffKey ?? options.tokenSecret),
    staffAuthenticator: options.staffAuthenticator ?? noStaff,
    settings,
    warn: options.warn ?? warnOnConsole,
    clocks: createClocks(settings.rules, settings.calendar),
    keyring: ring,
    webhookSecretCipher: ring ? keyringCipher(ring, byTokenSecret) : byTokenSecret,
    evidenceSigner: options.evidenceSigner,
    loadPosterFont: options.loadPosterFont,
    readCsv: options.readCsv,
    refusals: new RefusalBuffer(),
    onRefusedEntry: options.onRefusedEntry ?? (entry => console.error(JSON.stringify({refusedEntry: entry}))),
  };
}
