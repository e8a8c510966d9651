import {later} from '../../domain/calendar/moments.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {newWebhookSecret} from '../../security/webhook-signature.ts';
import {webhookRights} from '../../domain/rights/webhook-owners.ts';
import type {Handler} from '../../http/handler.ts';
import {newId} from '../../security/random.ts';
import {secretLocation} from '../../security/secret-cipher.ts';

/** Makes a new secret, returned once. Until the older ones end, messages are signed with all of them. */
export const addWebhookSecret: Handler<'addWebhookSecret'> = async (input, context, {caller}) => {
  const {storage, randomBytes, webhookSecretCipher} = context;
  const {webhookId, keepOldHours} = input;
  const secret = newWebhookSecret(randomBytes);
  const now = context.now();
  const secretId = newId(randomBytes, now);
  const oldSecretsEndAt = later(now, keepOldHours * 3_600_000).toISOString();
  const added = await storage.addWebhookSecret({
    webhookId,
    ...webhookRights(caller),
    secretId,
    ciphertext: await webhookSecretCipher.encrypt(secret, secretLocation(secretId)),
    at: now.toISOString(),
    oldEndAt: oldSecretsEndAt,
  });
  if (!added) throw new Problem('unknown_webhook');
  return {secret, oldSecretsEndAt};
};
