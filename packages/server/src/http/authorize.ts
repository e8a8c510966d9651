import {roleNames, type Endpoint, type Localized, type Role, type Scope} from '@gov-rating/contract';
import type {Context} from '../context.ts';
import {Problem} from '../problem.ts';
import type {Person} from '../domain/person.ts';
import type {Citizen} from '../routes/handler.ts';
import {hash} from '../secrets.ts';
import type {Client} from '../storage/storage.ts';

/** Who calls, as far as the credentials prove it. */
export type Caller = Citizen | Client | Person | undefined;

/**
 * Proves the caller of a route, or throws `invitation_invalid`, `unauthorized`, `scope_not_granted` or
 * `role_not_allowed`.
 */
export async function authorize(endpoint: Endpoint, headers: Headers, context: Context): Promise<Caller> {
  const {caller, scope, roles = []} = endpoint;
  if (caller === 'anyone') return undefined;
  const token = bearerToken(headers);
  if (caller === 'citizen') return citizen(token);
  if (token === undefined) throw new Problem('unauthorized');
  const client = caller === 'person' ? undefined : await department(token, scope, context);
  if (client) return client;
  const someone = caller === 'department' ? undefined : await person(token, roles, context);
  if (someone) return someone;
  const challenge = 'Bearer realm="gov-rating", error="invalid_token"';
  throw new Problem('unauthorized', {headers: {'WWW-Authenticate': challenge}});
}

/** The token of an `Authorization: Bearer` header (RFC 6750); the scheme's case does not matter. */
function bearerToken(headers: Headers): string | undefined {
  return /^bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec((headers.get('authorization') ?? '').trim())?.[1];
}

/** Anything that cannot be an invitation token, an access token for one, is refused without asking the storage. */
async function citizen(token: string | undefined): Promise<Citizen> {
  if (token === undefined || !/^[A-Za-z0-9_-]{43}$/.test(token)) throw new Problem('invitation_invalid');
  return {tokenHash: await hash(token)};
}

/** A client that was removed, or that lost a scope, has lost it for tokens already issued too. */
async function department(
  token: string,
  scope: Scope | undefined,
  {tokens, storage, now}: Context,
): Promise<Client | undefined> {
  const claims = await tokens.read(token, now());
  const client = claims && (await storage.client(claims.clientId));
  if (!claims || !client) return undefined;
  if (scope !== undefined && !(claims.scopes.includes(scope) && client.scopes.includes(scope))) {
    const challenge = `Bearer realm="gov-rating", error="insufficient_scope", scope="${scope}"`;
    throw new Problem('scope_not_granted', {headers: {'WWW-Authenticate': challenge}});
  }
  return client;
}

/** Whoever acts for an institution that is not kept here is nobody here. */
async function person(
  token: string,
  roles: readonly Role[],
  {people, storage, now}: Context,
): Promise<Person | undefined> {
  const someone = await people.read(token, now());
  if (!someone || !(await storage.institution(someone.institutionCode))) return undefined;
  if (!roles.includes(someone.role)) {
    const headers = {'WWW-Authenticate': 'Bearer realm="gov-rating", error="insufficient_scope"'};
    throw new Problem('role_not_allowed', {headers, addition: whoMay(roles)});
  }
  return someone;
}

const whoMay = (roles: readonly Role[]): Localized => ({
  'zh-CN': `可进行此操作的角色：${roles.map(role => roleNames[role]['zh-CN']).join('、')}。`,
  'zh-TW': `可進行此操作的角色：${roles.map(role => roleNames[role]['zh-TW']).join('、')}。`,
  en: `These roles may: ${roles.map(role => roleNames[role].en).join(', ')}.`,
});
