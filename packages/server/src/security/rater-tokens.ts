import {jwtVerify, SignJWT} from 'jose';

/** Lifetime of the token of a rater, in seconds. */
export const raterTokenSeconds = 900;

/** What a token says of its bearer. */
export interface RaterClaims {
  /** The keyed hash of portal and pseudonym. */
  readonly raterHash: string;
  /** The `iss` of the portal. */
  readonly issuer: string;
}

/** Makes and reads the tokens of people whom portals have logged in. */
export interface RaterTokens {
  issue(claims: RaterClaims, now: Date): Promise<string>;
  /** Undefined for every token that this deployment did not issue to a rater, and for expired ones. */
  read(token: string, now: Date): Promise<RaterClaims | undefined>;
}

const [algorithm, type] = ['HS256', 'rater+jwt'];

/**
 * Tokens of raters as JWT signed with the secret of the deployment. Their type and audience are their own, so that one never
 * passes as the access token of a department, nor the other way round (RFC 8725 section 3.11).
 *
 * @param secret At least 32 bytes.
 */
export function raterTokens(secret: string, publicUrl: string): RaterTokens {
  const key = new TextEncoder().encode(secret);
  const audience = `${publicUrl}/v1/rater`;
  return {
    issue: ({raterHash, issuer}, now) =>
      new SignJWT({portal: issuer})
        .setProtectedHeader({alg: algorithm, typ: type})
        .setSubject(raterHash)
        .setIssuer(publicUrl)
        .setAudience(audience)
        .setIssuedAt(now)
        .setExpirationTime(Math.floor(now.getTime() / 1000) + raterTokenSeconds)
        .sign(key),
    read: (token, now) =>
      jwtVerify(token, key, {
        ...{algorithms: [algorithm], typ: type, issuer: publicUrl, audience, currentDate: now},
        requiredClaims: ['sub', 'exp', 'iat', 'portal'],
      }).then(
        ({payload}) => ({raterHash: String(payload.sub), issuer: String(payload['portal'])}),
        // For any error in a token, its bearer learns only that it is not valid.
        () => undefined,
      ),
  };
}
