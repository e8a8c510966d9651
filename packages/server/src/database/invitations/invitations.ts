import {toUtc} from '../../domain/calendar/utc.ts';
import type {InvitationOutcome, NewInvitation, StoredInvitation} from '../../domain/invitations/invitation-storage.ts';
import {lock, query, type Operation} from '../engine/operation.ts';
import {service, serviceColumns, toStoredService, type ServiceRow} from '../services/services.ts';

/** Adds an invitation unless its service is rated or has enough of them. */
export function* addInvitation(invitation: NewInvitation): Operation<InvitationOutcome> {
  const {invitationId, tokenHash, serviceId, within, limit} = invitation;
  const createdAt = toUtc(invitation.createdAt);
  const expiresAt = toUtc(invitation.expiresAt);
  // Other callers that count the invitations of this service wait, so that the limit holds.
  yield* lock('SELECT 1 FROM service WHERE service_id = ? FOR NO KEY UPDATE', [serviceId]);
  const invited = yield* service(serviceId, within);
  if (!invited) return 'unknown_service';
  if (invited.rated) return 'already_rated';
  // The service is not rated, so none of its invitations is used.
  const [added] = yield* query(
    `INSERT INTO invitation (invitation_id, token_hash, service_id, created_at, expires_at)
      SELECT ?, ?, ?, ?, ? FROM service WHERE service_id = ?
        AND (SELECT count(*) FROM invitation WHERE service_id = ? AND expires_at > ?) < ?
      RETURNING invitation_id`,
    [invitationId, tokenHash, serviceId, createdAt, expiresAt, serviceId, serviceId, createdAt, limit],
  );
  return added ? 'added' : 'too_many_invitations';
}

/** The invitation behind a token. */
export function* invitation(tokenHash: string): Operation<StoredInvitation | undefined> {
  const [row] = yield* query<ServiceRow & {expires_at: string; used: number}>(
    `SELECT ${serviceColumns}, invitation.expires_at, CASE WHEN EXISTS (
        SELECT 1 FROM rating
        WHERE rating.service_id = invitation.service_id AND rating.invitation_id = invitation.invitation_id
      ) THEN 1 ELSE 0 END AS used
      FROM invitation
      JOIN service ON service.service_id = invitation.service_id
      JOIN institution ON institution.code = service.institution_code
      WHERE invitation.token_hash = ?`,
    [tokenHash],
  );
  return row && {service: toStoredService(row), expiresAt: row.expires_at, used: row.used === 1};
}
