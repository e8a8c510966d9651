import {key, moment, table} from '../engine/table.ts';

/** Invitations to rate a service, found by the hash of their token. */
export const invitation = table('invitation', {
  invitationId: key('invitation_id'),
  tokenHash: key('token_hash'),
  serviceId: key('service_id'),
  createdAt: moment('created_at'),
  expiresAt: moment('expires_at'),
});
