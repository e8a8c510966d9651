import {sealBatch} from '../domain/evidence/seal.ts';
import {newSalt} from '../security/random.ts';
import type {Job} from './job.ts';

/** How many entries one batch seals. A batch is one transaction, for which other writers wait. */
const batchSize = 200;

/**
 * Seals new ratings and case events in the evidence log and signs its head; reports entries without the mark of a server.
 * Does nothing without a signing key.
 */
export const sealEvidence: Job = {
  name: 'seal-evidence',
  everyMs: 2_000,
  async run({storage, evidenceSigner: signer, now, notBefore, randomBytes, onRefusedEntry}) {
    if (signer === undefined) return 0;
    const command = {signer, at: now(), newSalt: () => newSalt(randomBytes)};
    const {handled, refused, signedAt} = await storage.seal(batchSize, batch => sealBatch(batch, command));
    if (signedAt !== undefined) notBefore(signedAt);
    for (const entry of refused) onRefusedEntry(entry);
    return handled;
  },
};
