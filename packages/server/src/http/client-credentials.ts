import {fieldProblem, Problem} from '../domain/problems/problem.ts';
import {fromBase64} from '../security/base64.ts';

interface Credentials {
  readonly client_id: string;
  readonly client_secret: string;
}

/**
 * Id and secret from HTTP Basic, each form-encoded (RFC 6749 section 2.3.1); nothing when the header is absent. A
 * client must not authenticate in two ways at once.
 */
export function clientCredentials(headers: Headers, body: Readonly<Record<string, unknown>>): Partial<Credentials> {
  const header = headers.get('authorization');
  if (header === null) return {};
  if ('client_secret' in body) throw fieldProblem('client_secret', 'invalid_input');
  const encoded = /^basic +([A-Za-z0-9+/]+=*)$/i.exec(header.trim())?.[1];
  const credentials = encoded === undefined ? undefined : decoded(encoded);
  if (!credentials) throw new Problem('client_invalid');
  return credentials;
}

function decoded(encoded: string): Credentials | undefined {
  try {
    const bytes = fromBase64(encoded);
    const text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
    const colon = text.indexOf(':');
    if (colon < 1) return undefined;
    return {client_id: formDecoded(text.slice(0, colon)), client_secret: formDecoded(text.slice(colon + 1))};
  } catch {
    // Wrong base64, wrong UTF-8 and wrong percent signs are all the same to the caller: not valid credentials.
    return undefined;
  }
}

const formDecoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));
