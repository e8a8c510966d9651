import {toUtc} from '../../domain/calendar/utc.ts';
import {invitationText} from '../../domain/evidence/entry-mark.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {NewInvitation} from '../../domain/invitations/invitation-storage.ts';
import type {SharedWrite} from '../engine/engine.ts';
import type {Statement} from '../engine/operation.ts';
import {
  bigint,
  columnsOf,
  inputRows,
  inputTable,
  insertFrom,
  key,
  pick,
  select,
  type ColumnsOf,
  type RowOf,
} from '../engine/table.ts';
import {aboveEach} from '../institutions/institution-scope.ts';
import {invitation} from '../schema/invitation.ts';
import {rating} from '../schema/rating.ts';
import {service} from '../schema/service.ts';

/** The row of an invitation. */
export type InvitationRow = RowOf<ColumnsOf<typeof invitation>>;

/** An invitation as the row that it becomes, who asks for it, and how many its service may have. */
interface AskedInvitation extends Pick<NewInvitation, 'within' | 'limit'> {
  readonly row: InvitationRow;
}

/** The row of an invitation, with the mark that only this server can make over it. */
export function invitationRow(marks: RowMarks, asked: NewInvitation): InvitationRow {
  const {invitationId, tokenHash, serviceId, channel = null, returnUrl = null, correlation = null} = asked;
  const [createdAt, expiresAt] = [toUtc(asked.createdAt), toUtc(asked.expiresAt)];
  const row = {invitationId, tokenHash, serviceId, createdAt, expiresAt, channel};
  return {...row, returnUrl, correlation, mark: marks.make(invitationText(row))};
}

/**
 * Adds invitations of services that are known, not rated and have few; false for each that cannot be added so, or is the
 * second of its service among those written together.
 */
export const newInvitations: SharedWrite<AskedInvitation, boolean> = {
  statements(asked) {
    const first = firstOfEach(asked);
    return [lockServices(first), invitations(first)];
  },
  results(asked, [, inserted = []]) {
    const added = new Set(inserted.map(row => stored.read(row).invitationId));
    return asked.map(({row: {invitationId}}) => added.has(invitationId));
  },
};

/** One invitation of each service, because a statement cannot count what it adds itself. */
const firstOfEach = (asked: readonly AskedInvitation[]): AskedInvitation[] => [
  ...new Map(asked.toReversed().map(one => [one.row.serviceId, one])).values(),
];

const locked = inputTable(pick(service, 'serviceId'));

/**
 * Others that count the invitations of the same services wait, so that the limit holds. In one order, so that two
 * transactions with the same services do not wait for each other.
 */
const lockServices = (asked: readonly AskedInvitation[]): Statement => ({
  input: inputRows(
    locked,
    asked.map(({row: {serviceId}}) => ({serviceId})),
  ),
  sql: `SELECT 1 FROM ${service} WHERE ${service.serviceId} IN (SELECT ${locked.serviceId} FROM ${locked})
    ORDER BY ${service.serviceId} FOR NO KEY UPDATE`,
  params: [],
  only: 'postgresql',
});

const stored = select(pick(invitation, 'invitationId'));
const given = inputTable({...columnsOf(invitation), within: key('within_code'), limit: bigint('most')});
const {within, limit, ...row} = columnsOf(given);
const ofService = `${service.serviceId} = ${given.serviceId}`;
const isRated = `EXISTS (SELECT 1 FROM ${rating} WHERE ${rating.serviceId} = ${given.serviceId})`;
const open = `SELECT count(*) FROM ${invitation}
  WHERE ${invitation.serviceId} = ${given.serviceId} AND ${invitation.expiresAt} > ${given.createdAt}`;
const institutionsOfServices = `SELECT ${service.institutionCode}, ${service.institutionCode}
  FROM ${given} CROSS JOIN ${service} WHERE ${ofService}`;

const insertInvitations = insertFrom(
  invitation,
  row,
  `FROM ${given} CROSS JOIN ${service} WHERE ${ofService} AND NOT ${isRated} AND (${open}) < ${limit}
      AND EXISTS (SELECT 1 FROM above WHERE above.below = ${service.institutionCode} AND above.code = ${within})
    RETURNING ${stored}`,
  `WITH RECURSIVE ${aboveEach(institutionsOfServices)}`,
);

const invitations = (asked: readonly AskedInvitation[]): Statement => ({
  input: inputRows(
    given,
    asked.map(one => ({...one.row, within: one.within, limit: one.limit})),
  ),
  sql: insertInvitations,
  params: [],
});
