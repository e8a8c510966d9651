import {toUtc} from '../../domain/calendar/utc.ts';
import type {NewWebhookEvent} from '../../domain/webhooks/webhook-storage.ts';
import type {InputTable, Statement} from '../engine/operation.ts';
import {namesOf} from '../engine/table.ts';
import {institution} from '../schema/institution.ts';
import {rating} from '../schema/rating.ts';
import {webhook, webhookEvent} from '../schema/webhook.ts';
import {workOrder} from '../schema/work-order.ts';
import {isWritten, type WrittenRatings} from '../statistics/result-counts.ts';

/** Ids that tell nothing of what happened; nobody refers to an event before it is written. */
const newEventId = (): string => `msg_${crypto.randomUUID().replaceAll('-', '')}`;

/** Where nobody listens, nothing is written. */
const hasListener = `EXISTS (SELECT 1 FROM ${webhook} WHERE ${webhook.stoppedAt} IS NULL)`;

const {eventId, type, institutionCode, at, payload} = webhookEvent;
const insertInto = `INSERT INTO ${webhookEvent} (${namesOf(eventId, type, institutionCode, at, payload)})`;
const ifNew = `ON CONFLICT (${eventId.name}) DO NOTHING`;

/** Writes events, with whatever else a transaction writes. */
export const eventStatements = (events: readonly NewWebhookEvent[]): Statement[] =>
  events.map(event => ({
    sql: `${insertInto}
      SELECT ?, ?, ${institution.code}, ?, ? FROM ${institution} WHERE ${institution.code} = ? AND ${hasListener}
      ${ifNew}`,
    params: [newEventId(), event.type, toUtc(event.at), JSON.stringify(event.data), event.institutionCode],
  }));

/**
 * Tells that services were rated, but not how. The JSON is put together by the database, which alone knows the services;
 * ids and codes hold nothing that would need escaping.
 */
export const receivedEvents = (ratings: WrittenRatings): Statement => ({
  input: withEventIds(ratings),
  sql: `${insertInto}
    SELECT input.event_id, 'rating.received', ${rating.institutionCode}, ${rating.receivedAt},
      '{"serviceId":"' || ${rating.serviceId} || '","institutionCode":"' || ${rating.institutionCode} || '"}'
    FROM input CROSS JOIN ${rating} WHERE ${isWritten} AND ${hasListener}
    ${ifNew}`,
  params: [],
});

/** Tells of the orders that bad ratings have created. */
export const orderCreatedEvents = (ratings: WrittenRatings): Statement => ({
  input: withEventIds(ratings),
  sql: `${insertInto}
    SELECT input.event_id, 'order.created', ${workOrder.institutionCode}, ${rating.receivedAt},
      '{"orderNumber":"' || ${workOrder.orderNumber} || '","institutionCode":"' || ${workOrder.institutionCode}
        || '","state":"created"}'
    FROM input CROSS JOIN ${rating} CROSS JOIN ${workOrder}
    WHERE ${isWritten} AND ${workOrder.ratingId} = ${rating.ratingId} AND ${hasListener}
    ${ifNew}`,
  params: [],
});

const withEventIds = (ratings: WrittenRatings): InputTable => ({
  columns: {rating_id: 'text', write_id: 'text', event_id: 'text'},
  rows: ratings.map(({ratingId, writeId}) => [ratingId, writeId, newEventId()]),
});
