import type {ProblemDocument, RouteName, RouteOutput} from '@gov-rating/contract';
import {ApiError, ContractError} from './errors.ts';
import {retryAfterOf} from './retry-after.ts';

/**
 * The field by which the answer of a route proves to be one, and what it must be: the field whose absence would do harm,
 * such as the number of a receipt. The rest is left to the server, which keeps the same contract.
 */
export type Proof<N extends RouteName> = readonly [
  field: keyof RouteOutput<N> & string,
  type: 'string' | 'object' | 'boolean' | 'number',
];

/**
 * Turns a complete response into the answer, or throws an {@link ApiError} for a refusal and a {@link ContractError} for
 * what is neither. A body that proves itself counts under any content type; a page of HTML never does.
 */
export function readAnswer(response: Response, text: string, [field, type]: readonly [string, string]): unknown {
  const {ok, status, headers} = response;
  const body = parse(text);
  const value = body[field];
  if (ok && typeof value === type && value !== null && value !== '') return body;
  const retryAfter = retryAfterOf(headers, Date.now());
  if (!ok && isProblem(body)) throw new ApiError(status, body, retryAfter);
  const fromElsewhere = !/json/.test(headers.get('content-type') || '');
  throw new ContractError(status, fromElsewhere || status > 499 || status === 429 || status === 408, retryAfter);
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
