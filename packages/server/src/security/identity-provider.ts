import {roleOf, type Localized, type Role} from '@gov-rating/contract';
import {errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey, type ProtectedHeaderParameters} from 'jose';
import type {StaffMember} from '../domain/institutions/staff-member.ts';
import {Problem} from '../domain/problems/problem.ts';
import {hash} from './hash.ts';

/** Authenticates members of staff by the tokens of their identity provider. */
export interface StaffAuthenticator {
  /**
   * Resolves with undefined for an invalid token. Rejects with `rights_missing` when the account has no role or
   * institution, and with `unavailable` when the keys of the provider are out of reach.
   *
   * @param observer learns what the caller never does
   */
  authenticate(token: string, now: Date, observer?: TokenObserver): Promise<StaffMember | undefined>;
}

/** What is learned of a token, for the operator's log. */
export interface TokenObserver {
  /** Why it is invalid. */
  readonly faulty?: (reason: TokenFault, hint?: string) => void;
  /** Whose it is, also when the account has no rights; a pseudonym, like `personRef` of a member of staff. */
  readonly account?: (personRef: string) => void;
}

/** What is wrong with a token. `expired` is said only of one that was valid before. */
export type TokenFault =
  | 'too_long'
  | 'malformed'
  | 'algorithm'
  | 'unknown_key'
  | 'signature'
  | 'expired'
  | 'issuer'
  | 'audience'
  | 'claims'
  | 'type'
  | 'other';

/** Authenticates nobody. */
export const noStaff: StaffAuthenticator = {authenticate: async () => undefined};

/** Which tokens are accepted, and which claims hold role and institution. */
export interface OidcOptions {
  /** `iss`, to the letter. */
  readonly issuer: string;
  /** What `aud` must hold. */
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
  /** The claim of the role, a text or a list; dots separate nested names. Default: `role`. */
  readonly roleClaim?: string | undefined;
  /** The claim of the institution's code. Default: `institution`. */
  readonly institutionClaim?: string | undefined;
  /**
   * `at+jwt` (default): tokens name themselves access tokens (RFC 9068 section 2.1). `JWT`: for a provider whose access
   * tokens have the type `JWT` or none; then only their audience and their claims tell them from other tokens.
   */
  readonly tokenType?: TokenType | undefined;
  /** The longest time from issue to end of a token, in minutes. Default: 1440, a day. */
  readonly longestMinutes?: number | undefined;
}

/** The types of access tokens, as their header names them. */
export const tokenTypes = ['at+jwt', 'JWT'] as const;

/** One of {@link tokenTypes}. */
export type TokenType = (typeof tokenTypes)[number];

/** How long a token may live by default, in minutes. */
export const defaultLongestMinutes = 1440;

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

/**
 * Authenticates staff by access tokens in the form of JWT, signed with a key of the provider (RFC 9068, RFC 8725). ID
 * tokens, logout tokens and other tokens of the same provider are refused.
 *
 * @returns An authenticator that resolves to undefined for a token that is refused. It rejects with a problem that says
 *   which right is missing for a valid token without a role or an institution, and with `unavailable` when the provider's
 *   keys cannot be had.
 */
export function oidcStaffAuthenticator(options: OidcOptions): StaffAuthenticator {
  const {issuer, audience, keys, roleClaim = 'role', institutionClaim = 'institution'} = options;
  const {tokenType = 'at+jwt', longestMinutes = defaultLongestMinutes} = options;
  const longestSeconds = longestMinutes * 60;
  return {
    authenticate: async (token, now, {faulty, account} = {}) => {
      const refused = (reason: TokenFault, more?: string) => void faulty?.(reason, more ?? hints[reason]);
      if (token.length > longestToken) return refused('too_long');
      const expected = {issuer, audience, currentDate: now, maxTokenAge: longestSeconds};
      const verified = await verify(token, keys, expected, refused);
      if (!verified) return undefined;
      if (!isAccessToken(verified, tokenType, longestSeconds)) return refused('type');
      const claims = verified.payload;
      if (!claims.sub) return undefined;
      const personRef = await hash(`${issuer} ${claims.sub}`);
      account?.(personRef);
      const role = strongest(textsAt(claims, roleClaim));
      const [institutionCode = '', ...others] = textsAt(claims, institutionClaim);
      if (!role) throw missingRights('role');
      if (others.length > 0 || !/^[0-9A-Z]{18}$/.test(institutionCode)) throw missingRights('institution');
      return {personRef, role, institutionCode};
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

interface Expected {
  readonly issuer: string;
  readonly audience: string;
  readonly currentDate: Date;
  /** In seconds; a token that was issued in the future is refused with it. */
  readonly maxTokenAge: number;
}

/** A token whose signature, issuer, audience and times are right. */
interface Verified {
  readonly payload: JWTPayload;
  readonly protectedHeader: ProtectedHeaderParameters;
}

async function verify(
  token: string,
  keys: JWTVerifyGetKey,
  expected: Expected,
  faulty: (reason: TokenFault, hint?: string) => void,
): Promise<Verified | undefined> {
  try {
    const required = {requiredClaims: ['sub', 'exp', 'iat'], algorithms, clockTolerance};
    return await jwtVerify(token, keys, {...required, ...expected});
  } catch (error) {
    // For any error in a token, its bearer learns only that it is not valid.
    if (error instanceof Problem) throw error;
    faulty(faultOf(error), clockHint(error));
    return undefined;
  }
}

const faultsByCode: Readonly<Record<string, TokenFault>> = {
  ERR_JWS_INVALID: 'malformed',
  ERR_JWT_INVALID: 'malformed',
  ERR_JOSE_ALG_NOT_ALLOWED: 'algorithm',
  ERR_JOSE_NOT_SUPPORTED: 'algorithm',
  ERR_JWKS_NO_MATCHING_KEY: 'unknown_key',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'unknown_key',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'signature',
  ERR_JWT_EXPIRED: 'expired',
};

const faultsByClaim: Readonly<Record<string, TokenFault>> = {iss: 'issuer', aud: 'audience', typ: 'type'};

/** What is wrong with a token, from the error of the library; nothing of the token itself. */
export function faultOf(error: unknown): TokenFault {
  if (!(error instanceof Error) || !('code' in error)) return 'other';
  if (error.code !== 'ERR_JWT_CLAIM_VALIDATION_FAILED') return faultsByCode[String(error.code)] ?? 'other';
  return faultsByClaim['claim' in error ? String(error.claim) : ''] ?? 'claims';
}

/** What who runs the server does about a fault; nothing of the token itself. */
const hints: Readonly<Partial<Record<TokenFault, string>>> = {
  too_long: `The token is longer than ${longestToken} characters: let the provider put fewer claims into it.`,
  algorithm: `The token is signed with an algorithm that is not taken; taken are ${algorithms.join(', ')}.`,
  unknown_key:
    'OIDC_JWKS_URL publishes no key with the name (kid) that the token has: is it the provider that gave the token?',
  signature: 'The signature is not of the key that OIDC_JWKS_URL publishes under this name.',
  issuer: 'The token\'s "iss" is not OIDC_ISSUER, to the letter: compare also a slash at the end.',
  audience: 'The token\'s "aud" does not hold OIDC_AUDIENCE, the name of this interface at the provider.',
  type: 'The token is no access token, such as an ID token, or its type is not that of OIDC_TOKEN_TYPE, or it is valid for longer than OIDC_TOKEN_MINUTES.',
  expired: 'The token has ended; or the clock of this machine is ahead.',
};

/** Says of a token from the future that a clock is wrong. */
function clockHint(error: unknown): string | undefined {
  if (error instanceof errors.JWTExpired) return undefined;
  const claim = error instanceof Error && 'claim' in error ? String(error.claim) : '';
  if (claim === 'iat' || claim === 'nbf')
    return `The token's "${claim}" is in the future by more than ${clockTolerance} s, or missing: the clock of the provider and of this machine differ.`;
  return claim === '' || claim in faultsByClaim ? undefined : `The token lacks a right "${claim.slice(0, 20)}".`;
}

/** Claims of ID tokens (OpenID Connect Core section 2) and of logout and security events (RFC 8417 section 2.2). */
const claimsOfOthers = ['nonce', 'at_hash', 'c_hash', 's_hash', 'events'];

/** How some providers name other tokens in a claim of their own. */
const typesOfOthers = ['id', 'refresh', 'offline', 'logout'];

function isAccessToken({payload, protectedHeader}: Verified, type: TokenType, longestSeconds: number): boolean {
  const {iat = 0, exp = Infinity} = payload;
  const stated = (protectedHeader.typ ?? 'jwt').toLowerCase().replace(/^application\//, '');
  const isStated = stated === 'at+jwt' || (type === 'JWT' && stated === 'jwt');
  const ofOther = typesOfOthers.includes(String(payload['typ'] ?? '').toLowerCase());
  return (
    isStated &&
    protectedHeader.crit === undefined &&
    !ofOther &&
    claimsOfOthers.every(claim => payload[claim] === undefined) &&
    exp - iat <= longestSeconds
  );
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
