import {z} from 'zod';
import {text} from './fields.ts';

/**
 * The client credentials grant (RFC 6749 section 4.4), by which the system of a department proves itself. Names are the
 * RFC's. The client may also use HTTP Basic instead of `client_id` and `client_secret`.
 */
export const tokenRequest = z.object({
  grant_type: text(50),
  client_id: text(100).optional(),
  client_secret: text(200).optional(),
  scope: text(200).optional().meta({description: 'space separated; without it all that the client was granted'}),
});

/** A short-lived access token. */
export const tokenAnswer = z
  .object({
    access_token: z.string().max(4000),
    token_type: z.literal('Bearer'),
    expires_in: z.number().int().meta({description: 'seconds'}),
    scope: z.string().max(200),
  })
  .meta({id: 'AccessToken'});
