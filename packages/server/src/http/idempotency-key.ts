import {faultAt} from '../problem.ts';

/** The key under which a submission may be repeated. Throws `idempotency_key_missing` when there is none of that form. */
export function idempotencyKeyOf(headers: Headers): string {
  const key = headers.get('idempotency-key') ?? '';
  if (!/^[A-Za-z0-9_-]{16,64}$/.test(key)) throw faultAt('Idempotency-Key', 'idempotency_key_missing');
  return key;
}
