import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {
  InvitationKey,
  InvitationOutcome,
  InvitationStorage,
  StoredInvitation,
} from '../../domain/invitations/invitation-storage.ts';
import {sameHash} from '../../security/hash.ts';
import type {Engine, SharedRead} from '../engine/engine.ts';
import {lock, query, type Operation} from '../engine/operation.ts';
import {computed, flag, inputRows, inputTable, pick, select, written} from '../engine/table.ts';
import {institution} from '../schema/institution.ts';
import {earlierToken, invitation as table} from '../schema/invitation.ts';
import {rating} from '../schema/rating.ts';
import {service as serviceTable} from '../schema/service.ts';
import {service, serviceColumns, toStoredService} from '../services/services.ts';
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
export function* addInvitation(row: InvitationRow, within: string, limit: number): Operation<InvitationOutcome> {
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
  ...pick(table, 'invitationId', 'expiresAt', 'tokenHash', 'channel', 'returnUrl'),
  used: computed(`CASE WHEN ${isUsed} THEN 1 ELSE 0 END`, flag('used')),
});

const asked = inputTable(pick(table, 'invitationId'));
const askedInvitations = `SELECT ${stored}
  FROM ${asked} CROSS JOIN ${table} CROSS JOIN ${serviceTable} CROSS JOIN ${institution}
  WHERE ${table.invitationId} = ${asked.invitationId} AND ${serviceTable.serviceId} = ${table.serviceId}
    AND ${institution.code} = ${serviceTable.institutionCode}`;

type FoundKey = InvitationKey & {readonly invitationId: string};

const invitationsByKey: SharedRead<FoundKey, StoredInvitation | undefined> = {
  statement: keys => ({
    input: inputRows(
      asked,
      [...new Set(keys.map(({invitationId}) => invitationId))].map(invitationId => ({invitationId})),
    ),
    sql: askedInvitations,
    params: [],
  }),
  results(keys, rows) {
    const byId = new Map(rows.map(stored.read).map(row => [row.invitationId, row]));
    return keys.map(key => {
      const row = byId.get(key.invitationId);
      if (!row || !sameHash(row.tokenHash, key.tokenHash)) return undefined;
      const {invitationId: _id, expiresAt, used, tokenHash: _hash, channel, returnUrl, ...service} = row;
      return {service: toStoredService(service), expiresAt, channel, returnUrl, used};
    });
  },
};

/** Finds the invitations behind tokens; many at the same time share a query. */
export function invitationReader(engine: Engine): InvitationStorage['invitation'] {
  const read = engine.sharedRead(invitationsByKey);
  return async key => {
    const invitationId = key.invitationId ?? (await engine.read(invitationIdOf(key)));
    return invitationId === undefined ? undefined : read({...key, invitationId});
  };
}

const found = select(pick(earlierToken, 'invitationId'));

/** The id of the invitation that a token is of, without a look at its hash; a token of an earlier version is looked up. */
export function* invitationIdOf({invitationId, tokenHash}: InvitationKey): Operation<string | undefined> {
  if (invitationId !== null) return invitationId;
  const [row] = yield* query(`SELECT ${found} FROM ${earlierToken} WHERE ${earlierToken.tokenHash} = ?`, [tokenHash]);
  return row && found.read(row).invitationId;
}
