import {isProblemCode, type ProblemCode, type Route} from '@gov-rating/contract';
import type {z} from 'zod';
import {Problem, type Fault} from '../domain/problems/problem.ts';
import type {RawInput} from './read-input.ts';

/** How many faults one answer lists. */
const mostFaults = 20;

/** The input as the contract's schema gives it back. Throws a `Problem` that names every fault and where it is. */
export function validate(route: Route, raw: RawInput): unknown {
  const result = route.input.safeParse(raw);
  if (result.success) return result.data;
  const faults = result.error.issues.slice(0, mostFaults).map(issue => faultOf(issue, raw));
  throw new Problem(faults[0]?.code ?? 'invalid_input', {faults});
}

function faultOf(issue: z.core.$ZodIssue, raw: RawInput): Fault {
  return {field: issue.path.map(String).join('.').slice(0, 200), code: codeOf(issue, raw)};
}

function codeOf({message, path}: z.core.$ZodIssue, raw: RawInput): ProblemCode {
  if (valueAt(raw, path) === undefined) return 'missing_field';
  return isProblemCode(message) ? message : 'invalid_input';
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );
}
