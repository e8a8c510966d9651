import type {Localized, ProblemCode, ProblemDocument} from '@gov-rating/contract/types';

/**
 * What every method of the SDK rejects with, apart from mistakes in the call itself (`TypeError`).
 * Holds neither the request nor its token, so it may be logged.
 */
export abstract class GovRatingError extends Error {
  /** A stable machine name. */
  abstract readonly code: string;
  /** Can the same request succeed later, unchanged? */
  readonly retry: boolean;

  constructor(message: string, retry: boolean, cause?: unknown) {
    super(message, {cause});
    this.retry = retry;
  }
}

/** One error of a refused input: the field, and why in every language. */
export type FieldFault = NonNullable<ProblemDocument['errors']>[number];

/** The fields of a problem document that an {@link ApiError} takes over. */
export interface ApiErrorFields {
  readonly code: ApiError['code'];
  readonly detail: string;
  readonly retry: boolean;
  readonly field?: string | undefined;
  readonly errors?: readonly FieldFault[] | undefined;
  readonly messages?: Localized | undefined;
  readonly requestId?: string | undefined;
  readonly current?: ProblemDocument['current'];
}

/** A text that is not empty; undefined for anything else that an answer may have in its place. */
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

/** The server refused; `code` says why. Codes of a newer server than this SDK come through as they are. */
export class ApiError extends GovRatingError {
  /** The name of the class, by which the guards know it. */
  override readonly name = 'ApiError';
  readonly code: ProblemCode | (string & NonNullable<unknown>);
  /** The HTTP status. */
  readonly status: number;
  /** The first invalid field, as a dotted path. */
  readonly field: string | undefined;
  /** Every error of the input, not only the first. */
  readonly errors: readonly FieldFault[];
  /** The sentence for people, in every language. */
  readonly messages: Localized | undefined;
  /** Also in the log of the server; quote it when asking for help. */
  readonly requestId: string | undefined;
  /** Present state and version of the order, when a step came too late or is not possible. */
  readonly current: ProblemDocument['current'];
  /** How long the server asks to wait, in seconds. */
  readonly retryAfter: number | undefined;

  /** Takes the fields named here from the answer, where they are what they should be, and nothing else that is in it. */
  constructor(status: number, problem: ApiErrorFields, retryAfter?: number) {
    super(typeof problem.detail === 'string' ? problem.detail : problem.code, problem.retry);
    this.status = status;
    const {code, field, errors, messages, requestId, current} = problem;
    this.code = code;
    this.field = textOf(field);
    this.errors = Array.isArray(errors) ? (errors as FieldFault[]).filter(fault => textOf(fault?.field)) : [];
    this.messages = textOf(messages?.['zh-CN']) ? messages : undefined;
    this.requestId = textOf(requestId);
    this.current = textOf(current?.state) ? current : undefined;
    this.retryAfter = retryAfter;
  }
}

/**
 * No complete answer came: `fetch` rejected, the time ran out, the connection broke, the caller gave up, or a gateway
 * sent the request elsewhere (`redirected`), which is never followed: on the way a POST may become a GET and lose its
 * headers. The server may have done what was asked all the same, so try again only with the same idempotency key.
 */
export class NetworkError extends GovRatingError {
  /** The name of the class, by which the guards know it. */
  override readonly name = 'NetworkError';
  readonly code: 'no_answer' | 'timed_out' | 'aborted' | 'redirected';

  constructor(code: NetworkError['code'], cause?: unknown) {
    super(code, true, cause);
    this.code = code;
  }
}

/**
 * An answer that is not of this interface. `unexpected_answer`: it comes from another system, such as the sign-in page of a
 * network or the error page of a gateway. `request_altered`: the server answers another request than the one that was sent,
 * because a gateway changed a header, the method or the body. `retry` is true when the answer says nothing about the
 * request: it is not JSON, the request was altered, or the failure is temporary (408, 425, 429, 5xx).
 */
export class ContractError extends GovRatingError {
  /** The name of the class, by which the guards know it. */
  override readonly name = 'ContractError';
  readonly code: 'unexpected_answer' | 'request_altered';
  /** The HTTP status. */
  readonly status: number;
  /** How long the answer asks to wait, in seconds. */
  readonly retryAfter: number | undefined;

  constructor(status: number, retry: boolean, retryAfter?: number, code: ContractError['code'] = 'unexpected_answer') {
    super(`${code.replace('_', ' ')} (${status})`, retry);
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/**
 * The runtime lacks a part that the call needs, such as `fetch` in Node 16 or `crypto.subtle` on a page of plain http. Nothing
 * was sent. Trying again does not help: load a replacement of the part, or pass one as an option.
 */
export class UnsupportedError extends GovRatingError {
  /** The name of the class, by which the guards know it. */
  override readonly name = 'UnsupportedError';
  readonly code = 'unsupported';
  /** The name of the missing part, as a program writes it. */
  readonly missing: string;

  constructor(missing: string) {
    super(`${missing} is missing`, false);
    this.missing = missing;
  }
}

/** True for an error of the four classes, false for a mistake in the program. */
export function isGovRatingError(error: unknown): error is ApiError | NetworkError | ContractError | UnsupportedError {
  const {name, retry} = Object(error) as Partial<GovRatingError>;
  // `retry` distinguishes our NetworkError from a DOMException and from errors of HTTP libraries of the same name.
  return typeof retry === 'boolean' && /^(Api|Network|Contract|Unsupported)Error$/.test(name as string);
}

const isNamed = (error: unknown, name: string): boolean => isGovRatingError(error) && error.name === name;

/** True when the server refused. By name, so it also knows errors of another frame or another copy of the SDK. */
export function isApiError(error: unknown): error is ApiError {
  return isNamed(error, 'ApiError');
}

/** True when no answer came. */
export function isNetworkError(error: unknown): error is NetworkError {
  return isNamed(error, 'NetworkError');
}

/** True when the answer is not of this interface. */
export function isContractError(error: unknown): error is ContractError {
  return isNamed(error, 'ContractError');
}

/** True when the runtime lacks a part that the call needs. */
export function isUnsupportedError(error: unknown): error is UnsupportedError {
  return isNamed(error, 'UnsupportedError');
}
