import type {Backlog} from '../../domain/storage.ts';
import {query, type Operation} from '../engine/operation.ts';
import {bigint, computed, nullable, select} from '../engine/table.ts';
import {evidenceEntry, operatorEntry} from '../schema/evidence.ts';
import {upstreamRating} from '../schema/upstream.ts';
import {isListed} from '../upstream/upstream-report.ts';
import {webhookDelivery, webhookEvent} from '../schema/webhook.ts';

const counted = select({waiting: computed('count(*)', bigint('waiting'))});

const oldest = select({at: nullable(computed(`min(${upstreamRating.receivedAt})`, upstreamRating.receivedAt))});

/** How much waits for background jobs; each count reads an index of only what waits. */
export function* backlog(): Operation<Backlog> {
  const answers = yield [
    `${evidenceEntry} WHERE ${evidenceEntry.index} IS NULL AND ${evidenceEntry.refusal} IS NULL`,
    `${evidenceEntry} WHERE ${evidenceEntry.refusal} IS NOT NULL`,
    `${operatorEntry} WHERE ${operatorEntry.index} IS NULL AND ${operatorEntry.refusal} IS NULL`,
    `${operatorEntry} WHERE ${operatorEntry.refusal} IS NOT NULL`,
    `${webhookEvent} WHERE ${webhookEvent.distributed} = 0`,
    `${webhookDelivery} WHERE ${webhookDelivery.state} = 'pending'`,
    `${upstreamRating} WHERE ${upstreamRating.state} = 'pending'`,
    `${upstreamRating} WHERE ${isListed}`,
  ].map(what => ({sql: `SELECT ${counted} FROM ${what}`, params: []}));
  const [
    unsealed = 0,
    refused = 0,
    unsealedOperators = 0,
    refusedOperators = 0,
    undistributedEvents = 0,
    pendingDeliveries = 0,
    pendingUpstream = 0,
    refusedUpstream = 0,
  ] = answers.map(([row]) => row && counted.read(row).waiting);
  const [first] = yield* query(`SELECT ${oldest} FROM ${upstreamRating} WHERE ${upstreamRating.state} = 'pending'`, []);
  return {
    unsealedEntries: unsealed,
    unsealedOperatorEntries: unsealedOperators,
    refusedEntries: refused + refusedOperators,
    ...{undistributedEvents, pendingDeliveries, pendingUpstream, refusedUpstream},
    oldestUpstream: first ? oldest.read(first).at : null,
  };
}
