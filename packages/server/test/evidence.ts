import {aDraft} from '@gov-rating/contract/testing';
import {ed25519Signer, type Signer} from '@gov-rating/contract/evidence';
import type {RatingDraft, Receipt} from '@gov-rating/contract';
import {warrantOf} from '../src/domain/erasure-warrant.ts';
import {sealBatch} from '../src/domain/seal.ts';
import type {Storage} from '../src/index.ts';
import type {Scene} from './harness.ts';

/** What signs in tests. */
export const signer: Signer = ed25519Signer(new Uint8Array(32).fill(7));

let salts = 0;

/** Seals everything that waits, in batches of at most `limit`; how many batches that took. */
export async function sealAll(
  storage: Storage,
  {by = signer, limit = 500, at = '2026-11-26T00:00:00.000Z'}: {by?: Signer; limit?: number; at?: string} = {},
): Promise<number> {
  const newSalt = () => `salt-of-a-test-${++salts}`;
  let batches = 0;
  while ((await storage.seal(limit, batch => sealBatch(batch, {signer: by, at: new Date(at), newSalt}))) > 0) batches++;
  return batches;
}

/** Erases what is older than a moment, as the job does with its key; the entries of that wait to be sealed. */
export function erase(storage: Storage, olderThan = '2030-01-01T00:00:00.000Z', at = '2031-01-01T00:00:00.000Z') {
  return storage.eraseBefore({before: olderThan, at, limit: 100, warrant: warrantOf({at, olderThan}, signer)});
}

/** Rates so many services, all very satisfied unless told otherwise, and seals the ratings; their receipts. */
export async function sealRatings(
  scene: Scene,
  count: number,
  drafts: readonly RatingDraft[] = [],
): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  for (let number = 1; number <= count; number++) {
    const {token} = await scene.invited(number);
    const response = await scene.submit(token, drafts[number - 1] ?? aDraft());
    receipts.push((await response.json()) as Receipt);
  }
  await sealAll(scene.storage);
  return receipts;
}
