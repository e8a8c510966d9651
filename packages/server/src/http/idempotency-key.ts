import {idempotencyKeyPattern} from '@gov-rating/contract';
import {fieldProblem} from '../domain/problems/problem.ts';
import type {RawInput} from './read-input.ts';

/**
 * The idempotency key of a request: from the header, otherwise from the body, because some gateways remove headers. It
 * is not part of the content. Throws `idempotency_keys_differ` when both are there and differ, and
 * `idempotency_key_missing` when neither is valid.
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
