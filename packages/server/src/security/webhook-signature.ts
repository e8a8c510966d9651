import {base64, fromBase64} from './base64.ts';
import type {RandomBytes} from './random.ts';

const prefix = 'whsec_';

/** A new secret of a webhook: 256 random bits in the form of the Standard Webhooks scheme. */
export const newWebhookSecret = (randomBytes: RandomBytes): string => `${prefix}${base64(randomBytes(32))}`;

/** The headers of a message that authenticate its sender. */
export interface SignedHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/** Signs a message with every active secret (Standard Webhooks: HMAC-SHA256 of `id.timestamp.body`). */
export async function signedHeaders(
  id: string,
  at: Date,
  body: string,
  secrets: readonly string[],
): Promise<SignedHeaders> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const content = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const signatures = await Promise.all(secrets.map(async secret => `v1,${base64(await hmac(secret, content))}`));
  return {'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ')};
}

async function hmac(secret: string, content: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const bytes = fromBase64(secret.slice(prefix.length));
  const key = await crypto.subtle.importKey('raw', bytes, {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, content));
}
