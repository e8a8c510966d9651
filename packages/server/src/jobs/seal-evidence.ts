import {sealBatch} from '../domain/evidence/seal.ts';
import {newId} from '../security/random.ts';
import type {Job} from './job.ts';

/** How many entries one portion seals: a batch is one transaction, and other writers wait for it. */
const batchSize = 200;

/** Gives new ratings and acts their places in the evidence log and signs its head; nothing without a signing key. */
export const sealEvidence: Job = {
  name: 'seal-evidence',
  everyMs: 2_000,
  async run({storage, evidenceSigner: signer, now, randomBytes}) {
    if (signer === undefined) return 0;
    const command = {signer, at: now(), newSalt: () => newId(randomBytes)};
    return storage.seal(batchSize, batch => sealBatch(batch, command));
  },
};
