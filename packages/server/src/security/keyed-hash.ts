import type {KeyedHash} from '../domain/suspicions/rating-trace.ts';
import {base64url} from './base64.ts';

const nodeHmac = globalThis.process?.getBuiltinModule?.('node:crypto')?.createHmac;
const bytes = (text: string) => new TextEncoder().encode(text);

/**
 * Keyed hashes under the secret of a deployment. Their input always has a line break, and signed access tokens never
 * do, so that one cannot pass as the other.
 */
export function createKeyedHash(secret: string, createHmac = nodeHmac): KeyedHash {
  if (createHmac) {
    return async (kind, text) => createHmac('sha256', secret).update(`${kind}\n${text}`).digest('base64url');
  }
  const key = crypto.subtle.importKey('raw', bytes(secret), {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
  return async (kind, text) =>
    base64url(new Uint8Array(await crypto.subtle.sign('HMAC', await key, bytes(`${kind}\n${text}`))));
}
