import type {z} from 'zod';
import type {Endpoint} from '../endpoints.ts';
import type {ProblemCode} from '../problem.ts';

/**
 * One route of the interface. `input` is flat: the names in the path's braces go into the path, of the rest a GET puts
 * everything into the query and a POST into the body. `refusals` are those of the route's own; `refusalsOf` adds
 * what its caller and its body can bring.
 */
export interface Route {
  readonly endpoint: Endpoint;
  readonly summary: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  readonly status: 200 | 201;
  readonly refusals: readonly ProblemCode[];
}
