import {toUtc} from '../../domain/calendar/utc.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {
  Claim,
  ClaimOutcome,
  OwnPage,
  OwnReceipt,
  OwnService,
  RaterStorage,
} from '../../domain/raters/rater-storage.ts';
import {batch, type Operation, type Row, type Value} from '../engine/operation.ts';
import {computed, flag, inputRows, inputTable, insert, pick, select} from '../engine/table.ts';
import {addInvitation} from '../invitations/invitations.ts';
import {invitationRow} from '../invitations/new-invitations.ts';
import {institution} from '../schema/institution.ts';
import {invitation} from '../schema/invitation.ts';
import {claimedInvitation, servedRater} from '../schema/rater.ts';
import {rating} from '../schema/rating.ts';
import {service} from '../schema/service.ts';
import {shownItemName} from '../services/services.ts';

const asked = inputTable(pick(servedRater, 'day', 'raterHash'));

/**
 * The scope of everything that a rater reads or claims, stated once: rows of this one person, of the days that are asked for.
 * The days come first, as in the indexes. `joined` are tables that conditions behind it join.
 */
const own = (of: typeof servedRater | typeof claimedInvitation, ...joined: readonly {toString(): string}[]): string =>
  `FROM ${[asked, of, ...joined].join(' CROSS JOIN ')}
    WHERE ${of.day} = ${asked.day} AND ${of.raterHash} = ${asked.raterHash}`;

/** Runs a query within {@link own}. */
function* queryOwn(
  {raterHash, days}: Pick<OwnPage, 'raterHash' | 'days'>,
  sql: string,
  params: readonly Value[],
): Operation<readonly Row[]> {
  const input = inputRows(
    asked,
    days.map(day => ({day, raterHash})),
  );
  const [rows = []] = yield [{sql, params, input}];
  return rows;
}

const isRated = `EXISTS (SELECT 1 FROM ${rating} WHERE ${rating.serviceId} = ${service.serviceId})`;

/** What lists show of a service. */
const shown = {
  ...pick(service, 'serviceName', 'node'),
  institutionName: institution.name,
  itemName: shownItemName,
};

const rateable = select({...shown, ...pick(service, 'serviceId', 'institutionCode', 'ticketNumber', 'servedAt')});

/** A page of the person's own services that are not rated, the newest first. */
export function* listRateable({
  servedFrom,
  after,
  limit,
  ...person
}: OwnPage & {readonly servedFrom: string | null}): Operation<OwnService[]> {
  const rows = yield* queryOwn(
    person,
    `SELECT ${rateable} ${own(servedRater, service, institution)}
        AND ${service.serviceId} = ${servedRater.serviceId} AND ${institution.code} = ${service.institutionCode}
        AND NOT ${isRated}
        ${servedFrom === null ? '' : `AND ${service.servedAt} >= ?`}
        ${after ? `AND (${service.servedAt}, ${service.serviceId}) < (?, ?)` : ''}
      ORDER BY ${service.servedAt} DESC, ${service.serviceId} DESC LIMIT ?`,
    [...(servedFrom === null ? [] : [toUtc(servedFrom)]), ...(after ? [toUtc(after[0]), after[1]] : []), limit],
  );
  return rows.map(rateable.read);
}

const claimed = select({
  ...pick(service, 'institutionCode', 'servedAt'),
  rated: computed(`CASE WHEN ${isRated} THEN 1 ELSE 0 END`, flag('rated')),
});

/** Adds an invitation to one of the person's own services, and keeps that the person has claimed it. */
export function* claimService(marks: RowMarks, claim: Claim): Operation<ClaimOutcome> {
  const {invitation: given, servedFrom, day, raterHash} = claim;
  const {serviceId, invitationId, limit} = given;
  const [row] = yield* queryOwn(
    claim,
    `SELECT ${claimed} ${own(servedRater, service)}
      AND ${service.serviceId} = ${servedRater.serviceId} AND ${service.serviceId} = ?`,
    [serviceId],
  );
  if (!row) return 'unknown_service';
  const {institutionCode: within, servedAt, rated} = claimed.read(row);
  if (rated) return 'already_rated';
  if (servedFrom !== null && servedAt < toUtc(servedFrom)) return 'rating_window_closed';
  const outcome = yield* addInvitation(invitationRow(marks, {...given, within}), within, limit);
  if (outcome === 'added') yield* batch([insert(claimedInvitation, {invitationId, day, raterHash})]);
  return outcome;
}

const received = select({...shown, ...pick(rating, 'ratingId', 'receiptNumber', 'receivedAt', 'voidedAt')});

/** The rating came by an invitation that the person has claimed. */
const isGivenByClaim = `${invitation.invitationId} = ${claimedInvitation.invitationId}
  AND ${rating.serviceId} = ${invitation.serviceId} AND ${rating.invitationId} = ${invitation.invitationId}`;

const found = select(pick(rating, 'ratingId'));

/** The id of the person's own rating with this receipt. */
export function* ownRating({
  receiptNumber,
  ...person
}: Parameters<RaterStorage['ownRating']>[0]): Operation<string | undefined> {
  const [row] = yield* queryOwn(
    person,
    `SELECT ${found} ${own(claimedInvitation, invitation, rating)}
      AND ${isGivenByClaim} AND ${rating.receiptNumber} = ?`,
    [receiptNumber],
  );
  return row && found.read(row).ratingId;
}

/**
 * A page of receipts of ratings by invitations that the person has claimed, the newest first. A service that was registered
 * for the person is not enough: its rating may be another person's, and its number would say how that one rated.
 */
export function* listOwnReceipts({after, limit, ...person}: OwnPage): Operation<OwnReceipt[]> {
  const rows = yield* queryOwn(
    person,
    `SELECT ${received} ${own(claimedInvitation, invitation, rating, service, institution)}
        AND ${isGivenByClaim}
        AND ${service.serviceId} = ${invitation.serviceId} AND ${institution.code} = ${service.institutionCode}
        ${after ? `AND (${rating.receivedAt}, ${rating.ratingId}) < (?, ?)` : ''}
      ORDER BY ${rating.receivedAt} DESC, ${rating.ratingId} DESC LIMIT ?`,
    [...(after ? [toUtc(after[0]), after[1]] : []), limit],
  );
  return rows.map(received.read);
}
