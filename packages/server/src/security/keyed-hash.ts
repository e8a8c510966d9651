import {base64url} from './random.ts';

/**
 * Makes a keyed hash (HMAC-SHA256) of a text of some kind: equal texts can be recognised, and nobody who lacks this
 * deployment's secret can find out the text by trying.
 */
export type Fingerprint = (kind: 'source' | 'comment', text: string) => Promise<string>;

const nodeHmac = globalThis.process?.getBuiltinModule?.('node:crypto')?.createHmac;
const bytes = (text: string) => new TextEncoder().encode(text);

/** Fingerprints under the secret of a deployment. What is signed for access tokens holds no line break, this always does. */
export function fingerprints(secret: string, createHmac = nodeHmac): Fingerprint {
  if (createHmac) {
    return async (kind, text) => createHmac('sha256', secret).update(`${kind}\n${text}`).digest('base64url');
  }
  const key = crypto.subtle.importKey('raw', bytes(secret), {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
  return async (kind, text) =>
    base64url(new Uint8Array(await crypto.subtle.sign('HMAC', await key, bytes(`${kind}\n${text}`))));
}
