import type {z} from 'zod';
import type {Endpoint} from '../endpoint.ts';
import type {ProblemCode} from '../problem.ts';

/**
 * How long a JSON answer may be kept (RFC 9111). `validator`: it has an `ETag` and is asked for again with it;
 * `immutable`: it never changes, so for a year; `immutableWith`: the same where the input has this field, and else for so
 * many seconds. Without any of them nothing is said about keeping it.
 */
export type Caching = 'validator' | 'immutable' | {readonly immutableWith: string; readonly otherwiseSeconds: number};

/** What a route says of itself. */
export interface RouteDefinition extends Endpoint {
  readonly summary: string;
  /**
   * Flat: the names in the path's braces go into the path; of the rest a GET puts everything into the query and a POST
   * into the body.
   */
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  readonly status: 200 | 201;
  /** The route's own refusals; `refusalsOf` adds those that its caller and its body can bring. */
  readonly refusals: readonly ProblemCode[];
  readonly caching?: Caching;
  /** May be answered from a replica of the storage; the header `Age` then says how many seconds old the answer is. */
  readonly aged?: true;
  /**
   * Failures of this route are counted by network address, so that secrets and numbers cannot be guessed: `login` with the
   * client id, after `client_invalid`; `receipt` after `unknown_receipt`; `assertion` after one of a portal that is refused.
   */
  readonly failureBucket?: 'login' | 'receipt' | 'assertion';
  /** Calls of this route are counted by network address in a bucket of their own, because anyone may write by it. */
  readonly addressBucket?: 'pairing';
  /**
   * Set on a route whose input has `entries`: this many of them count as one call for the limit of the caller, so that a
   * batch costs about what it does.
   */
  readonly entriesPerTurn?: number;
  /** The most bytes that its body may have, where that is more than usual. */
  readonly mostBytes?: number;
  /** False where no page of another origin may call: secrets of department systems belong on no page. */
  readonly crossOrigin?: false;
}

/** One route of the interface: the single object that holds all its facts. */
export interface Route extends RouteDefinition {
  /** The name of the route in OpenAPI, in the SDK and in the server. */
  readonly operationId: string;
  /** What the route is about: the name of its file, and its tag in OpenAPI. */
  readonly subject: string;
}

/** Names the routes of a subject by their keys. */
export function defineRoutes<S extends string, const R extends Readonly<Record<string, RouteDefinition>>>(
  subject: S,
  definitions: R,
): {readonly [N in keyof R]: R[N] & {readonly operationId: N; readonly subject: S}} {
  const entries = Object.entries(definitions);
  return Object.fromEntries(
    entries.map(([operationId, definition]) => [operationId, {...definition, operationId, subject}]),
  ) as never;
}
