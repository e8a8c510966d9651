import {fieldProblem, Problem} from '../../domain/problems/problem.ts';
import {isAllowedUrl} from '../../domain/webhooks/webhook-address.ts';
import {newWebhookSecret} from '../../security/webhook-signature.ts';
import {webhookRights} from '../../domain/rights/webhook-owners.ts';
import type {Handler} from '../../http/handler.ts';
import {newId} from '../../security/random.ts';
import {secretLocation} from '../../security/secret-cipher.ts';

/** How many webhooks an institution may have. */
const mostWebhooks = 20;

/** Registers an address, or changes its topics; one that was stopped starts again. A new secret is returned once. */
export const putWebhook: Handler<'putWebhook'> = async (input, context, {caller}) => {
  const {storage, settings, randomBytes, webhookSecretCipher, now} = context;
  const {url, topics, description, institutionCode = caller.institutionCode} = input;
  if (!isAllowedUrl(url, settings.webhooks)) throw fieldProblem('url', 'webhook_url_not_allowed');
  const at = now();
  const secret = newWebhookSecret(randomBytes);
  const secretId = newId(randomBytes, at);
  const put = await storage.putWebhook({
    webhookId: newId(randomBytes, at),
    institutionCode,
    ...webhookRights(caller),
    ownerRole: caller.role,
    url: new URL(url).href,
    topics,
    description,
    at: at.toISOString(),
    secret: {secretId, ciphertext: await webhookSecretCipher.encrypt(secret, secretLocation(secretId))},
    limit: mostWebhooks,
  });
  if ('webhook' in put) return {webhook: put.webhook, secret: put.outcome === 'added' ? secret : null};
  if (put.outcome === 'unknown_institution') throw fieldProblem('institutionCode', 'unknown_institution');
  if (put.outcome === 'webhook_of_another') throw fieldProblem('url', 'webhook_of_another');
  throw new Problem(put.outcome);
};
