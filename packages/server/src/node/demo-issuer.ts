import type {Role} from '@gov-rating/contract';
import {exportJWK, generateKeyPair, SignJWT, type JSONWebKeySet, type JWTPayload} from 'jose';
import {oidcStaffAuthenticator, type StaffAuthenticator} from '../security/identity-provider.ts';
import {localKeys} from '../security/provider-keys.ts';

/** A fictitious person for demonstration. */
export interface DemoPerson {
  /** Identifies the person in a call; it is the `sub` of the token. */
  readonly id: string;
  readonly role: Role;
  readonly institutionCode: string;
}

/** What {@link demoIssuer} needs. */
export interface DemoIssuerOptions {
  readonly persons: readonly DemoPerson[];
  /** The environment, in which nothing may indicate production. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the warning goes. */
  readonly warn: (line: string) => void;
  readonly now?: (() => Date) | undefined;
}

/** An identity provider for demonstration: gives anyone a token without a password. */
export interface DemoIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly keySet: JSONWebKeySet;
  readonly staffAuthenticator: StaffAuthenticator;
  /** A token of a demo person; `claims` replace its own. */
  tokenOf(id: string, claims?: JWTPayload): Promise<string>;
  /** Answers under its own path, undefined for every other address. */
  fetch(request: Request): Promise<Response> | undefined;
}

/** Where the demo issuer answers. */
export const demoIssuerPath = '/demo-issuer';

/** Lifetime of a demo token, in seconds. */
const lifetime = 3600;

const algorithm = 'ES256';
const issuer = 'urn:gov-rating:demo-issuer';
const audience = 'urn:gov-rating:demo';

/** Names and addresses of this very machine. */
const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

/** Why there must be no demo issuer in this environment; undefined when there may be. */
const obstacle = (env: DemoIssuerOptions['env']): string | undefined =>
  env['OIDC_ISSUER'] ? 'beside a true one: OIDC_ISSUER is set' : noDemonstration(env);

/**
 * Why nothing that is for demonstration only may run in this environment, as the end of a sentence; undefined when it may: there
 * could be real data or other people.
 */
export function noDemonstration(env: DemoIssuerOptions['env']): string | undefined {
  const {NODE_ENV, DATABASE_URL, HOST, PUBLIC_URL} = env;
  if (NODE_ENV === 'production') return 'with NODE_ENV=production';
  if (DATABASE_URL) return 'over a shared database: DATABASE_URL is set';
  if (HOST && !loopback.test(HOST)) return `for other machines: HOST is ${HOST}`;
  if (PUBLIC_URL && !(URL.canParse(PUBLIC_URL) && loopback.test(new URL(PUBLIC_URL).hostname)))
    return `for other machines: PUBLIC_URL is ${PUBLIC_URL}`;
  return undefined;
}

/**
 * Makes an identity provider with a fresh key in memory. It answers only requests that name this machine as their host,
 * so that no page of the internet gets a token by a name that suddenly leads here (DNS rebinding).
 *
 * @throws {Error} Rejects with it where there could be real data or other people: with `NODE_ENV=production`, when a real
 *   identity provider or a shared database is set, and when other machines can reach the server.
 */
export async function demoIssuer(options: DemoIssuerOptions): Promise<DemoIssuer> {
  const {persons, env, warn, now = () => new Date()} = options;
  const reason = obstacle(env);
  if (reason !== undefined)
    throw new Error(`The demo issuer, which gives tokens without a password, does not run ${reason}.`);
  warn('*** FOR DEMONSTRATION ONLY: the demo issuer gives every caller a token of every role, without a password. ***');
  const {publicKey, privateKey} = await generateKeyPair(algorithm);
  const keySet = {keys: [{...(await exportJWK(publicKey)), alg: algorithm, use: 'sig', kid: 'demo'}]};

  const tokenOf = async (id: string, claims: JWTPayload = {}) => {
    const {role, institutionCode} = persons.find(person => person.id === id) ?? unknown(id);
    const seconds = Math.floor(now().getTime() / 1000);
    const input = {sub: id, iss: issuer, aud: audience, iat: seconds, exp: seconds + lifetime};
    return new SignJWT({...input, role, institution: institutionCode, ...claims})
      .setProtectedHeader({alg: algorithm, kid: 'demo', typ: 'at+jwt'})
      .sign(privateKey);
  };

  return {
    issuer,
    audience,
    keySet,
    staffAuthenticator: oidcStaffAuthenticator({issuer, audience, keys: localKeys(keySet)}),
    tokenOf,
    fetch: request => {
      const {pathname, hostname} = new URL(request.url);
      if (!pathname.startsWith(`${demoIssuerPath}/`)) return undefined;
      if (!loopback.test(hostname)) return Promise.resolve(foreignHost());
      return answer(request, pathname.slice(demoIssuerPath.length), {keySet, persons, tokenOf});
    },
  };
}

const foreignHost = () =>
  new Response('The demo issuer answers only under a name of this machine, such as localhost.\n', {
    status: 403,
    headers: {'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store'},
  });

type Issuing = Pick<DemoIssuer, 'keySet' | 'tokenOf'> & Pick<DemoIssuerOptions, 'persons'>;

/** The keys, the list of persons, and a token for one of them (`POST /token`, the body is the person's id). */
async function answer(request: Request, path: string, {keySet, persons, tokenOf}: Issuing): Promise<Response> {
  const headers = {'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff'};
  if (request.method === 'GET' && path === '/jwks.json') return Response.json(keySet, {headers});
  if (request.method === 'GET' && path === '/persons.json') return Response.json(persons, {headers});
  if (request.method !== 'POST' || path !== '/token') return new Response(null, {status: 404, headers});
  const id = (await request.text()).slice(0, 100);
  if (!persons.some(person => person.id === id)) return new Response(null, {status: 400, headers});
  const token = {access_token: await tokenOf(id), token_type: 'Bearer', expires_in: lifetime};
  return Response.json(token, {headers});
}

function unknown(id: string): never {
  throw new Error(`There is no demo person ${id}.`);
}
