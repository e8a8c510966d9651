import type {SealedLog} from '../domain/evidence/evidence-storage.ts';
import {sealBatch} from '../domain/evidence/seal.ts';
import type {Storage} from '../domain/storage.ts';
import {newId, newSalt} from '../security/random.ts';
import type {Context} from '../context/context.ts';
import type {Job} from './job.ts';

/** How many entries one batch seals. A batch is one transaction, for which other writers wait. */
const batchSize = 200;

/** Seals what waits in a log and signs its head; reports entries without the mark of a server. */
async function seal(log: SealedLog, context: Context): Promise<number> {
  const {evidenceSigner: signer, now, notBefore, randomBytes, onRefusedEntry} = context;
  if (signer === undefined) return 0;
  const command = {signer, at: now(), newSalt: () => newSalt(randomBytes)};
  const {handled, refused, signedAt} = await log.seal(batchSize, batch => sealBatch(batch, command));
  if (signedAt !== undefined) notBefore(signedAt);
  for (const entry of refused) onRefusedEntry(entry);
  return handled;
}

/** Seals new ratings and case events in the evidence log. Does nothing without a signing key. */
export const sealEvidence: Job = {
  name: 'seal-evidence',
  everyMs: 2_000,
  run: context => seal(context.storage, context),
};

/** Storages whose operator's log this process has seen begun. */
const begun = new WeakSet<Storage>();

/** Seals new entries of the operator's log; the first time it takes over what clients and webhooks may do. */
export const sealOperatorLog: Job = {
  name: 'seal-operator-log',
  everyMs: 2_000,
  async run(context) {
    const {storage, evidenceSigner, now, randomBytes} = context;
    if (evidenceSigner === undefined) return 0;
    const begin = () => storage.operatorLog.begin(now().toISOString(), () => newId(randomBytes, now()));
    if (!begun.has(storage) && !(await begin())) return 0;
    begun.add(storage);
    return seal(storage.operatorLog, context);
  },
};
