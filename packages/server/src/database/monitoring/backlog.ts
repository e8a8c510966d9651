import type {Backlog} from '../../domain/storage.ts';
import type {Operation} from '../engine/operation.ts';
import {bigint, computed, select} from '../engine/table.ts';
import {evidenceEntry, operatorEntry} from '../schema/evidence.ts';
import {webhookDelivery, webhookEvent} from '../schema/webhook.ts';

const counted = select({waiting: computed('count(*)', bigint('waiting'))});

/** How much waits for background jobs; each count reads an index of only what waits. */
export function* backlog(): Operation<Backlog> {
  const answers = yield [
    `${evidenceEntry} WHERE ${evidenceEntry.index} IS NULL AND ${evidenceEntry.refusal} IS NULL`,
    `${evidenceEntry} WHERE ${evidenceEntry.refusal} IS NOT NULL`,
    `${operatorEntry} WHERE ${operatorEntry.index} IS NULL AND ${operatorEntry.refusal} IS NULL`,
    `${operatorEntry} WHERE ${operatorEntry.refusal} IS NOT NULL`,
    `${webhookEvent} WHERE ${webhookEvent.distributed} = 0`,
    `${webhookDelivery} WHERE ${webhookDelivery.state} = 'pending'`,
  ].map(what => ({sql: `SELECT ${counted} FROM ${what}`, params: []}));
  const [
    unsealed = 0,
    refused = 0,
    unsealedOperators = 0,
    refusedOperators = 0,
    undistributedEvents = 0,
    pendingDeliveries = 0,
  ] = answers.map(([row]) => row && counted.read(row).waiting);
  return {
    unsealedEntries: unsealed,
    unsealedOperatorEntries: unsealedOperators,
    refusedEntries: refused + refusedOperators,
    ...{undistributedEvents, pendingDeliveries},
  };
}
