import {aDraft} from '@gov-rating/contract/testing';
import {ed25519Signer, type Signer} from '@gov-rating/contract/evidence';
import type {RatingDraft, Receipt} from '@gov-rating/contract';
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
