import type {IncomingMessage} from 'node:http';
import {canonicalAddress} from '../security/address-key.ts';

/**
 * The address of the caller. Behind `proxies` trusted proxies it is the entry of `X-Forwarded-For` that the outermost of
 * them wrote; entries before that come from the caller and prove nothing. An entry that is no address counts as none.
 */
export function peerAddress(incoming: IncomingMessage, proxies: number): string | undefined {
  const direct = canonicalAddress(incoming.socket.remoteAddress ?? '');
  if (proxies === 0) return direct;
  const forwarded = incoming.headers['x-forwarded-for'];
  const entries = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',');
  return canonicalAddress(entries.at(-proxies) ?? '') ?? direct;
}

/** A form in which proxies write an id: no text, no number of a person. */
const requestIdForm = /^(?!\d+$)[A-Za-z0-9_-]{8,64}$/;

/** The form of the trace in which a proxy calls (W3C Trace Context). */
const traceparentForm = /^00-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/;

/** The ids that a proxy gave a request, so that one id finds it in all logs; undefined for one of another form. */
export interface GivenIds {
  /** `X-Request-Id`. */
  readonly requestId: string | undefined;
  /** `traceparent`. */
  readonly traceparent: string | undefined;
}

/** Reads the ids that a trusted proxy gave a request. */
export function givenIds({headers}: IncomingMessage): GivenIds {
  const formed = (given: unknown, form: RegExp) => (typeof given === 'string' && form.test(given) ? given : undefined);
  return {
    requestId: formed(headers['x-request-id'], requestIdForm),
    traceparent: formed(headers['traceparent'], traceparentForm),
  };
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
