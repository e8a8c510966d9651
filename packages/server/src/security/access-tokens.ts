import {scopes, type Scope} from '@gov-rating/contract';
import {jwtVerify, SignJWT, type JWTPayload} from 'jose';
import {faultOf, type TokenFault} from './identity-provider.ts';

/** Lifetime of an access token, in seconds. */
export const accessTokenSeconds = 600;

/** The claims of an access token about its bearer. */
export interface AccessClaims {
  readonly clientId: string;
  readonly scopes: readonly Scope[];
}

/** Makes and reads the access tokens of department systems. */
export interface AccessTokens {
  issue(claims: AccessClaims & {readonly institutionCode: string}, now: Date): Promise<string>;
  /** Undefined for every token that this deployment did not issue, and for expired ones; `faulty` learns why. */
  read(token: string, now: Date, faulty?: (reason: TokenFault) => void): Promise<AccessClaims | undefined>;
}

const algorithm = 'HS256';

/** How many valid tokens a process remembers, so that it does not compute the signature again for each call. */
const mostRemembered = 1000;

/**
 * Access tokens as JWT signed with one secret (RFC 7519, HS256 and nothing else). Issuer and audience are made from the
 * public URL, so a token of a test deployment is not valid elsewhere. Throws when the secret is shorter than 32 bytes.
 */
export function accessTokens(secret: string, publicUrl: string): AccessTokens {
  const key = new TextEncoder().encode(secret);
  if (key.length < 32) throw new Error('The token secret must be at least 32 bytes long.');
  const audience = `${publicUrl}/v1`;
  /** Tokens whose signature is right, and when they end, in milliseconds since 1970. */
  const remembered = new Map<string, {readonly claims: AccessClaims; readonly until: number}>();
  /** For any error in a token, its bearer learns only that it is not valid. */
  const verified = (token: string, now: Date, faulty: (reason: TokenFault) => void): Promise<JWTPayload | undefined> =>
    jwtVerify(token, key, {
      ...{algorithms: [algorithm], typ: 'at+jwt', issuer: publicUrl, audience, currentDate: now},
      requiredClaims: ['sub', 'exp', 'iat', 'scope'],
    }).then(
      ({payload}) => payload,
      (error: unknown) => void faulty(faultOf(error)),
    );
  return {
    issue: ({clientId, institutionCode, scopes: granted}, now) =>
      new SignJWT({institution: institutionCode, scope: granted.join(' ')})
        .setProtectedHeader({alg: algorithm, typ: 'at+jwt'})
        .setSubject(clientId)
        .setIssuer(publicUrl)
        .setAudience(audience)
        .setIssuedAt(now)
        .setExpirationTime(Math.floor(now.getTime() / 1000) + accessTokenSeconds)
        .sign(key),
    async read(token, now, faulty = () => undefined) {
      const known = remembered.get(token);
      if (known && now.getTime() < known.until) return known.claims;
      if (known) return void faulty('expired');
      const payload = await verified(token, now, faulty);
      if (!payload) return undefined;
      const claims = {clientId: String(payload.sub), scopes: toScopes(String(payload['scope']))};
      if (remembered.size >= mostRemembered) remembered.clear();
      remembered.set(token, {claims, until: 1000 * Number(payload.exp)});
      return claims;
    },
  };
}

/** The known scopes in a space separated list. */
export function toScopes(list: string): Scope[] {
  const named = list.split(' ');
  return scopes.filter(scope => named.includes(scope));
}
