import {fieldProblem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {accessTokenSeconds, toScopes} from '../../security/access-tokens.ts';
import {clientWithSecret} from '../../security/client-secret.ts';

/** The client credentials grant: takes a secret and returns a short-lived token. */
export const issueToken: Handler<'issueToken'> = async (input, {storage, tokens, now}) => {
  const {client_id: id = '', client_secret: secret = '', scope} = input;
  if (input.grant_type !== 'client_credentials') throw fieldProblem('grant_type', 'grant_not_supported');
  const at = now().toISOString();
  const client = await clientWithSecret(storage, id, secret, at);
  const asked = scope === undefined ? client.scopes : scope.split(' ').filter(name => name !== '');
  const granted = toScopes(asked.join(' ')).filter(name => client.scopes.includes(name));
  if (granted.length < new Set(asked).size || granted.length === 0) throw fieldProblem('scope', 'scope_not_granted');
  const claims = {clientId: client.id, institutionCode: client.institutionCode, scopes: granted};
  return {
    access_token: await tokens.issue(claims, now()),
    token_type: 'Bearer',
    expires_in: accessTokenSeconds,
    scope: granted.join(' '),
  };
};
