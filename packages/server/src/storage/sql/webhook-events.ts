import {toUtc} from '../utc.ts';
import type {NewEvent} from '../webhook-storage.ts';
import type {Statement} from './operation.ts';

/** Ids that tell nothing of what happened; nobody refers to an event before it is written. */
const newEventId = (): string => `msg_${crypto.randomUUID().replaceAll('-', '')}`;

/** Where nobody listens, nothing is written. */
const somebodyListens = 'EXISTS (SELECT 1 FROM webhook WHERE webhook.stopped_at IS NULL)';

/** Writes events, with whatever else a transaction writes. */
export const eventStatements = (events: readonly NewEvent[]): Statement[] =>
  events.map(({type, institutionCode, at, data}) => ({
    sql: `INSERT INTO webhook_event (event_id, type, institution_code, at, payload)
      SELECT ?, ?, code, ?, ? FROM institution WHERE code = ? AND ${somebodyListens}
      ON CONFLICT (event_id) DO NOTHING`,
    params: [newEventId(), type, toUtc(at), JSON.stringify(data), institutionCode],
  }));

/** A rating that a write has stored; others of the same id bring no event. */
export interface WrittenRating {
  readonly ratingId: string;
  readonly writeId: string;
  /** ISO moment, UTC. */
  readonly at: string;
}

/**
 * Tells that a service was rated, but not how. The JSON is put together by the database, which alone knows the service;
 * ids and codes hold nothing that would need escaping.
 */
export const receivedEvent = ({ratingId, writeId, at}: WrittenRating): Statement => ({
  sql: `INSERT INTO webhook_event (event_id, type, institution_code, at, payload)
    SELECT ?, 'rating.received', institution_code, ?,
      '{"serviceId":"' || service_id || '","institutionCode":"' || institution_code || '"}'
    FROM rating WHERE rating_id = ? AND write_id = ? AND ${somebodyListens}
    ON CONFLICT (event_id) DO NOTHING`,
  params: [newEventId(), toUtc(at), ratingId, writeId],
});

/** Tells of the order that a bad rating has created. */
export const orderCreatedEvent = ({ratingId, writeId, at}: WrittenRating): Statement => ({
  sql: `INSERT INTO webhook_event (event_id, type, institution_code, at, payload)
    SELECT ?, 'order.created', work_order.institution_code, ?,
      '{"orderNumber":"' || work_order.order_number || '","institutionCode":"' || work_order.institution_code
        || '","state":"created"}'
    FROM work_order JOIN rating ON rating.rating_id = work_order.rating_id
    WHERE rating.rating_id = ? AND rating.write_id = ? AND ${somebodyListens}
    ON CONFLICT (event_id) DO NOTHING`,
  params: [newEventId(), toUtc(at), ratingId, writeId],
});
