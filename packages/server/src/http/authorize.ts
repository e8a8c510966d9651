import type {Endpoint, Scope} from '@gov-rating/contract';
import type {Context} from '../context.ts';
import {Problem} from '../problem.ts';
import type {Citizen} from '../routes/handler.ts';
import {hash} from '../secrets.ts';
import type {Client} from '../storage/storage.ts';

/** Who calls, as far as the credentials prove it. */
export type Caller = Citizen | Client | undefined;

/** Proves the caller of a route, or throws `invitation_invalid`, `unauthorized` or `scope_not_granted`. */
export async function authorize(endpoint: Endpoint, headers: Headers, context: Context): Promise<Caller> {
  if (endpoint.caller === 'anyone') return undefined;
  const token = bearerToken(headers);
  return endpoint.caller === 'citizen' ? citizen(token) : department(token, endpoint.scope, context);
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
async function department(token: string | undefined, scope: Scope | undefined, context: Context): Promise<Client> {
  const claims = token === undefined ? undefined : await context.tokens.read(token, context.now());
  const client = claims && (await context.storage.client(claims.clientId));
  if (!claims || !client) {
    const headers = {'WWW-Authenticate': 'Bearer realm="gov-rating", error="invalid_token"'};
    throw new Problem('unauthorized', token === undefined ? {} : {headers});
  }
  if (scope !== undefined && !(claims.scopes.includes(scope) && client.scopes.includes(scope))) {
    const challenge = `Bearer realm="gov-rating", error="insufficient_scope", scope="${scope}"`;
    throw new Problem('scope_not_granted', {headers: {'WWW-Authenticate': challenge}});
  }
  return client;
}
