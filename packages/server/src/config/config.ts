import {commentCeiling, defaultProfileId, profileIds, roles} from '@gov-rating/contract';
import {evidenceAlgorithms} from '@gov-rating/contract/evidence';
import {z} from 'zod';
import {
  defaultCalendarWarningDays,
  defaultPointRatings,
  fewestLogMonths,
  defaultPromptDays,
  defaultReminderDays,
  guangdongBridges,
  queueMachines,
} from '../domain/settings.ts';
import {canBePage} from '../domain/invitations/invitation-url.ts';
import type {RuleOverrides} from '../domain/profile/rules.ts';
import {dataKeysOf} from '../security/encryption-keyring.ts';
import {tokenTypes} from '../security/identity-provider.ts';
import {deadlinesText, staffNoticeText} from './config-rules.ts';
import {rateLimitsText} from './config-limits.ts';
import {suspicionText} from './config-suspicion.ts';
import {helpHelp, helpNames, helpSettings} from './config-help.ts';
import {accessibilityHelp, accessibilitySettings} from './config-accessibility.ts';
import {lonelyPrivacyPage, privacyHelp, privacyNames, privacySettings} from './config-privacy.ts';
import {messageSettings, messageSettingsHelp, missingForMessages} from './config-messages.ts';
import {webhookSettings, webhookSettingsHelp} from './config-webhooks.ts';
import {databaseAddress} from './database-address.ts';
import {nearNames} from './unknown-settings.ts';

/** A whole number in digits. */
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine(value => value >= least && value <= most, `must be a whole number from ${least} to ${most}`);

/** One origin such as `https://www.example.gov.cn`, written as browsers write it. */
export const origin = z
  .string()
  .refine(text => !text.includes('*'), 'must name each origin: one with * inside would never match')
  .refine(isOrigin, 'must be an origin such as https://www.example.gov.cn, without path or query')
  .transform(value => new URL(value).origin);

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const {href, origin, protocol} = new URL(text);
  return /^https?:$/.test(protocol) && href === `${origin}/`;
}

/** Where a server is reached: an origin, and behind a gateway perhaps a path, such as `https://gw.example.gov.cn/rating`. */
const publicAddress = z
  .string()
  .max(500, 'must be at most 500 characters long')
  .refine(
    isPublicAddress,
    'must be an address such as https://rating.example.gov.cn or, behind a gateway, https://gw.example.gov.cn/gov/rating, without query, without # and without the /v1 of the interface',
  )
  .transform(value => new URL(value).href.replace(/\/$/, ''));

function isPublicAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const {href, origin, protocol, pathname} = new URL(text);
  return (
    /^https?:$/.test(protocol) &&
    href === origin + pathname &&
    /^(\/[A-Za-z0-9._~-]+)*\/?$/.test(pathname) &&
    !/\/v1\/?$/.test(pathname)
  );
}

/** The page of an invitation, to which the token is added behind `#`. */
const page = z
  .url({protocol: /^https?$/, error: 'must be an address such as https://www.example.gov.cn/rate'})
  .max(500, 'must be at most 500 characters long')
  .refine(canBePage, 'must carry no password and behind # nothing but a route such as #/rate');

/** Where an identity provider publishes its keys; unencrypted only on this machine. */
const keyAddress = z
  .url({protocol: /^https?$/, error: 'must be an address such as https://login.example.gov.cn/jwks.json'})
  .max(500, 'must be at most 500 characters long')
  .refine(
    text => /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(text),
    'must begin with https, because anyone who can change the keys can sign in as anybody',
  );

const claim = z.string().regex(/^[^\s]{1,200}$/, 'must be the name of a claim, without blanks');

/** A public key of the evidence log as `verify` and getTreeHead print it. */
const publicKey = z
  .string()
  .regex(
    /^(ed25519:[A-Za-z0-9_-]{43}|sm2:[A-Za-z0-9_-]{87})$/,
    'must be public keys such as ed25519:…, separated by commas',
  );
const scoreWeightsRule = 'must be two percentages that make 100, such as 60/40';

const environment = z.object({
  PORT: whole(0, 65_535).default(8080),
  HOST: z.string().max(255).default('127.0.0.1'),
  DATA_DIR: z.string().default('./.data'),
  DATABASE_URL: databaseAddress.optional(),
  REPLICA_URL: databaseAddress.optional(),
  REPLICA_MAX_AGE: whole(1, 86_400).optional(),
  METRICS_PORT: whole(0, 65_535).optional(),
  METRICS_HOST: z.string().max(255).default('127.0.0.1'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({protocol: /^https?$/, error: 'must be an http or https address'}).optional(),
  PUBLIC_URL: publicAddress.optional(),
  PAGE_URL: page.optional(),
  PROFILE: z.enum(profileIds, `must be one of ${profileIds.join(', ')}`).default(defaultProfileId),
  TOKEN_SECRET: z
    .string()
    .refine(value => new TextEncoder().encode(value).length >= 32, 'must be at least 32 bytes long')
    .optional(),
  STAFF_KEY: z
    .string()
    .refine(value => new TextEncoder().encode(value).length >= 32, 'must be at least 32 bytes long')
    .optional(),
  DATA_KEYS: z
    .string()
    .transform(dataKeysOf)
    .refine(keys => keys !== undefined, 'must be keys such as name:BASE64 of 32 bytes, separated by commas')
    .optional(),
  COMMENT_MAX_LENGTH: whole(1, commentCeiling).optional(),
  DEADLINES: deadlinesText.optional(),
  SUPPLEMENT: z.enum(['allowed', 'refused'], 'must be allowed or refused').optional(),
  RATING_WINDOW_DAYS: whole(1, 365).optional(),
  REMINDER_DAYS: whole(0, 30).optional(),
  RETENTION_MONTHS: whole(1, 1200).optional(),
  OWN_WORDS: z.enum(['erasable', 'kept'], 'must be erasable or kept').optional(),
  PERSON_DAYS: whole(1, 36_500).optional(),
  OPERATOR_LOG_MONTHS: whole(fewestLogMonths, 1200).optional(),
  SUSPICION: suspicionText.optional(),
  STAFF_NOTICE: staffNoticeText.optional(),
  CALENDAR_FILE: z.string().optional(),
  CALENDAR_WARNING_DAYS: whole(1, 365).optional(),
  PORTALS_FILE: z.string().optional(),
  CORS_ORIGINS: z
    .string()
    .transform(list => (list.trim() === '*' ? ('*' as const) : list.split(',').map(entry => entry.trim())))
    .pipe(z.union([z.literal('*'), z.array(origin)], {error: 'must be * or origins separated by commas'}))
    .default('*'),
  SCORE_WEIGHTS: z
    .string()
    .regex(/^\d{1,3}\/\d{1,3}$/, scoreWeightsRule)
    .transform(text => text.split('/').map(Number))
    .transform(([matter = 0, window = 0]) => ({matter, window}))
    .refine(({matter, window}) => matter + window === 100, scoreWeightsRule)
    .optional(),
  MINIMUM_SAMPLE: whole(1, 100_000).optional(),
  PUBLICATION_MINIMUM_CELL: whole(2, 1000).optional(),
  POINT_RATINGS_PER_ADDRESS: whole(1, 1_000_000).optional(),
  TRUST_PROXY: whole(0, 10).optional(),
  GUANGDONG_BRIDGE: z.enum(guangdongBridges, `must be one of ${guangdongBridges.join(', ')}`).default('off'),
  QUEUE_MACHINE: z.enum(queueMachines, `must be one of ${queueMachines.join(', ')}`).default('off'),
  UPSTREAM_FILE: z.string().optional(),
  PROMPT_DAYS: whole(8, 400).optional(),
  RATE_LIMITS: rateLimitsText.optional(),
  MAX_CONNECTIONS: whole(16, 1_000_000).optional(),
  SCRIPT_FILE: z.string().optional(),
  EVIDENCE_KEY: z.string().max(2000, 'must be at most 2000 characters long').optional(),
  EVIDENCE_ALGORITHM: z.enum(evidenceAlgorithms, `must be one of ${evidenceAlgorithms.join(', ')}`).default('ed25519'),
  EVIDENCE_EARLIER_KEYS: z
    .string()
    .max(20_000, 'must be at most 20,000 characters long')
    .transform(list => list.split(',').map(entry => entry.trim()))
    .optional(),
  EVIDENCE_TRUSTED_KEYS: z
    .string()
    .transform(list => list.split(',').map(entry => entry.trim()))
    .pipe(z.array(publicKey))
    .optional(),
  OIDC_ISSUER: z.string().max(500, 'must be at most 500 characters long').optional(),
  OIDC_AUDIENCE: z.string().max(500, 'must be at most 500 characters long').optional(),
  OIDC_JWKS_URL: keyAddress.optional(),
  OIDC_ROLE_CLAIM: claim.optional(),
  OIDC_INSTITUTION_CLAIM: claim.optional(),
  OIDC_TOKEN_TYPE: z.enum(tokenTypes, `must be one of ${tokenTypes.join(', ')}`).optional(),
  OIDC_TOKEN_MINUTES: whole(1, 44_640).optional(),
  ...privacySettings,
  ...helpSettings,
  ...accessibilitySettings,
  ...webhookSettings,
  ...messageSettings,
});

/** What must be set together or not at all. */
const together = [['OIDC_ISSUER', 'OIDC_AUDIENCE', 'OIDC_JWKS_URL'], privacyNames, helpNames] as const;

/** What lacks the settings that it needs. Read from the texts, so that a wrong value elsewhere hides none of it. */
function missing(given: Texts): string[] {
  const incomplete = together.filter(names => names.some(name => given[name] !== undefined));
  return [
    ...incomplete.flatMap(names =>
      names.filter(name => given[name] === undefined).map(name => `${name} must be set with ${names.join(', ')}`),
    ),
    ...(given['REPLICA_URL'] !== undefined && given['DATABASE_URL'] === undefined
      ? ['REPLICA_URL must be set with DATABASE_URL, whose replica it is']
      : []),
    ...lonelyPrivacyPage(given),
    ...missingForMessages(given),
  ];
}

/** Secrets are taken as they are: a blank at the end of one is a part of it. */
const secrets = ['TOKEN_SECRET', 'STAFF_KEY', 'DATA_KEYS', 'EVIDENCE_KEY', 'MESSAGE_SECRET'];

/** The variables that are set, without the blanks that an editor or a file from Windows leaves at the end of a line. */
export function textsOf(env: Texts): Texts {
  const trimmed = Object.entries(env).map(
    ([name, value]) => [name, secrets.includes(name) ? value : value?.trim()] as const,
  );
  return Object.fromEntries(trimmed.filter(([, value]) => value !== undefined && value !== ''));
}

/** Variables by name, as in `process.env`. */
export type Texts = Readonly<Record<string, string | undefined>>;

/** All settings of a deployment, checked. */
export type Config = z.output<typeof environment>;

/** One line per setting, for the help text. */
export const settingsHelp = `  PORT                port to listen on, default 8080; 0 chooses a free port
  HOST                address to listen on, default 127.0.0.1
  DATA_DIR            where the embedded database and the token secret are stored, default ./.data
  DATABASE_URL        a PostgreSQL database to use instead of the embedded one
  REPLICA_URL         a streaming replica of it, from which results are read; the header Age says how old they are
  REPLICA_MAX_AGE     how old the data of the replica may be, in seconds, default 60; older, DATABASE_URL is read
  OTEL_EXPORTER_OTLP_ENDPOINT  a collector of traces that takes OTLP over HTTP, such as http://127.0.0.1:4318; without it there
                      are no traces
  METRICS_PORT        port of GET /metrics for Prometheus, a listener of its own; 0 chooses a free one;
                      without it there are no metrics
  METRICS_HOST        address to listen on for metrics, default 127.0.0.1; it is not protected, so open it to the
                      monitoring network only
  PUBLIC_URL          address under which citizens reach this server, default http://localhost:PORT; behind a gateway it may
                      have a path, whether the gateway takes the path away or not
  PAGE_URL            page that invitations lead to, default PUBLIC_URL/rate; the route of a hash router is kept: …/#/rate
  PROFILE             whose rules apply: ${profileIds.join(', ')}
  TOKEN_SECRET        signs access tokens, at least 32 bytes; made once and stored in DATA_DIR if not set
  STAFF_KEY           keys the stored pseudonyms of staff and of people whom portals know, at least 32 bytes, never changed;
                      default TOKEN_SECRET: before that changes, set its old value here, or nobody is recognized who asked
                      for a review, or was served, before
  DATA_KEYS           encrypt personal data: id:base64 of 32 bytes, the newest first, separated by commas; one is made
                      and stored in DATA_DIR if not set, except with DATABASE_URL: then no persons are registered
  COMMENT_MAX_LENGTH  longest comment in characters, at most ${commentCeiling}; default from the profile
${privacyHelp}${helpHelp}${accessibilityHelp}  DEADLINES           time limits of orders, such as contact=3w,answer=10w,followUp=5w,extension=5w,review=5w,appeal=5w;
                      w working days, n natural days; time limits not named come from the profile
  SUPPLEMENT          allowed or refused: whether a rater may add to a rating once; default from the profile
  RATING_WINDOW_DAYS  natural days after the service in which a rating is accepted; default from the profile
  REMINDER_DAYS       how many natural days before the last one for rating departments hear of services that nobody has
                      rated, by the event rating.reminder; default ${defaultReminderDays}, 0 for never
  RETENTION_MONTHS    months after which persons and what people wrote are erased, while ratings and counts stay;
                      default from the profile, 24 in the profiles that come with the program
  OWN_WORDS           erasable or kept: whether raters may have their own words erased when they ask; kept only where a
                      law or rule demands it; default from the profile
  PERSON_DAYS         days after which the person of a service without a work order is erased, because nobody has to
                      call back; default: the days of the rating window, or 30 where the profile knows none
  OPERATOR_LOG_MONTHS  months for which the operator's log is kept, at least and by default ${fewestLogMonths}, as 《网络安全法》 article 23(3)
                      (before 2026 article 21(3)) demands of network logs
  SUSPICION           when ratings are flagged for a person to check, such as burst_device=20/10m,at_once=2s,
                      same_comment=off; s, m, h, d; rules not named keep their defaults, which getStandard shows
  STAFF_NOTICE        when staff get a rectification notice, such as 3/90n,10w: three bad ratings in 90 natural days,
                      then ten working days for the answer; default from the profile; if neither sets it, never
  CALENDAR_FILE       JSON with holidays and make-up working days of years that are not shipped, such as
                      {"2027": {"holidays": ["2027-01-01"], "workdays": []}}; a year named there is replaced completely
  CALENDAR_WARNING_DAYS
                      how many days before the calendar ends for the time limits in force the log warns, default ${defaultCalendarWarningDays}
  CORS_ORIGINS        origins whose pages may call, separated by commas; default * (no cookies are used)
  SCORE_WEIGHTS       weights of 事项办理 and 窗口服务 in the score, in percent, such as 60/40; without them no score
  MINIMUM_SAMPLE      the fewest ratings with which an institution is ranked, default 30
  PUBLICATION_MINIMUM_CELL
                      the fewest people whose levels are published for a combination, and for a month of an
                      institution in public statistics, default 5, at least 2
  POINT_RATINGS_PER_ADDRESS
                      how often a point itself, such as a hall, is rated from one network address on a day, default ${defaultPointRatings}
  TRUST_PROXY         how many proxies before this server write X-Forwarded-For, default 0
  GUANGDONG_BRIDGE    off (default), post or get: whether window programs register services by notify of Guangdong's hall
                      evaluator bridge; get puts personal data into addresses, for programs that cannot post
  QUEUE_MACHINE       off (default) or on: whether queue machines report tickets in their dialect
  UPSTREAM_FILE       JSON with the provincial and national platforms that get ratings, and their credentials, which
                      nobody else may read: see docs/operate.md
  PROMPT_DAYS         how many days requests to rate on devices are kept, at least 8, default ${defaultPromptDays}
  PORTALS_FILE        a JSON file of the portals that log people in, so that they rate what they were served: issuer,
                      institutionCode, channel, leastAssurance and public keys of each; without it nobody can
  RATE_LIMITS         calls a minute, such as client=60000,client:ID=120000,address=12000, where ID is that of one client and
                      ten entries of a batch count as one call; default address=6000 (IPv6 by /64),
                      invitation=60, rater=60, client=6000, person=600, device=600, of pairings that begin at one address
                      pairing=60, and of wrong guesses login=10, receipt=30, assertion=30
  MAX_CONNECTIONS     most open connections, default 4096; of one address a quarter of them, except behind a proxy
  SCRIPT_FILE         the built gov-rating.js, if it is not installed beside this package
  EVIDENCE_KEY        signs the evidence log: 32 random bytes in base64 or a PKCS#8 PEM; made once and stored in DATA_DIR
                      if not set
  EVIDENCE_ALGORITHM  ed25519 (default) or sm2
  EVIDENCE_EARLIER_KEYS  evidence keys before EVIDENCE_KEY, separated by commas: rows that were marked with them are
                      still sealed; needed until the invitations that were made with them have expired
  EVIDENCE_TRUSTED_KEYS  public keys that signed earlier, separated by commas, for verify
  OIDC_ISSUER         identity provider of the people of institutions and bureaus: the "iss" of its tokens
  OIDC_AUDIENCE       the audience that the "aud" of its tokens must contain
  OIDC_JWKS_URL       where the provider publishes its keys
  OIDC_ROLE_CLAIM     claim with the role, dots separate nested names; default role
                      (${roles.join(', ')}; also written with "-")
  OIDC_INSTITUTION_CLAIM  claim with the code of the person's institution, default institution
  OIDC_TOKEN_TYPE     type in the header of access tokens: at+jwt (default, RFC 9068), or JWT for a provider that does not
                      name them so; then the audience must be one that ID tokens do not have
  OIDC_TOKEN_MINUTES  longest time from issue to end of a token in minutes, default 1440
${webhookSettingsHelp}${messageSettingsHelp}`;

/** What is wrong with the environment, one sentence for each setting. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly errors: readonly string[];

  constructor(errors: readonly string[]) {
    super(errors.join('\n'));
    this.errors = errors;
  }
}

/**
 * Reads the environment once. An empty variable counts as not set; blanks around a value that is no secret are left out.
 *
 * @param env Settings by name, as in `process.env`; the README lists them with their units and limits.
 * @throws {ConfigError} Lists every wrong setting at once.
 */
export function readConfig(env: Texts): Config {
  const given = textsOf(env);
  const result = environment.safeParse(given);
  const wrong = result.error?.issues.map(({path, message}) => `${String(path[0])} ${message}`) ?? [];
  const errors = [...wrong, ...missing(given)];
  if (!result.success || errors.length > 0) throw new ConfigError([...new Set(errors)]);
  return result.data;
}

/** One sentence for each variable that is not a setting and nearly has the name of one. */
export const misspeltSettings = (env: Texts): readonly string[] => nearNames(env, Object.keys(environment.shape));

/**
 * Waits for all of what settings need beyond the environment, such as files, and throws what is wrong with any of it at once.
 *
 * @throws {ConfigError} names everything that is wrong
 */
export async function allSettings<T extends readonly unknown[]>(reads: {
  readonly [K in keyof T]: Promise<T[K]>;
}): Promise<T> {
  const results = await Promise.allSettled(reads as readonly Promise<unknown>[]);
  const reasons: unknown[] = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []));
  const [other] = reasons.filter(reason => !(reason instanceof ConfigError));
  if (other !== undefined) throw other instanceof Error ? other : new Error(String(other));
  if (reasons.length > 0) throw new ConfigError(reasons.flatMap(reason => (reason as ConfigError).errors));
  return results.map(result => (result as PromiseFulfilledResult<unknown>).value) as unknown as T;
}

/** The settings that an environment sets, by name; what else is in it is left out. */
export const environmentSettings = (env: Texts): Record<string, string> =>
  Object.fromEntries(
    Object.keys(environment.shape)
      .toSorted()
      .flatMap(name => (env[name] === undefined || env[name] === '' ? [] : [[name, env[name]]])),
  );

/** The numbers of the profile that the environment sets. */
export function toRuleOverrides({
  DEADLINES,
  SUPPLEMENT,
  RATING_WINDOW_DAYS,
  RETENTION_MONTHS,
  OWN_WORDS,
  PERSON_DAYS,
  STAFF_NOTICE,
}: Config): RuleOverrides {
  return {
    deadlines: DEADLINES,
    supplement: SUPPLEMENT === undefined ? undefined : SUPPLEMENT === 'allowed',
    ratingWindowDays: RATING_WINDOW_DAYS,
    retentionMonths: RETENTION_MONTHS,
    ownWords: OWN_WORDS === undefined ? undefined : OWN_WORDS === 'erasable',
    personDays: PERSON_DAYS,
    staffNotice: STAFF_NOTICE,
  };
}
