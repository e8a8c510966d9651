import {mostRead, upstreamTimeoutMs, type SendUpstream, type UpstreamReply} from '../domain/upstream/answers.ts';
import {fetchOutside} from './names.ts';
import {retryAfterSeconds} from './retry-after.ts';

/** Options of {@link upstreamSender}. */
export interface UpstreamSenderOptions {
  /** How long a platform may take for its answer, in milliseconds. Default: {@link upstreamTimeoutMs}. */
  readonly timeout?: number;
}

/**
 * Sends messages to platforms above, over connections that are kept. The addresses are the operator's own, so they may lie in
 * any network. A redirect is an answer like any other: records go nowhere but where the operator says.
 */
export function upstreamSender({timeout = upstreamTimeoutMs}: UpstreamSenderOptions = {}): SendUpstream {
  return async ({method, url, headers, body}) => {
    const signal = AbortSignal.timeout(timeout);
    try {
      const response = await fetchOutside(url, {method, headers, body: body ?? null, redirect: 'manual', signal});
      const {headers: answered} = response;
      return {
        status: response.status,
        body: await bodyOf(response),
        retryAfter: retryAfterSeconds(answered.get('retry-after'), answered.get('date'), Date.now()),
      };
    } catch (error) {
      return signal.aborted ? {failure: 'timed_out'} : failureOf(error);
    }
  };
}

/** The body; undefined when it is longer than any answer is. */
async function bodyOf({body}: Response): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let read = 0;
  for await (const piece of body ?? []) {
    pieces.push(piece as Uint8Array);
    read += (piece as Uint8Array).length;
    if (read > mostRead) return undefined;
  }
  return Buffer.concat(pieces);
}

/** A short reason for the report; the error text of a library may hold an address with a signature. */
function failureOf(error: unknown): UpstreamReply {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  if (/^(ENOTFOUND|EAI_AGAIN)$/.test(code)) return {failure: 'name_not_found'};
  if (code === 'ECONNREFUSED') return {failure: 'connection_refused'};
  if (/CERT|TLS|SSL|UNABLE_TO|SELF_SIGNED/.test(code)) return {failure: 'certificate_not_valid'};
  return {failure: 'connection_broken'};
}
