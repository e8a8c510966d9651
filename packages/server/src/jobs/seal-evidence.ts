import {sealBatch} from '../domain/evidence/seal.ts';
import {newSalt} from '../security/random.ts';
import type {Job} from './job.ts';

/** How many entries one batch seals. A batch is one transaction, for which other writers wait. */
const batchSize = 200;

/** Seals new ratings and case events in the evidence log and signs its head; does nothing without a signing key. */
export const sealEvidence: Job = {
  name: 'seal-evidence',
  everyMs: 2_000,
  async run({storage, evidenceSigner: signer, now, randomBytes}) {
    if (signer === undefined) return 0;
    const command = {signer, at: now(), newSalt: () => newSalt(randomBytes)};
    return storage.seal(batchSize, batch => sealBatch(batch, command));
  },
};
