import {toUtc} from '../../domain/calendar/utc.ts';
import type {NewWebhookEvent} from '../../domain/webhooks/webhook-storage.ts';
import type {Statement} from '../engine/operation.ts';
import {columnsOf, inputRows, inputTable, insertFrom, namesOf, pick} from '../engine/table.ts';
import {institution} from '../schema/institution.ts';
import {rating} from '../schema/rating.ts';
import {webhook, webhookEvent} from '../schema/webhook.ts';
import {workOrder} from '../schema/work-order.ts';
import {input, isWritten, type WrittenRatings} from '../statistics/result-counts.ts';

/** Random ids: they disclose nothing of what happened, and nothing refers to an event before it is written. */
const newEventId = (): string => `msg_${crypto.randomUUID().replaceAll('-', '')}`;

/** Events are written only while there is a webhook to send them to. */
const hasListener = `EXISTS (SELECT 1 FROM ${webhook} WHERE ${webhook.stoppedAt} IS NULL)`;

const ifNew = `ON CONFLICT (${namesOf(webhookEvent.eventId)}) DO NOTHING`;

const insertEvent = insertFrom(
  webhookEvent,
  {eventId: '?', type: '?', institutionCode: institution.code, at: '?', payload: '?'},
  `FROM ${institution} WHERE ${institution.code} = ? AND ${hasListener} ${ifNew}`,
);

/** Writes events, with whatever else a transaction writes. */
export const eventStatements = (events: readonly NewWebhookEvent[]): Statement[] =>
  events.map(event => ({
    sql: insertEvent,
    params: [newEventId(), event.type, toUtc(event.at), JSON.stringify(event.data), event.institutionCode],
  }));

const numbered = inputTable({...columnsOf(input), ...pick(webhookEvent, 'eventId')});
const withEventIds = (ratings: WrittenRatings) =>
  inputRows(
    numbered,
    ratings.map(({ratingId, writeId}) => ({ratingId, writeId, eventId: newEventId()})),
  );

const insertReceived = insertFrom(
  webhookEvent,
  {
    eventId: numbered.eventId,
    type: `'rating.received'`,
    institutionCode: rating.institutionCode,
    at: rating.receivedAt,
    payload: `'{"serviceId":"' || ${rating.serviceId} || '","institutionCode":"' || ${rating.institutionCode} || '"}'`,
  },
  `FROM ${numbered} CROSS JOIN ${rating} WHERE ${isWritten} AND ${hasListener} ${ifNew}`,
);

/**
 * Says that services were rated, but not how. The JSON is put together by the database, which alone knows the services;
 * ids and codes hold nothing that would need escaping.
 */
export const receivedEvents = (ratings: WrittenRatings): Statement => ({
  input: withEventIds(ratings),
  sql: insertReceived,
  params: [],
});

const insertOrderCreated = insertFrom(
  webhookEvent,
  {
    eventId: numbered.eventId,
    type: `'order.created'`,
    institutionCode: workOrder.institutionCode,
    at: rating.receivedAt,
    payload: `'{"orderNumber":"' || ${workOrder.orderNumber} || '","institutionCode":"' || ${workOrder.institutionCode}
      || '","state":"created"}'`,
  },
  `FROM ${numbered} CROSS JOIN ${rating} CROSS JOIN ${workOrder}
    WHERE ${isWritten} AND ${workOrder.ratingId} = ${rating.ratingId} AND ${hasListener} ${ifNew}`,
);

/** Reports the orders that bad ratings have created. */
export const orderCreatedEvents = (ratings: WrittenRatings): Statement => ({
  input: withEventIds(ratings),
  sql: insertOrderCreated,
  params: [],
});
