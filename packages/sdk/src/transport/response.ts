import type {ProblemDocument} from '@gov-rating/contract/types';
import type {ResponseCheck} from '@gov-rating/contract/endpoints';
import {idempotencyKeyPattern} from '@gov-rating/contract/limits';
import {ApiError, ContractError} from '../errors.ts';
import type {FetchResponse} from './platform-types.ts';
import {optional} from './platform.ts';
import type {FetchInit} from './request.ts';
import {retryAfterOf} from './retry-after.ts';

type Json = Record<string, unknown>;

/**
 * Turns a complete response into the answer, or throws an {@link ApiError} for a refusal and a {@link ContractError} for
 * anything else. A body that passes the check of its route counts under any content type; a page of HTML never does.
 */
export function readAnswer(response: FetchResponse, text: string, check: ResponseCheck, sent: FetchInit): unknown {
  const {ok, headers} = response;
  let {status} = response;
  const body = parse(text);
  if (ok && passes(body, check)) return body;
  const retryAfter = retryAfterOf(headers, Date.now());
  // Some gateways make 200 of every answer of the system behind; a refusal says its own.
  if (isProblem(body) && (!ok || body.status > 399)) {
    if (ok) ({status} = body);
    if (contradicts(body.code, sent)) throw new ContractError(status, true, retryAfter, 'request_altered');
    throw new ApiError(status, body, retryAfter);
  }
  const fromElsewhere = !/json/.test(headers.get('content-type') || '');
  throw new ContractError(status, fromElsewhere || isPassing(status), retryAfter);
}

/** True when an answer has the field of its route's check. */
export function passes(body: Json, [field, type, nullable]: ResponseCheck): boolean {
  const value = body[field];
  return typeof value === type && value !== '' && (nullable || value !== null);
}

/**
 * True when the answer came after a redirect. Polyfills that follow redirects set `redirected` or, over XMLHttpRequest, at
 * least the final `url`.
 */
export function isRedirected({type, status, redirected, url}: FetchResponse, asked: string): boolean {
  return (
    type === 'opaqueredirect' ||
    (status > 299 && status < 400) ||
    (redirected ??
      (!!url && /^http/.test(asked) && !!optional('URL') && new URL(url, asked).href !== new URL(asked).href))
  );
}

/** True for the HTTP statuses of temporary failures. */
export const isPassing = (status: number): boolean => status > 499 || [408, 425, 429].includes(status);

/** True for a refusal of something that this SDK never sends: the request was altered on its way. */
function contradicts(code: string, {headers}: FetchInit): boolean {
  return code === 'authorization_missing'
    ? 'authorization' in headers
    : code === 'idempotency_key_missing'
      ? idempotencyKeyPattern.test(headers['idempotency-key'] || '')
      : /^(header_repeated|headers_too_large|malformed_request|idempotency_keys_differ|malformed_json|method_not_allowed|unsupported_media_type)$/.test(
          code,
        );
}

/** Not by the content type, which proxies drop; `retry` distinguishes our problems from another system's JSON. */
function isProblem(body: object): body is ProblemDocument {
  const {code, retry} = body as Partial<ProblemDocument>;
  return typeof code === 'string' && typeof retry === 'boolean';
}

/** The JSON object of a text; an empty object for any other text. */
export function parse(text: string): Json {
  try {
    return Object(JSON.parse(text)) as Json;
  } catch {
    return {};
  }
}
