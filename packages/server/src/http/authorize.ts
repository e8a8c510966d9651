import {roleNames, type Endpoint, type Localized, type Role, type Scope} from '@gov-rating/contract';
import type {Context} from '../context/context.ts';
import {shanghaiDay} from '../domain/calendar/moments.ts';
import type {DeviceCaller} from '../domain/devices/device.ts';
import type {Client} from '../domain/institutions/client-storage.ts';
import type {StaffMember} from '../domain/institutions/staff-member.ts';
import {codeIssuer, codePortal} from '../domain/raters/code-sign-in.ts';
import type {Portal, Rater} from '../domain/raters/portal.ts';
import {Problem} from '../domain/problems/problem.ts';
import type {Caller, Citizen} from '../security/caller.ts';
import {deviceKeyParts} from '../security/device-key.ts';
import {sameHash} from '../security/hash.ts';
import {missingRights, type TokenObserver} from '../security/identity-provider.ts';
import {invitationKeyOf} from '../security/invitation-token.ts';

/** Who wants to know who calls, also when the call is then refused. */
export interface CallObserver extends TokenObserver {
  readonly identified?: (caller: Caller) => void;
}

/**
 * Authenticates the caller of a route. Throws `authorization_missing` for a request without credentials,
 * `invitation_invalid`, `rater_session_invalid`, `device_key_invalid` or `unauthorized` for invalid credentials, and 403 for valid ones without the right:
 * `scope_not_granted`, `rights_missing`, `role_not_allowed`, `caller_not_allowed`.
 */
export async function authorize(
  endpoint: Endpoint,
  headers: Headers,
  context: Context,
  observer: CallObserver = {},
): Promise<Caller> {
  const {caller, scope, roles = []} = endpoint;
  if (caller === 'anyone') return undefined;
  const token = bearerToken(headers, realms[caller]);
  if (caller === 'citizen') return citizen(token);
  if (caller === 'rater') return rater(token, context);
  if (caller === 'device') return device(token, context);
  const client = await department(token, caller === 'person' ? undefined : scope, context, observer);
  if (client && caller === 'person') throw notAllowed('caller_not_allowed');
  if (client) return client;
  if (caller === 'department') {
    if (await isStaffMember(context, token, observer)) throw notAllowed('caller_not_allowed');
  } else {
    const someone = await staffMember(context, token, observer);
    if (someone) return person(someone, roles, context, observer);
  }
  const challenge = 'Bearer realm="gov-rating", error="invalid_token"';
  throw new Problem('unauthorized', {headers: {'WWW-Authenticate': challenge}});
}

/** The name of the protection space in a challenge (RFC 9110 section 11.5). */
const realms = {
  ...{citizen: 'invitation', rater: 'rater', device: 'device'},
  ...{department: 'gov-rating', person: 'gov-rating', office: 'gov-rating'},
} as const;

const notAllowed = (code: 'caller_not_allowed' | 'role_not_allowed', addition?: Localized) => {
  const headers = {'WWW-Authenticate': 'Bearer realm="gov-rating", error="insufficient_scope"'};
  return new Problem(code, {headers, ...(addition ? {addition} : {})});
};

/**
 * The token of an `Authorization: Bearer` header (RFC 6750); the scheme is case-insensitive. Undefined for a malformed
 * token. Throws `authorization_missing` without a bearer token: a gateway removed the header or replaced it with its
 * own credentials, which neither the invitation nor the account can cause.
 */
function bearerToken(headers: Headers, realm: string): string {
  const [scheme = '', ...rest] = (headers.get('authorization') ?? '').trim().split(/ +/);
  if (!/^bearer$/i.test(scheme) || rest.length === 0)
    throw new Problem('authorization_missing', {headers: {'WWW-Authenticate': `Bearer realm="${realm}"`}});
  const token = rest.join(' ');
  return /^[A-Za-z0-9._~+/-]+=*$/.test(token) ? token : '';
}

/** Anything that cannot be an invitation token, an access token for one, is refused without asking the storage. */
async function citizen(token: string): Promise<Citizen> {
  const key = await invitationKeyOf(token);
  if (!key) throw new Problem('invitation_invalid');
  return key;
}

/** By what a person has signed in; undefined for what is not trusted any more. */
const signedInBy = (issuer: string, {raterAuthenticator, sendCode}: Context): Portal | undefined =>
  issuer === codeIssuer ? sendCode && codePortal : raterAuthenticator.portal(issuer);

/** A person whom a portal has logged in, or who has proved a telephone by a code. With the portal end its sessions, from the next call on. */
async function rater(token: string, context: Context): Promise<Rater> {
  const claims = await context.raterTokens.read(token, context.now());
  const portal = claims && signedInBy(claims.issuer, context);
  if (!portal) throw new Problem('rater_session_invalid');
  return {raterHash: claims.raterHash, portal};
}

/**
 * A device by its key. One that was revoked, or whose point is closed, is refused from that moment on; who has another
 * secret learns only that the key is not valid.
 */
async function device(key: string, {storage, now}: Context): Promise<DeviceCaller> {
  const parts = await deviceKeyParts(key);
  const at = now();
  const known = parts && (await storage.knownDevice(parts.id, shanghaiDay(at)));
  if (!parts || !known || known.keyHash === null || !sameHash(known.keyHash, parts.secretHash))
    throw new Problem('device_key_invalid');
  if (known.ended) throw new Problem('device_revoked');
  const {deviceId, kind, pointId, institutionCode, usedAt} = known;
  if (usedAt === null) await storage.useDevice(deviceId, at.toISOString());
  return {deviceId, kind, pointId, institutionCode};
}

/** A client that was removed or disabled, or that lost a scope, has lost it for tokens already issued too. */
async function department(
  token: string,
  scope: Scope | undefined,
  {tokens, storage, now}: Context,
  {identified, faulty}: CallObserver,
): Promise<Client | undefined> {
  const claims = await tokens.read(token, now(), faulty);
  const client = claims && (await storage.client(claims.clientId));
  if (client) identified?.(client);
  if (!claims || !client || client.disabledAt !== null) return undefined;
  if (scope !== undefined && !(claims.scopes.includes(scope) && client.scopes.includes(scope))) {
    const challenge = `Bearer realm="gov-rating", error="insufficient_scope", scope="${scope}"`;
    throw new Problem('scope_not_granted', {headers: {'WWW-Authenticate': challenge}});
  }
  return client;
}

/** Whether the token belongs to a member of staff. False while the identity provider is out of reach. */
const isStaffMember = (context: Context, token: string, observer: CallObserver): Promise<boolean> =>
  staffMember(context, token, observer).then(
    someone => someone !== undefined,
    (error: unknown) => error instanceof Problem && error.code === 'rights_missing',
  );

/** Whose token it is, as the identity provider says; the observer learns it also where the account has no rights. */
async function staffMember(
  {staffAuthenticator, staffHash, now}: Context,
  token: string,
  {faulty, account}: CallObserver,
): Promise<StaffMember | undefined> {
  let personRef: string | undefined;
  const observer = {...(faulty && {faulty}), account: (ref: string) => void (personRef = ref)};
  try {
    return await staffAuthenticator.authenticate(token, now(), observer);
  } finally {
    if (personRef !== undefined) account?.(await staffHash('person', personRef));
  }
}

/**
 * A member of staff of an institution that is not registered here, or in another role, is authenticated but has no
 * rights. The pseudonym gets the key of the deployment; without it, as it was stored before, it remains comparable.
 */
async function person(
  someone: StaffMember,
  roles: readonly Role[],
  {storage, staffHash}: Context,
  {identified}: CallObserver,
): Promise<StaffMember> {
  const {personRef, formerRefs = []} = someone;
  const known = {...someone, personRef: await staffHash('person', personRef), formerRefs: [personRef, ...formerRefs]};
  identified?.(known);
  if (!(await storage.institution(someone.institutionCode))) throw missingRights('kept institution');
  if (!roles.includes(someone.role)) throw notAllowed('role_not_allowed', whoMay(roles));
  return known;
}

const whoMay = (roles: readonly Role[]): Localized => ({
  'zh-CN': `可进行此操作的角色：${roles.map(role => roleNames[role]['zh-CN']).join('、')}。`,
  'zh-TW': `可進行此操作的角色：${roles.map(role => roleNames[role]['zh-TW']).join('、')}。`,
  en: `These roles may: ${roles.map(role => roleNames[role].en).join(', ')}.`,
});
