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

/**
 * Warns once when a request was forwarded by a proxy although none is trusted: then all callers seem to have the address
 * of the proxy, share its limits, and are suspected as one rater.
 */
export function forwardedWarning(warn: (sentence: string) => void): (incoming: IncomingMessage) => void {
  let warned = false;
  return ({headers}) => {
    if (warned || (headers['x-forwarded-for'] === undefined && headers.forwarded === undefined)) return;
    warned = true;
    warn(
      'A request came through a proxy (X-Forwarded-For or Forwarded), and TRUST_PROXY is not set: all callers count as ' +
        'one address. Set TRUST_PROXY to the number of proxies in front of this server, or to 0 if there are none.',
    );
  };
}
