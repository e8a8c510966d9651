import type {Localized, ProblemCode, ProblemDocument} from '@gov-rating/contract';

/**
 * What every method of the SDK rejects with, apart from mistakes in the call itself (`TypeError`).
 * Holds neither the request nor its token, so it may be logged.
 */
export abstract class GovRatingError extends Error {
  /** A stable machine name. */
  abstract readonly code: string;
  /** Can the same request succeed later without being changed? */
  readonly retry: boolean;

  constructor(message: string, retry: boolean, cause?: unknown) {
    super(message, {cause});
    this.retry = retry;
  }
}

/** One fault of a refused input: which field, and why in every language. */
export type FieldFault = NonNullable<ProblemDocument['errors']>[number];

/** The server refused; `code` says why. Codes of a newer server than this SDK come through as they are. */
export class ApiError extends GovRatingError {
  declare readonly name: 'ApiError';
  declare readonly code: ProblemCode | (string & NonNullable<unknown>);
  /** The HTTP status. */
  declare readonly status: number;
  /** The first offending field as a dotted path. */
  declare readonly field: string | undefined;
  /** Every fault of the input, not only the first. */
  declare readonly errors: readonly FieldFault[];
  /** The sentence a person reads, in every language. */
  declare readonly messages: Localized | undefined;
  /** Stands in the server's log as well; quote it when asking for help. */
  declare readonly requestId: string | undefined;
  /** How the order stands now, when a step came too late or does not fit. */
  declare readonly current: ProblemDocument['current'];
  /** How long the server asks to wait, in seconds. */
  declare readonly retryAfter: number | undefined;

  constructor(status: number, problem: ProblemDocument, retryAfter?: number) {
    super(problem.detail, problem.retry);
    Object.assign(this, {errors: []}, problem, {name: 'ApiError', status, retryAfter});
  }
}

/**
 * No complete answer came: `fetch` rejected, the time ran out, the connection broke, or the caller gave up.
 * The server may have done what was asked all the same, so try again only with the same idempotency key.
 */
export class NetworkError extends GovRatingError {
  override readonly name = 'NetworkError';
  readonly code: 'no_answer' | 'timed_out' | 'aborted';

  constructor(code: NetworkError['code'], cause?: unknown) {
    super(code, true, cause);
    this.code = code;
  }
}

/**
 * An answer that is not of this interface: the sign-in page of a network, a proxy's error page, another system. `retry`
 * is true when it may not have come from the server at all (no JSON) or when the server was in trouble (408, 429, 5xx).
 */
export class ContractError extends GovRatingError {
  override readonly name = 'ContractError';
  readonly code = 'unexpected_answer';
  /** The HTTP status. */
  readonly status: number;
  /** How long the answer asks to wait, in seconds. */
  readonly retryAfter: number | undefined;

  constructor(status: number, retry: boolean, retryAfter?: number) {
    super(`unexpected answer (${status})`, retry);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** `retry` tells our NetworkError from the DOMException and from the errors of HTTP libraries that share its name. */
function isNamed(error: unknown, name: string): boolean {
  const {name: actual, retry} = Object(error) as Partial<GovRatingError>;
  return actual === name && typeof retry === 'boolean';
}

/** Tells whether the server refused. By name, so it also knows errors of another frame or another copy of the SDK. */
export function isApiError(error: unknown): error is ApiError {
  return isNamed(error, 'ApiError');
}

/** Tells whether no answer came. */
export function isNetworkError(error: unknown): error is NetworkError {
  return isNamed(error, 'NetworkError');
}

/** Tells whether the answer was not understood. */
export function isContractError(error: unknown): error is ContractError {
  return isNamed(error, 'ContractError');
}

/** Tells whether an error is one of the three kinds, and not a mistake in the program. */
export function isGovRatingError(error: unknown): error is ApiError | NetworkError | ContractError {
  return isApiError(error) || isNetworkError(error) || isContractError(error);
}
