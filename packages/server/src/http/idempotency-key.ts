import {idempotencyKeyPattern} from '@gov-rating/contract';
import {fieldProblem} from '../domain/problems/problem.ts';
import type {RawInput} from './read-input.ts';

/**
 * The key under which a submission may be repeated: of the header, else of the body, which reaches us where a gateway
 * takes off headers. It is no part of what is submitted. Throws `idempotency_keys_differ` when they contradict each other
 * and `idempotency_key_missing` when there is none of the right form.
 */
export function readIdempotencyKey(headers: Headers, {idempotencyKey: inBody}: RawInput): string {
  const inHeader = headers.get('idempotency-key') || undefined;
  if (inHeader !== undefined && inBody !== undefined && inHeader !== inBody)
    throw fieldProblem('idempotencyKey', 'idempotency_keys_differ');
  const key = inHeader ?? inBody;
  if (typeof key !== 'string' || !idempotencyKeyPattern.test(key))
    throw fieldProblem('Idempotency-Key', 'idempotency_key_missing');
  return key;
}
