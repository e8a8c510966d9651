import {later} from '../../domain/calendar/moments.ts';
import type {Handler} from '../../http/handler.ts';
import {hash} from '../../security/hash.ts';
import {newSecret} from '../../security/random.ts';
import {managedClient} from './managed-client.ts';

/** Makes a new secret of a client, returned once. Until the older ones end, they are taken too. */
export const rotateClientSecret: Handler<'rotateClientSecret'> = async (input, context, {caller}) => {
  const {clientId, keepOldHours} = input;
  const {id} = await managedClient(context, caller, clientId);
  const secret = newSecret(context.randomBytes);
  const now = context.now();
  const oldSecretsEndAt = later(now, keepOldHours * 3_600_000).toISOString();
  const secretHash = await hash(secret);
  await context.storage.rotateClientSecret({id, secretHash, at: now.toISOString(), oldEndAt: oldSecretsEndAt});
  return {secret, oldSecretsEndAt};
};
