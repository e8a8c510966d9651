import type {Context} from 'hono';
import type {Problem} from '../domain/problems/problem.ts';

/** The state of one call: what the transport knows, and what is recorded for the log. */
export interface Env {
  Bindings: {readonly address: string | undefined};
  Variables: {requestId: string; routeName: string; problem: Problem | undefined};
}

/** One call. */
export type Call = Context<Env>;
