import {isProblemCode, type ProblemCode, type Route} from '@gov-rating/contract';
import type {z} from 'zod';
import {Problem, type FieldError} from '../domain/problems/problem.ts';
import type {RawInput} from './read-input.ts';

/** At most this many field errors are listed in one answer. */
const maxFieldErrors = 20;

/** The input as the contract's schema parses it. Throws a `Problem` that lists every field error. */
export function validate(route: Route, raw: RawInput): unknown {
  const result = route.input.safeParse(raw);
  if (result.success) return result.data;
  const errors = result.error.issues.slice(0, maxFieldErrors).map(issue => toFieldError(issue, raw));
  throw new Problem(errors[0]?.code ?? 'invalid_input', {fieldErrors: errors});
}

function toFieldError(issue: z.core.$ZodIssue, raw: RawInput): FieldError {
  const allowed = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  return {
    field: issue.path.map(String).join('.').slice(0, 200),
    code: codeOf(issue, raw),
    ...(allowed.length > 0 ? {allowed} : {}),
  };
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
