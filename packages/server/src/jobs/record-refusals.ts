import type {Context} from '../context/context.ts';
import type {OperatorEntry} from '../domain/evidence/operator-leaf.ts';
import {plainEntry, serverWho, type GatheredRefusal} from '../domain/operator-log/refusal-buffer.ts';
import {keyedAddress} from '../security/keyed-address.ts';
import {newId} from '../security/random.ts';
import type {Job} from './job.ts';

/** Enters the refusals that were gathered in memory into the operator's log, every second. */
export const recordRefusals: Job = {
  name: 'record-refusals',
  everyMs: 1000,
  run: context => enterRefusals(context, false),
  end: async context => {
    await enterRefusals(context, true);
  },
};

async function enterRefusals(context: Context, all: boolean): Promise<number> {
  const {refusals, storage, now} = context;
  const gathered = refusals.take(now(), all);
  if (gathered.length === 0) return 0;
  try {
    await storage.operatorLog.add(await Promise.all(gathered.map(each => entryOf(each, context))));
  } catch (error) {
    refusals.giveBack(gathered);
    throw error;
  }
  return 0;
}

async function entryOf(gathered: GatheredRefusal, context: Context): Promise<OperatorEntry> {
  const {storage, staffHash, randomBytes} = context;
  const {refusal, at, times} = gathered;
  const entry = {...plainEntry, entryId: newId(randomBytes, new Date(at)), at, times};
  if (refusal === undefined) return {...entry, ...serverWho, what: 'refusals.left_out', facts: {lane: gathered.lane}};
  const {what, whoKind, who, whoRole, whoInstitution, requestId, route, code, reason, claimedClient} = refusal;
  // A claimed id is kept only if it is one, because anything may come in its place.
  const claimed = claimedClient === null ? undefined : await storage.client(claimedClient);
  return {
    ...entry,
    ...{what, whoKind, who, whoRole, whoInstitution, requestId, code},
    address: await keyedAddress(staffHash, refusal.address),
    subject: refusal.subject ?? claimed?.id ?? null,
    outcome: 'refused',
    facts: reason === null ? {route} : {route, reason},
  };
}
