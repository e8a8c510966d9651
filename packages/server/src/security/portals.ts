import {subjectPattern, type ProblemCode} from '@gov-rating/contract';
import {decodeProtectedHeader, type JSONWebKeySet} from 'jose';
import {Problem} from '../domain/problems/problem.ts';
import {assuranceLevels, type AssuranceLevel, type Portal} from '../domain/raters/portal.ts';
import type {TicketRules} from '../domain/raters/sign-on.ts';
import {assertionAlgorithms, assertionVerifier} from './assertion-keys.ts';
import {fromBase64} from './base64.ts';

/** A portal with the public keys that its assertions are signed with. */
export interface RegisteredPortal extends Portal {
  /** Keys of P-256 or SM2; several while the portal changes its key. */
  readonly keys: JSONWebKeySet;
  /** Where people log in and come back to the page of what they can rate; without it the server links to none. */
  readonly page?: {readonly name: string; readonly url: string};
  /** How its tickets are exchanged; undefined for a portal without tickets. */
  readonly ticket?: TicketRules | undefined;
}

/** What a portal asserts of a person. */
export interface Assertion {
  readonly portal: Portal;
  /** The pseudonym of the person within the portal. */
  readonly subject: string;
  /** Names this one assertion among those of the portal. */
  readonly assertionId: string;
  /** From when on it is refused for its age. */
  readonly endsAt: Date;
}

/** Knows the portals that log people in. */
export interface RaterAuthenticator {
  /** A portal by the `iss` of its assertions; undefined for one that is not registered, or no more. */
  portal(issuer: string): Portal | undefined;
  /** The same with the rules for its tickets; undefined also for a portal without tickets. */
  ticketPortal(issuer: string): {readonly portal: Portal; readonly rules: TicketRules} | undefined;
  /**
   * Reads an assertion. Whether it was used before, the caller has to ask.
   *
   * @throws {Problem} with the code that says what is wrong with it; nothing of its content is in the problem.
   */
  read(assertion: string, now: Date): Promise<Assertion>;
}

/** The type that the header of an assertion states (RFC 8725 section 3.11), so that no other token of a portal passes as one. */
export const assertionType = 'rater-assertion+jwt';

/** The longest time from issue to end, and how far the clock of a portal may be off, in seconds. */
const [longest, tolerance] = [300, 30];

/** A longer assertion is refused unread, in characters; the contract says the same. */
const longestAssertion = 4000;

/** The claims of an assertion. Times are in seconds since 1970. */
interface Claims {
  readonly iss: string;
  readonly sub: string;
  readonly aud: string;
  readonly iat: number;
  readonly nbf?: number;
  readonly exp: number;
  readonly jti: string;
  readonly assurance: AssuranceLevel;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** The only claims, and what each must be. Others are refused, so that no name, telephone or certificate comes along. */
const forms: Readonly<Record<keyof Claims, (value: unknown) => boolean>> = {
  iss: isText,
  sub: value => isText(value) && subjectPattern.test(value),
  aud: isText,
  iat: Number.isSafeInteger,
  nbf: value => value === undefined || Number.isSafeInteger(value),
  exp: Number.isSafeInteger,
  jti: value => isText(value) && /^[\x21-\x7e]{16,128}$/.test(value),
  assurance: value => assuranceLevels.some(level => level === value),
};

/**
 * The authenticator of people by assertions of registered portals: JWT (RFC 7519, RFC 8725) with ES256, or SM2 with SM3, as
 * the portal's key says, and nothing else. The signature is checked before anything but the name of the portal is read.
 *
 * @param portals Those that are registered; one that is left out is no longer trusted, nor are its sessions.
 * @param audience What `aud` must be, to the letter.
 */
export function portalAuthenticator(portals: readonly RegisteredPortal[], audience: string): RaterAuthenticator {
  const byIssuer = new Map(
    portals.map(({keys, ticket, ...portal}) => [portal.issuer, {portal, ticket, verifier: assertionVerifier(keys)}]),
  );
  return {
    portal: issuer => byIssuer.get(issuer)?.portal,
    ticketPortal(issuer) {
      const known = byIssuer.get(issuer);
      return known?.ticket && {portal: known.portal, rules: known.ticket};
    },
    async read(assertion, now) {
      const parts = assertion.split('.');
      if (assertion.length > longestAssertion || parts.length !== 3) throw new Problem('assertion_invalid');
      const {alg, kid} = headerOf(assertion);
      const known = byIssuer.get(issuerOf(parts[1] as string));
      if (!known) throw new Problem('assertion_portal_unknown');
      if (!known.verifier.algorithms.has(alg)) throw new Problem('assertion_algorithm_not_allowed');
      const payload = await known.verifier.verify(assertion, {alg, kid});
      if (!payload) throw new Problem('assertion_not_genuine');
      const {sub: subject, jti: assertionId, exp, assurance, ...times} = claimsIn(payload);
      const fault = faultOf({...times, exp}, audience, now.getTime() / 1000);
      if (fault) throw new Problem(fault);
      if (assurance < known.portal.leastAssurance) throw new Problem('assurance_too_low');
      return {portal: known.portal, subject, assertionId, endsAt: new Date((exp + tolerance) * 1000)};
    },
  };
}

/** Refuses another type or algorithm before a key is looked for: with `none` or a shared secret there is none to look for. */
function headerOf(assertion: string): {readonly alg: string; readonly kid: unknown} {
  const {typ, alg = '', kid, crit} = readOr('assertion_invalid', () => decodeProtectedHeader(assertion));
  if (!assertionAlgorithms.includes(alg)) throw new Problem('assertion_algorithm_not_allowed');
  if (typ !== assertionType || crit !== undefined) throw new Problem('assertion_invalid');
  return {alg, kid};
}

/** The portal that an assertion names, which is not verified yet. */
function issuerOf(payload: string): string {
  const {iss} = readOr('assertion_invalid', () => objectIn(fromBase64(payload)));
  if (!isText(iss)) throw new Problem('assertion_invalid');
  return iss;
}

function claimsIn(payload: Uint8Array): Claims {
  const said = readOr('assertion_invalid', () => objectIn(payload));
  if (Object.keys(said).some(name => !Object.hasOwn(forms, name))) throw new Problem('assertion_claims_not_allowed');
  if (!Object.entries(forms).every(([name, fits]) => fits(said[name]))) throw new Problem('assertion_invalid');
  return said as unknown as Claims;
}

function faultOf(
  {aud, iat, nbf = iat, exp}: Pick<Claims, 'aud' | 'iat' | 'nbf' | 'exp'>,
  audience: string,
  now: number,
): ProblemCode | undefined {
  if (aud !== audience) return 'assertion_for_another';
  if (exp <= iat || exp - iat > longest) return 'assertion_invalid';
  if (Math.max(iat, nbf) > now + tolerance) return 'assertion_from_future';
  return exp + tolerance <= now ? 'assertion_expired' : undefined;
}

/** The JSON object in UTF-8; throws for anything else. */
function objectIn(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('not an object');
  return value as Readonly<Record<string, unknown>>;
}

/** Reads what came from outside; whatever is wrong with it, the caller learns only this code. */
function readOr<T>(code: ProblemCode, read: () => T): T {
  try {
    return read();
  } catch {
    throw new Problem(code);
  }
}
