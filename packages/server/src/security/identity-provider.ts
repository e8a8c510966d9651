import {roleOf, type Localized, type Role} from '@gov-rating/contract';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import type {StaffMember} from '../domain/institutions/staff-member.ts';
import {Problem} from '../domain/problems/problem.ts';
import {hash} from './hash.ts';

/** Knows members of staff by the tokens of their identity provider. */
export interface StaffAuthenticator {
  /**
   * Resolves with undefined for an invalid token. Rejects with `rights_missing` when the account has no role or
   * institution, and with `unavailable` when the keys of the provider are out of reach.
   */
  authenticate(token: string, now: Date): Promise<StaffMember | undefined>;
}

/** Authenticates nobody. */
export const noStaff: StaffAuthenticator = {authenticate: async () => undefined};

/** Which tokens are accepted, and which claims hold role and institution. */
export interface OidcOptions {
  /** `iss`, to the letter. */
  readonly issuer: string;
  /** What `aud` must hold. */
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
  /** The claim of the role, a text or a list; dots lead into objects. Default: `role`. */
  readonly roleClaim?: string | undefined;
  /** The claim of the institution's code. Default: `institution`. */
  readonly institutionClaim?: string | undefined;
}

/** Asymmetric signatures only; `none` and shared secrets are refused. */
const algorithms = [
  'EdDSA',
  'Ed25519',
  'ES256',
  'ES384',
  'ES512',
  'PS256',
  'PS384',
  'PS512',
  'RS256',
  'RS384',
  'RS512',
];

/** Longer tokens are refused unread. */
const longestToken = 8000;

/** How far the provider's clock may be off, in seconds. */
const clockTolerance = 30;

/** Of several roles in one token the first of these counts. */
const strongestFirst: readonly Role[] = ['bureau', 'institution_head', 'institution_staff', 'auditor'];

/** People known by OpenID Connect tokens, signed with a key of the provider (RFC 7519, RFC 8725). */
export function oidcStaffAuthenticator(options: OidcOptions): StaffAuthenticator {
  const {issuer, audience, keys, roleClaim = 'role', institutionClaim = 'institution'} = options;
  return {
    authenticate: async (token, now) => {
      if (token.length > longestToken) return undefined;
      const claims = await verified(token, keys, {issuer, audience, currentDate: now});
      if (!claims?.sub) return undefined;
      const role = strongest(textsAt(claims, roleClaim));
      const [institutionCode = '', ...others] = textsAt(claims, institutionClaim);
      if (!role) throw missingRights('role');
      if (others.length > 0 || !/^[0-9A-Z]{18}$/.test(institutionCode)) throw missingRights('institution');
      return {personRef: await hash(`${issuer} ${claims.sub}`), role, institutionCode};
    },
  };
}

/** What an account lacks, as a sentence for its administrator. */
const lacking: Readonly<Record<'role' | 'institution' | 'kept institution', Localized>> = {
  role: {
    'zh-CN': '缺少：角色。',
    'zh-TW': '缺少：角色。',
    en: 'Missing: a role.',
  },
  institution: {
    'zh-CN': '缺少：所属机构（一个统一社会信用代码）。',
    'zh-TW': '缺少：所屬機構（一個統一社會信用代碼）。',
    en: 'Missing: the institution (one 统一社会信用代码).',
  },
  'kept institution': {
    'zh-CN': '账号所属的机构未在本系统登记。',
    'zh-TW': '帳號所屬的機構未在本系統登記。',
    en: 'The institution of the account is not registered here.',
  },
};

/** The problem of an account without rights: signing in again does not help. */
export const missingRights = (what: keyof typeof lacking): Problem =>
  new Problem('rights_missing', {
    headers: {'WWW-Authenticate': 'Bearer realm="gov-rating", error="insufficient_scope"'},
    addition: lacking[what],
  });

type Expected = {readonly issuer: string; readonly audience: string; readonly currentDate: Date};

async function verified(token: string, keys: JWTVerifyGetKey, expected: Expected): Promise<JWTPayload | undefined> {
  try {
    const required = {requiredClaims: ['sub', 'exp'], algorithms, clockTolerance};
    return (await jwtVerify(token, keys, {...required, ...expected})).payload;
  } catch (error) {
    // Whatever is wrong with a token, its bearer learns only that it is not valid.
    if (error instanceof Problem) throw error;
    return undefined;
  }
}

function strongest(claimed: readonly string[]): Role | undefined {
  const known = claimed.map(roleOf);
  return strongestFirst.find(role => known.includes(role));
}

/**
 * The texts of a claim. A name with dots is looked up as one name first, because some providers name claims by URLs.
 */
function textsAt(claims: JWTPayload, name: string): string[] {
  const path = Object.hasOwn(claims, name) ? [name] : name.split('.');
  const value = path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as JWTPayload)[key] : undefined,
    claims,
  );
  return (Array.isArray(value) ? value : [value]).filter(entry => typeof entry === 'string');
}

/** Fixed keys, for a provider in the same process. */
export const localKeys = (keySet: JSONWebKeySet): JWTVerifyGetKey => createLocalJWKSet(keySet);

/** The timeout of a request to the provider, and the pause after a failed one, in milliseconds. */
const timeoutMs = 5000;

/**
 * The published keys of the provider: cached for ten minutes, and read again when a token names an unknown one, at most
 * every thirty seconds. Throws `unavailable` when they are out of reach.
 */
export function remoteKeys(url: URL, now: () => number = Date.now): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(url, {timeoutDuration: timeoutMs, cooldownDuration: 30_000, cacheMaxAge: 600_000});
  let failedAt = -Infinity;
  return async (header, token) => {
    if (now() < failedAt + timeoutMs) throw outOfReach();
    try {
      return await keys(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JOSENotSupported) throw error;
      if (error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      failedAt = now();
      throw outOfReach(error);
    }
  };
}

const outOfReach = (cause?: unknown): Problem =>
  new Problem('unavailable', {cause, headers: {'Retry-After': String(timeoutMs / 1000)}});
