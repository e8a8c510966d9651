import {toUtc} from '../../domain/calendar/utc.ts';
import type {NewWebhookEvent} from '../../domain/webhooks/webhook-storage.ts';
import type {Statement} from '../engine/operation.ts';
import {newId, platformRandomBytes} from '../../security/random.ts';
import {columnsOf, inputRows, inputTable, insertFrom, namesOf, pick} from '../engine/table.ts';
import {institution} from '../schema/institution.ts';
import {invitation} from '../schema/invitation.ts';
import {rating} from '../schema/rating.ts';
import {service, ticketMark} from '../schema/service.ts';
import {webhook, webhookEvent} from '../schema/webhook.ts';
import {workOrder} from '../schema/work-order.ts';
import {input, isWritten, type WrittenRatings} from '../statistics/result-counts.ts';

/** An id of the day of the event: it discloses nothing else, and nothing refers to an event before it is written. */
const newEventId = (at: string): string => `msg_${newId(platformRandomBytes, new Date(at))}`;

/** Ratings that a write has stored at these moments. */
type ReceivedRatings = readonly (WrittenRatings[number] & {readonly receivedAt: string})[];

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
    params: [newEventId(event.at), event.type, toUtc(event.at), JSON.stringify(event.data), event.institutionCode],
  }));

const numbered = inputTable({...columnsOf(input), ...pick(webhookEvent, 'eventId')});
const withEventIds = (ratings: ReceivedRatings) =>
  inputRows(
    numbered,
    ratings.map(({ratingId, writeId, receivedAt}) => ({ratingId, writeId, eventId: newEventId(receivedAt)})),
  );

const caseNumber = `CASE WHEN ${service.projectNo} LIKE '${ticketMark}%' THEN '' ELSE ',"projectNo":"' || ${service.projectNo} || '"' END`;

const insertReceived = insertFrom(
  webhookEvent,
  {
    eventId: numbered.eventId,
    type: `'rating.received'`,
    institutionCode: rating.institutionCode,
    at: rating.receivedAt,
    payload: `'{"serviceId":"' || ${rating.serviceId} || '","institutionCode":"' || ${rating.institutionCode}
      || '","serviceNumber":' || ${service.serviceNumber} || ',"node":"' || ${service.node} || '"' || ${caseNumber}
      || coalesce(',"correlation":' || ${invitation.correlation}, '') || '}'`,
  },
  `FROM ${numbered} CROSS JOIN ${rating} CROSS JOIN ${service}
    LEFT JOIN ${invitation} ON ${invitation.invitationId} = ${rating.invitationId}
    WHERE ${isWritten} AND ${service.serviceId} = ${rating.serviceId} AND ${hasListener} ${ifNew}`,
);

/**
 * Reports that services were rated, but not how. The JSON is built by the database, because only it knows the services;
 * ids, codes and numbers of cases hold nothing that needs escaping, and a correlation is stored as JSON.
 */
export const receivedEvents = (ratings: ReceivedRatings): Statement => ({
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
export const orderCreatedEvents = (ratings: ReceivedRatings): Statement => ({
  input: withEventIds(ratings),
  sql: insertOrderCreated,
  params: [],
});
