import type {IncomingMessage} from 'node:http';

/**
 * The address of the caller. Behind `proxies` trusted proxies it is the entry of `X-Forwarded-For` that the outermost of
 * them wrote; entries before that come from the caller and prove nothing.
 */
export function peerAddress(incoming: IncomingMessage, proxies: number): string | undefined {
  const direct = incoming.socket.remoteAddress?.replace(/^::ffff:/, '');
  if (proxies === 0) return direct;
  const forwarded = incoming.headers['x-forwarded-for'];
  const entries = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',');
  const entry = entries.at(-proxies)?.trim().slice(0, 64);
  return entry === undefined || entry === '' ? direct : entry;
}
