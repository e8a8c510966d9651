import {lookup as dnsLookup, type LookupAddress} from 'node:dns';
import {request as httpRequest, type IncomingMessage, type RequestOptions} from 'node:http';
import {request as httpsRequest} from 'node:https';
import type {LookupFunction} from 'node:net';
import {answerTimeoutMs, type SendWebhook, type SentWebhook} from '../domain/webhooks/send-webhook.ts';
import {isAllowedAddress, isAllowedUrl, type WebhookRules} from '../domain/webhooks/webhook-address.ts';
import {retryAfterSeconds} from './retry-after.ts';

/** Finds the addresses of a host name. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

/** Options of {@link webhookSender}. */
export interface WebhookSenderOptions {
  readonly resolve?: Resolve;
  /** The timeout of an answer, in milliseconds. Default: {@link answerTimeoutMs}. */
  readonly timeout?: number;
}

/** How many bytes of a response body are read: the content is not used, but a receiver should be able to finish. */
const mostRead = 16_384;

/** How long a response body is read, in milliseconds. */
const longestBodyMs = 1000;

/** Why a message did not arrive. */
class Unsendable extends Error {
  override readonly name = 'Unsendable';
}

const systemResolve: Resolve = hostname =>
  new Promise((resolve, reject) => {
    dnsLookup(hostname, {all: true}, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });

/**
 * Sends each message over its own connection, to addresses that were checked before: the name is resolved once, every
 * address must be allowed, and the connection goes to exactly these, so that a name that resolves differently a moment
 * later leads nowhere (DNS rebinding). Redirects are answers like any other.
 */
export function webhookSender({
  resolve = systemResolve,
  timeout = answerTimeoutMs,
}: WebhookSenderOptions = {}): SendWebhook {
  return async ({url, headers, body}, rules) => {
    if (!isAllowedUrl(url, rules)) return {failure: 'address_not_allowed'};
    const signal = AbortSignal.timeout(timeout);
    try {
      return await exchange(new URL(url), headers, body, lookupOf(rules, resolve), signal);
    } catch (error) {
      if (signal.aborted) return {failure: 'timed_out'};
      return {failure: failureOf(error)};
    }
  };
}

/** A lookup in the shape that sockets ask for, which refuses a name if any of its addresses is not allowed. */
function lookupOf(rules: WebhookRules, resolve: Resolve): LookupFunction {
  return (hostname, {all}, done) => {
    resolve(hostname).then(
      addresses => {
        const [first] = addresses;
        if (!first) return done(new Unsendable('name_not_found'), []);
        if (!addresses.every(({address}) => isAllowedAddress(address, rules)))
          return done(new Unsendable('address_not_allowed'), []);
        return all ? done(null, [...addresses]) : done(null, first.address, first.family);
      },
      (error: Error) => done(error, []),
    );
  };
}

function exchange(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  lookup: LookupFunction,
  signal: AbortSignal,
): Promise<SentWebhook> {
  const bytes = Buffer.from(body);
  const options: RequestOptions = {
    method: 'POST',
    headers: {...headers, 'content-length': bytes.length},
    lookup,
    signal,
    agent: false,
    maxHeaderSize: 16_384,
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options);
    let begin = Buffer.alloc(0);
    request.once('socket', socket => {
      const read = (piece: Buffer) => {
        begin = Buffer.concat([begin, piece.subarray(0, statusLineBytes - begin.length)]);
        if (begin.length >= statusLineBytes) socket.off('data', read);
      };
      // Before the reader of the answer, which ends with an error at what is malformed.
      socket.prependListener('data', read);
    });
    request.on('error', error => {
      // The receiver has taken the message when it says so, whatever is wrong with the rest of its answer.
      const status = Number(/^HTTP\/1\.[01] (2\d\d)[ \r\n]/.exec(begin.toString('latin1'))?.[1] ?? 0);
      if (status > 0) resolve({status});
      else reject(error);
    });
    request.on('response', response => {
      resolve({status: response.statusCode ?? 0, ...retryAfter(response)});
      void finish(response).finally(() => request.destroy());
    });
    request.end(bytes);
  });
}

/** `HTTP/1.1 200` and what ends it. */
const statusLineBytes = 13;

/**
 * Reads an answer to its end, to the limit or for a moment, whichever comes first, so that a receiver can finish. What it says and
 * whether it is whole changes nothing.
 */
async function finish(response: IncomingMessage): Promise<void> {
  const timer = setTimeout(() => response.destroy(), longestBodyMs);
  let read = 0;
  try {
    for await (const piece of response as AsyncIterable<Buffer>) {
      read += piece.length;
      if (read > mostRead) return;
    }
  } catch {
    // Cut, malformed or too slow: the status was there.
  } finally {
    clearTimeout(timer);
  }
}

function retryAfter({headers}: IncomingMessage): {readonly retryAfter?: number} {
  const seconds = retryAfterSeconds(headers['retry-after'], headers.date, Date.now());
  return seconds === undefined ? {} : {retryAfter: seconds};
}

/** A short reason for the list of messages; the error text of a library may contain what readers should not see. */
function failureOf(error: unknown): string {
  if (error instanceof Unsendable) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(ENOTFOUND|EAI_AGAIN)$/.test(code)) return 'name_not_found';
  if (code === 'ECONNREFUSED') return 'connection_refused';
  if (/CERT|TLS|SSL|UNABLE_TO|SELF_SIGNED/.test(code)) return 'certificate_not_valid';
  return 'connection_broken';
}
