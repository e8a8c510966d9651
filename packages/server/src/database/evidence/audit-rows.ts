import {isBad, levels} from '@gov-rating/contract';
import {query, type Operation} from '../engine/operation.ts';
import {select, type AnyColumn, type Column} from '../engine/table.ts';
import {act} from '../schema/act.ts';
import {client, clientOldSecret as oldSecret} from '../schema/client.ts';
import {collectedRating as collected} from '../schema/collected-rating.ts';
import {defaultCandidate, defaultRating} from '../schema/default-rating.ts';
import {institution} from '../schema/institution.ts';
import {invitation} from '../schema/invitation.ts';
import {point} from '../schema/point.ts';
import {publication, publicationDraft as draft, publicationLook as look} from '../schema/publication.ts';
import {rating, supplement} from '../schema/rating.ts';
import {rectificationNotice as notice, staffBadRating} from '../schema/rectification-notice.ts';
import {review} from '../schema/review.ts';
import {service, servicePerson} from '../schema/service.ts';
import {suspicion} from '../schema/suspicion.ts';
import {ratedStaff} from '../services/rated-staff.ts';
import {webhook, webhookSecret, webhookTopic} from '../schema/webhook.ts';
import {orderHolder, workOrder} from '../schema/work-order.ts';

/** A contradiction between rows, found by one query: `id` is the row, `text` what is said of it. */
interface RowCheck {
  readonly id: Column<string>;
  readonly sql: string;
  readonly text: (id: string) => string;
}

/** A row that names another row which is not there. */
function dangling(
  from: {readonly toString: () => string},
  id: Column<string>,
  names: AnyColumn,
  of: {readonly toString: () => string},
  key: AnyColumn,
): RowCheck {
  return {
    id,
    sql: `${from} WHERE ${names} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${of} WHERE ${key} = ${names})`,
    text: found => `The row ${found} (${from}) is of the ${of} that is missing`,
  };
}

const bad = levels
  .filter(isBad)
  .map(level => `'${level}'`)
  .join(', ');
const isCounted = `${rating.level} IN (${bad}) AND ${ratedStaff.only} AND ${service.staffNumber} <> ''`;
const isOfStaff = `${staffBadRating.staffNumber} = ${ratedStaff.value}`;

/** Copies that are kept for a job must be those of the rows that they were taken from. */
const checks: readonly RowCheck[] = [
  {
    id: service.serviceId,
    sql: `${service} WHERE NOT EXISTS (SELECT 1 FROM ${rating} WHERE ${rating.serviceId} = ${service.serviceId})
      AND NOT EXISTS (SELECT 1 FROM ${defaultRating} WHERE ${defaultRating.serviceId} = ${service.serviceId})
      AND NOT EXISTS (SELECT 1 FROM ${defaultCandidate} WHERE ${defaultCandidate.serviceId} = ${service.serviceId}
        AND ${defaultCandidate.servedAt} = ${service.servedAt})`,
    text: id => `The service ${id} is not rated and does not wait for a default rating`,
  },
  dangling(defaultCandidate, defaultCandidate.serviceId, defaultCandidate.serviceId, service, service.serviceId),
  dangling(invitation, invitation.invitationId, invitation.serviceId, service, service.serviceId),
  dangling(servicePerson, servicePerson.serviceId, servicePerson.serviceId, service, service.serviceId),
  dangling(collected, collected.ratingId, collected.ratingId, rating, rating.ratingId),
  dangling(service, service.serviceId, service.institutionCode, institution, institution.code),
  dangling(service, service.serviceId, service.pointId, point, point.pointId),
  dangling(point, point.pointId, point.institutionCode, institution, institution.code),
  dangling(client, client.id, client.institutionCode, institution, institution.code),
  dangling(oldSecret, oldSecret.secretHash, oldSecret.clientId, client, client.id),
  dangling(webhookTopic, webhookTopic.webhookId, webhookTopic.webhookId, webhook, webhook.webhookId),
  dangling(webhookSecret, webhookSecret.secretId, webhookSecret.webhookId, webhook, webhook.webhookId),
  dangling(act, act.eventId, act.ratingId, rating, rating.ratingId),
  dangling(workOrder, workOrder.orderNumber, workOrder.ratingId, rating, rating.ratingId),
  dangling(orderHolder, orderHolder.orderNumber, orderHolder.orderNumber, workOrder, workOrder.orderNumber),
  dangling(review, review.reviewId, review.ratingId, rating, rating.ratingId),
  dangling(supplement, supplement.ratingId, supplement.ratingId, rating, rating.ratingId),
  dangling(suspicion, suspicion.suspicionId, suspicion.ratingId, rating, rating.ratingId),
  dangling(notice, notice.noticeId, notice.ratingId, rating, rating.ratingId),
  {
    id: look.publicationId,
    sql: `${look} WHERE NOT EXISTS (SELECT 1 FROM ${publication} WHERE ${publication.publicationId} = ${look.publicationId})
      AND NOT EXISTS (SELECT 1 FROM ${draft} WHERE ${draft.publicationId} = ${look.publicationId})`,
    text: id => `There are rows of the publication ${id}, which is missing`,
  },
  {
    id: institution.code,
    sql: `${institution} WHERE ${institution.parentCode} IS NOT NULL
      AND ${institution.parentCode} NOT IN (SELECT above.code FROM ${institution} AS above)`,
    text: id => `The institution ${id} is below one that is missing`,
  },
  {
    id: rating.ratingId,
    sql: `${rating} JOIN ${service} ON ${service.serviceId} = ${rating.serviceId} ${ratedStaff.join}
      WHERE ${isCounted} AND NOT EXISTS (SELECT 1 FROM ${staffBadRating}
        WHERE ${staffBadRating.ratingId} = ${rating.ratingId} AND ${isOfStaff})`,
    text: id => `The bad rating ${id} does not count towards a notice to its member of staff`,
  },
  {
    id: staffBadRating.ratingId,
    sql: `${staffBadRating} WHERE NOT EXISTS (SELECT 1 FROM ${rating}
        JOIN ${service} ON ${service.serviceId} = ${rating.serviceId} ${ratedStaff.join}
        WHERE ${rating.ratingId} = ${staffBadRating.ratingId} AND ${isCounted}
          AND ${rating.institutionCode} = ${staffBadRating.institutionCode}
          AND ${isOfStaff}
          AND ${rating.receivedAt} = ${staffBadRating.receivedAt})`,
    text: id => `What counts towards a notice (${id}) is no bad rating of that member of staff`,
  },
  {
    id: workOrder.orderNumber,
    sql: `${workOrder} JOIN ${rating} ON ${rating.ratingId} = ${workOrder.ratingId}
      WHERE ${workOrder.closedAt} IS NULL AND ${workOrder.realName} = 1 AND NOT EXISTS (SELECT 1 FROM ${servicePerson}
        WHERE ${servicePerson.serviceId} = ${rating.serviceId})`,
    text: id => `Nobody can be called back any more about the open order ${id}: the person of its service is gone`,
  },
];

/** What is wrong between rows that say the same, one sentence for each kind; empty when nothing is. */
export function* contradictions(): Operation<string[]> {
  const found: string[] = [];
  for (const {id, sql, text} of checks) {
    const selected = select({id});
    const [row] = yield* query(`SELECT ${selected} FROM ${sql} LIMIT 1`, []);
    if (row) found.push(`${text(selected.read(row).id)}.`);
  }
  return found;
}

const publicationId = select({publicationId: publication.publicationId});

/** Ids of publications, in their order. */
export function* auditPublications(after: string, limit: number): Operation<string[]> {
  const rows = yield* query(
    `SELECT ${publicationId} FROM ${publication} WHERE ${publication.publicationId} > ?
      ORDER BY ${publication.publicationId} LIMIT ?`,
    [after, limit],
  );
  return rows.map(row => publicationId.read(row).publicationId);
}
