import {key, moment, nullable, table, text} from '../engine/table.ts';

/** Invitations to rate a service, found by the hash of their token; `mark` is made by the server over the row. */
export const invitation = table('invitation', {
  invitationId: key('invitation_id'),
  tokenHash: key('token_hash'),
  serviceId: key('service_id'),
  createdAt: moment('created_at'),
  expiresAt: moment('expires_at'),
  mark: nullable(text('mark')),
});
