import type {InvitationChannel} from '@gov-rating/contract';
import {json, key, moment, nullable, table, text} from '../engine/table.ts';

/**
 * Invitations to rate a service. Its token begins with the id and is compared by its hash; `mark` is made by the server
 * over the row.
 */
export const invitation = table('invitation', {
  invitationId: key('invitation_id'),
  tokenHash: key('token_hash'),
  serviceId: key('service_id'),
  createdAt: moment('created_at'),
  expiresAt: moment('expires_at'),
  mark: nullable(text('mark')),
  channel: nullable(text<InvitationChannel>('channel')),
  returnUrl: nullable(text('return_url')),
  /** Kept as JSON text, which the event of a rating takes as it is. */
  correlation: nullable(json<string>('correlation')),
});

/** The invitations whose tokens do not begin with the id, made by earlier versions. Gets no more rows. */
export const earlierToken = table('earlier_token', {
  tokenHash: key('token_hash'),
  invitationId: key('invitation_id'),
});
