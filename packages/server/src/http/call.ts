import type {ProblemCode} from '@gov-rating/contract';
import type {Context} from 'hono';
import type {Problem} from '../domain/problems/problem.ts';

/**
 * What is served beside the interface. `path` is the one below the server's own, which is `base`: empty, or such as
 * `/gov/rating-api` behind a gateway. Undefined for a path that is not its own.
 */
export type Site = (
  request: Request,
  path: string,
  base: string,
) => Promise<Response | undefined> | Response | undefined;

/** Why a token is refused. */
export interface LoggedFault {
  readonly reason: string;
  readonly hint?: string | undefined;
}

/** The state of one call: what the transport knows, and what is recorded for the log. */
export interface Env {
  Bindings: {
    readonly address: string | undefined;
    readonly site: Site | undefined;
    readonly fault: ProblemCode | undefined;
    /** The id that a trusted proxy gave the request. */
    readonly requestId: string | undefined;
    /** The trace in which a trusted proxy calls. */
    readonly traceparent: string | undefined;
  };
  Variables: {requestId: string; routeName: string; problem: Problem | undefined; tokenFault: LoggedFault | undefined};
}

/** One call. */
export type Call = Context<Env>;
