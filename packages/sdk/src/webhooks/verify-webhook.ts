import type {WebhookMessage} from '@gov-rating/contract/types';
import {UnsupportedError} from '../errors.ts';
import {platform} from '../transport/platform.ts';

/** Why a message is rejected. */
export type WebhookFault = 'headers_missing' | 'too_old' | 'too_new' | 'signature_wrong' | 'not_understood';

/** A rejected message: answer 400 and do nothing else. */
export class WebhookError extends Error {
  /** The name of the class, by which the guards know it. */
  override readonly name = 'WebhookError';
  readonly code: WebhookFault;

  constructor(code: WebhookFault) {
    super(sentences[code]);
    this.code = code;
  }
}

const sentences: Readonly<Record<WebhookFault, string>> = {
  headers_missing: 'The message lacks webhook-id, webhook-timestamp or webhook-signature.',
  too_old: 'The message was signed too long ago.',
  too_new: 'The message was signed in the future: compare the clocks.',
  signature_wrong: 'No signature of the message was made with this secret, or the body was changed on its way.',
  not_understood: 'The message is signed, but it is no event.',
};

/** True for a {@link WebhookError}, also of another copy of this package. */
export const isWebhookError = (thrown: unknown): thrown is WebhookError =>
  thrown instanceof Error && thrown.name === 'WebhookError';

/** The headers of a request: those of `fetch`, or an object such as Node's, with names in any case. */
export type WebhookHeaders =
  | {
      /** The header by its name, in any case; null when it is absent. */
      readonly get: (name: string) => string | null;
    }
  | {readonly [name: string]: string | readonly string[] | undefined};

/** The received request. */
export interface ReceivedWebhook {
  /** The headers as received. */
  readonly headers: WebhookHeaders;
  /** The body exactly as received, as text or as bytes of UTF-8: parsed and serialized again it has another signature. */
  readonly body: string | Uint8Array;
}

/** What {@link verifyWebhook} needs. */
export interface VerifyWebhookOptions {
  /** `whsec_…`; several while a secret is being exchanged. */
  readonly secret: string | readonly string[];
  /** The largest accepted age of a message, in seconds, in either direction; by default 300. */
  readonly tolerance?: number | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
}

/** A verified message. */
export type VerifiedWebhook = WebhookMessage & {
  /** The same at every attempt. Messages come at least once: keep this id with what you do, and do it once. */
  readonly id: string;
};

/**
 * Checks the signature of a message (Standard Webhooks, HMAC-SHA256, compared in constant time) and its age, and gives
 * back what it says. That the same message comes again within the tolerance is not
 * noticed here: remember the ids of what you have taken.
 *
 * @throws {WebhookError} when the message is to be refused.
 * @throws {TypeError} for a mistake of the program: a secret that is not `whsec_` and base64, or a body that is not text.
 * @throws {UnsupportedError} when the runtime lacks `crypto.subtle`, `atob` or `TextEncoder`.
 *
 * @example
 * ```ts
 * import {isWebhookError, verifyWebhook} from '@gov-rating/sdk/webhooks';
 *
 * async function receive(request: Request, secret: string): Promise<Response> {
 *   try {
 *     const {id, type, data} = await verifyWebhook({headers: request.headers, body: await request.text()}, {secret});
 *     console.log(id, type, data); // store `id` with what you do, and do it once
 *     return new Response(null, {status: 204});
 *   } catch (error) {
 *     if (isWebhookError(error)) return new Response(error.code, {status: 400});
 *     throw error;
 *   }
 * }
 * ```
 */
export async function verifyWebhook(
  {headers, body}: ReceivedWebhook,
  {secret, tolerance = 300, now = Date.now}: VerifyWebhookOptions,
): Promise<VerifiedWebhook> {
  const keys = secretsOf(secret).map(bytesOfSecret);
  const text = textOf(body);
  const id = header(headers, 'webhook-id');
  const timestamp = header(headers, 'webhook-timestamp');
  const signature = header(headers, 'webhook-signature');
  if (!id || !timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) throw new WebhookError('headers_missing');
  const age = Math.floor(now() / 1000) - Number(timestamp);
  if (age > tolerance) throw new WebhookError('too_old');
  if (age < -tolerance) throw new WebhookError('too_new');
  const signatures = signature
    .split(' ')
    .slice(0, mostSignatures)
    .filter(each => each.startsWith('v1,'));
  const content = new (platform('TextEncoder'))().encode(`${id}.${timestamp}.${text}`);
  if (!(await isSigned(content, signatures, keys))) throw new WebhookError('signature_wrong');
  return {...understood(text), id};
}

/** More signatures than anybody has secrets are not looked at. */
const mostSignatures = 10;

function header(headers: WebhookHeaders, name: string): string | undefined {
  if (typeof headers['get'] === 'function') return headers['get'](name) ?? undefined;
  const [, value] = Object.entries(headers).find(([given]) => given.toLowerCase() === name) ?? [];
  return typeof value === 'string' ? value : value?.[0];
}

/** Tries every secret on every signature, so that the time does not reveal which one fits. */
async function isSigned(
  content: Uint8Array<ArrayBuffer>,
  signatures: readonly string[],
  secrets: readonly Uint8Array<ArrayBuffer>[],
): Promise<boolean> {
  const {subtle} = platform('crypto');
  if (!subtle) throw new UnsupportedError('crypto.subtle');
  let found = false;
  for (const secret of secrets) {
    const key = await subtle.importKey('raw', secret, hmac, false, ['verify']);
    for (const signature of signatures) {
      const bytes = decoded(signature.slice('v1,'.length));
      if (bytes && (await subtle.verify('HMAC', key, bytes, content))) found = true;
    }
  }
  return found;
}

const hmac = {name: 'HMAC', hash: 'SHA-256'};

function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return new (platform('TextDecoder'))('utf-8', {ignoreBOM: true}).decode(body);
  throw new TypeError(
    'The body of a webhook is needed as it was received, as text or bytes: `await request.text()`, or `express.raw({type: "*/*"})`. ' +
      'The signature of a parsed body cannot be checked.',
  );
}

function secretsOf(secret: unknown): readonly unknown[] {
  const secrets: readonly unknown[] = Array.isArray(secret) ? secret : [secret];
  if (secrets.length === 0) throw new TypeError('At least one secret is needed to check a webhook.');
  return secrets;
}

function bytesOfSecret(secret: unknown): Uint8Array<ArrayBuffer> {
  const bytes = typeof secret === 'string' ? decoded(secret.replace(/^whsec_/, '')) : undefined;
  if (!bytes || bytes.length === 0) throw new TypeError('The secret of a webhook is "whsec_" and base64.');
  return bytes;
}

function decoded(base64: string): Uint8Array<ArrayBuffer> | undefined {
  const decode = platform('atob');
  try {
    return Uint8Array.from(decode(base64), character => character.charCodeAt(0));
  } catch {
    // Text that is not base64 is a wrong signature.
    return undefined;
  }
}

function understood(body: string): WebhookMessage {
  try {
    const message = JSON.parse(body) as Partial<WebhookMessage> | null;
    if (typeof message?.type === 'string' && typeof message.timestamp === 'string' && typeof message.data === 'object')
      return message as WebhookMessage;
  } catch {
    // A signed body that is not JSON is not an event either.
  }
  throw new WebhookError('not_understood');
}
