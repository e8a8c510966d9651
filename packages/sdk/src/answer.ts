import type {ProblemDocument, RouteName, RouteOutput} from '@gov-rating/contract';
import {ApiError, ContractError, isPassing} from './errors.ts';
import {retryAfterOf} from './retry-after.ts';

/**
 * The field by which the answer of a route proves to be one, and what it must be: the field whose absence would do harm,
 * such as the number of a receipt. The rest is left to the server, which keeps the same contract.
 */
export type Proof<N extends RouteName> = readonly [
  field: keyof RouteOutput<N> & string,
  type: 'string' | 'object' | 'boolean' | 'number',
];

/** What was sent, as far as an answer can contradict it. */
export interface Sent {
  readonly headers: {readonly [name: string]: string};
}

/**
 * Turns a complete response into the answer, or throws an {@link ApiError} for a refusal and a {@link ContractError} for
 * what is neither. A body that proves itself counts under any content type; a page of HTML never does.
 */
export function readAnswer(
  response: Response,
  text: string,
  [field, type]: readonly [string, string],
  sent?: Sent,
): unknown {
  const {ok, status, headers} = response;
  const body = parse(text);
  const value = body[field];
  if (ok && typeof value === type && value !== null && value !== '') return body;
  const retryAfter = retryAfterOf(headers, Date.now());
  if (!ok && isProblem(body)) {
    if (sent && contradicts(body.code, sent)) throw new ContractError(status, true, retryAfter, 'request_altered');
    throw new ApiError(status, body, retryAfter);
  }
  const fromElsewhere = !/json/.test(headers.get('content-type') || '');
  throw new ContractError(status, fromElsewhere || isPassing(status), retryAfter);
}

/**
 * Tells an answer that came by way of another address. Polyfills that follow by themselves say it or, over
 * XMLHttpRequest, tell at least the address that answered in the end.
 */
export function isRedirected({type, status, redirected, url}: Response, asked: string): boolean {
  return (
    type === 'opaqueredirect' ||
    (status > 299 && status < 400) ||
    (redirected ??
      (!!url && /^http/.test(asked) && typeof URL === 'function' && new URL(url, asked).href !== new URL(asked).href))
  );
}

/** Tells a refusal of something that this SDK never does: it was not this request that reached the server. */
function contradicts(code: string, {headers}: Sent): boolean {
  return code === 'authorization_missing'
    ? 'authorization' in headers
    : code === 'idempotency_key_missing'
      ? /^[\w-]{16,64}$/.test(headers['idempotency-key'] || '')
      : /^(idempotency_keys_differ|malformed_json|method_not_allowed|unsupported_media_type)$/.test(code);
}

/** Not by the content type: proxies drop it. `retry` is what tells a problem of ours from another system's JSON. */
function isProblem(body: object): body is ProblemDocument {
  const {code, retry} = body as Partial<ProblemDocument>;
  return typeof code === 'string' && typeof retry === 'boolean';
}

function parse(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
