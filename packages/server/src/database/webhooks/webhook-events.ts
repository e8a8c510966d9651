import {toUtc} from '../../domain/calendar/utc.ts';
import type {NewWebhookEvent} from '../../domain/webhooks/webhook-storage.ts';
import type {InputTable, Statement} from '../engine/operation.ts';
import {isWritten, type WrittenRatings} from '../statistics/result-counts.ts';

/** Random ids that disclose nothing; no row refers to an event before it is written. */
const newEventId = (): string => `msg_${crypto.randomUUID().replaceAll('-', '')}`;

/** Without a listening webhook nothing is written. */
const hasListener = 'EXISTS (SELECT 1 FROM webhook WHERE webhook.stopped_at IS NULL)';

/** Writes events, with whatever else a transaction writes. */
export const eventStatements = (events: readonly NewWebhookEvent[]): Statement[] =>
  events.map(({type, institutionCode, at, data}) => ({
    sql: `INSERT INTO webhook_event (event_id, type, institution_code, at, payload)
      SELECT ?, ?, code, ?, ? FROM institution WHERE code = ? AND ${hasListener}
      ON CONFLICT (event_id) DO NOTHING`,
    params: [newEventId(), type, toUtc(at), JSON.stringify(data), institutionCode],
  }));

/**
 * Events of received ratings, without their levels. The database builds the JSON, because only it knows the services;
 * ids and codes contain nothing that needs escaping.
 */
export const receivedEvents = (ratings: WrittenRatings): Statement => ({
  input: withEventIds(ratings),
  sql: `INSERT INTO webhook_event (event_id, type, institution_code, at, payload)
    SELECT input.event_id, 'rating.received', rating.institution_code, rating.received_at,
      '{"serviceId":"' || rating.service_id || '","institutionCode":"' || rating.institution_code || '"}'
    FROM input CROSS JOIN rating WHERE ${isWritten} AND ${hasListener}
    ON CONFLICT (event_id) DO NOTHING`,
  params: [],
});

/** Events of the orders that bad ratings have created. */
export const orderCreatedEvents = (ratings: WrittenRatings): Statement => ({
  input: withEventIds(ratings),
  sql: `INSERT INTO webhook_event (event_id, type, institution_code, at, payload)
    SELECT input.event_id, 'order.created', work_order.institution_code, rating.received_at,
      '{"orderNumber":"' || work_order.order_number || '","institutionCode":"' || work_order.institution_code
        || '","state":"created"}'
    FROM input CROSS JOIN rating CROSS JOIN work_order
    WHERE ${isWritten} AND work_order.rating_id = rating.rating_id AND ${hasListener}
    ON CONFLICT (event_id) DO NOTHING`,
  params: [],
});

const withEventIds = (ratings: WrittenRatings): InputTable => ({
  columns: {rating_id: 'text', write_id: 'text', event_id: 'text'},
  rows: ratings.map(({ratingId, writeId}) => [ratingId, writeId, newEventId()]),
});
