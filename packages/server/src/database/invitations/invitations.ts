import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {
  InvitationOutcome,
  InvitationStorage,
  StoredInvitation,
} from '../../domain/invitations/invitation-storage.ts';
import type {Engine} from '../engine/engine.ts';
import {lock, query, type Operation} from '../engine/operation.ts';
import {computed, flag, pick, select, written} from '../engine/table.ts';
import {invitation as table} from '../schema/invitation.ts';
import {rating} from '../schema/rating.ts';
import {service as serviceTable} from '../schema/service.ts';
import {service, serviceColumns, serviceTables, toStoredService} from '../services/services.ts';
import {invitationRow, newInvitations, type InvitationRow} from './new-invitations.ts';

/**
 * Adds invitations. Most can be added, and share their transactions; each of the others has one of its own, which finds the
 * reason.
 */
export function invitationWriter(engine: Engine, marks: RowMarks): InvitationStorage['addInvitation'] {
  const add = engine.shared(newInvitations);
  return async invitation => {
    const {within, limit} = invitation;
    const row = invitationRow(marks, invitation);
    return (await add({row, within, limit})) ? 'added' : engine.write(() => addInvitation(row, within, limit));
  };
}

/** Adds an invitation unless its service is rated or has enough of them. */
function* addInvitation(row: InvitationRow, within: string, limit: number): Operation<InvitationOutcome> {
  const {serviceId, createdAt} = row;
  // Others that count the same service's invitations wait, so that the limit holds.
  yield* lock(`SELECT 1 FROM ${serviceTable} WHERE ${serviceTable.serviceId} = ? FOR NO KEY UPDATE`, [serviceId]);
  const invited = yield* service(serviceId, within);
  if (!invited) return 'unknown_service';
  if (invited.rated) return 'already_rated';
  // The service is not rated, so none of its invitations is used.
  const {names, marks, params} = written(table, row);
  const open = `SELECT count(*) FROM ${table} WHERE ${table.serviceId} = ? AND ${table.expiresAt} > ?`;
  const [added] = yield* query(
    `INSERT INTO ${table} (${names}) SELECT ${marks} FROM ${serviceTable} WHERE ${serviceTable.serviceId} = ?
        AND (${open}) < ? RETURNING ${table.invitationId}`,
    [...params, serviceId, serviceId, createdAt, limit],
  );
  return added ? 'added' : 'too_many_invitations';
}

const isUsed = `EXISTS (SELECT 1 FROM ${rating}
  WHERE ${rating.serviceId} = ${table.serviceId} AND ${rating.invitationId} = ${table.invitationId})`;

const stored = select({
  ...serviceColumns,
  ...pick(table, 'expiresAt'),
  used: computed(`CASE WHEN ${isUsed} THEN 1 ELSE 0 END`, flag('used')),
});

/** The invitation behind a token. */
export function* invitation(tokenHash: string): Operation<StoredInvitation | undefined> {
  const [row] = yield* query(
    `SELECT ${stored} FROM ${serviceTables} JOIN ${table} ON ${table.serviceId} = ${serviceTable.serviceId}
      WHERE ${table.tokenHash} = ?`,
    [tokenHash],
  );
  if (!row) return undefined;
  const {expiresAt, used, ...service} = stored.read(row);
  return {service: toStoredService(service), expiresAt, used};
}
