import {toUtc} from '../../domain/calendar/utc.ts';
import type {NewEvent} from '../../domain/webhooks/webhook-storage.ts';
import type {Given, Statement} from '../engine/operation.ts';
import {namesOf} from '../engine/table.ts';
import {institution} from '../schema/institution.ts';
import {rating} from '../schema/rating.ts';
import {webhook, webhookEvent} from '../schema/webhook.ts';
import {workOrder} from '../schema/work-order.ts';
import {isWritten, type WrittenRatings} from '../statistics/result-counts.ts';

/** Ids that tell nothing of what happened; nobody refers to an event before it is written. */
const newEventId = (): string => `msg_${crypto.randomUUID().replaceAll('-', '')}`;

/** Where nobody listens, nothing is written. */
const somebodyListens = `EXISTS (SELECT 1 FROM ${webhook} WHERE ${webhook.stoppedAt} IS NULL)`;

const {eventId, type, institutionCode, at, payload} = webhookEvent;
const insertInto = `INSERT INTO ${webhookEvent} (${namesOf(eventId, type, institutionCode, at, payload)})`;
const ifNew = `ON CONFLICT (${eventId.name}) DO NOTHING`;

/** Writes events, with whatever else a transaction writes. */
export const eventStatements = (events: readonly NewEvent[]): Statement[] =>
  events.map(event => ({
    sql: `${insertInto}
      SELECT ?, ?, ${institution.code}, ?, ? FROM ${institution} WHERE ${institution.code} = ? AND ${somebodyListens}
      ${ifNew}`,
    params: [newEventId(), event.type, toUtc(event.at), JSON.stringify(event.data), event.institutionCode],
  }));

/**
 * Tells that services were rated, but not how. The JSON is put together by the database, which alone knows the services;
 * ids and codes hold nothing that would need escaping.
 */
export const receivedEvents = (ratings: WrittenRatings): Statement => ({
  given: withEventIds(ratings),
  sql: `${insertInto}
    SELECT given.event_id, 'rating.received', ${rating.institutionCode}, ${rating.receivedAt},
      '{"serviceId":"' || ${rating.serviceId} || '","institutionCode":"' || ${rating.institutionCode} || '"}'
    FROM given CROSS JOIN ${rating} WHERE ${isWritten} AND ${somebodyListens}
    ${ifNew}`,
  params: [],
});

/** Tells of the orders that bad ratings have created. */
export const orderCreatedEvents = (ratings: WrittenRatings): Statement => ({
  given: withEventIds(ratings),
  sql: `${insertInto}
    SELECT given.event_id, 'order.created', ${workOrder.institutionCode}, ${rating.receivedAt},
      '{"orderNumber":"' || ${workOrder.orderNumber} || '","institutionCode":"' || ${workOrder.institutionCode}
        || '","state":"created"}'
    FROM given CROSS JOIN ${rating} CROSS JOIN ${workOrder}
    WHERE ${isWritten} AND ${workOrder.ratingId} = ${rating.ratingId} AND ${somebodyListens}
    ${ifNew}`,
  params: [],
});

const withEventIds = (ratings: WrittenRatings): Given => ({
  columns: {rating_id: 'text', write_id: 'text', event_id: 'text'},
  rows: ratings.map(({ratingId, writeId}) => [ratingId, writeId, newEventId()]),
});
