import type {IncomingMessage} from 'node:http';

/**
 * Headers with one value (RFC 9110 section 5.3). Node takes the first of several or joins them, and a gateway may take
 * another one, so that both would speak of different requests.
 */
const single = new Set([
  'authorization',
  'content-encoding',
  'content-type',
  'host',
  'idempotency-key',
  'if-modified-since',
  'if-range',
  'if-unmodified-since',
  'origin',
  'range',
]);

/**
 * Whether a request has a header twice that may appear once. A second `Host` is always one too many (RFC 9112 section
 * 3.2); other headers only with another value, because some gateways double them and the request is still clear.
 */
export function hasRepeatedHeader({rawHeaders}: Pick<IncomingMessage, 'rawHeaders'>): boolean {
  const seen = new Map<string, string>();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name, value] = [(rawHeaders[at] as string).toLowerCase(), rawHeaders[at + 1] as string];
    if (!single.has(name)) continue;
    const before = seen.get(name);
    if (before !== undefined && (name === 'host' || before !== value)) return true;
    seen.set(name, value);
  }
  return false;
}
