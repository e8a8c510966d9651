import {z} from 'zod';
import {institutionCode, text} from '../fields.ts';
import {roles} from '../roles.ts';
import {defineRoutes} from './route.ts';

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
  .meta({id: 'AccessToken', description: 'A short-lived access token'});

/** What a member of staff may do, and for which institution; nothing that identifies the person. */
export const self = z
  .object({
    role: z.enum(roles),
    institutionCode: institutionCode.meta({description: 'the caller acts for this institution and all below it'}),
  })
  .meta({id: 'Self', description: 'The role and the institution of the caller'});

/** Access tokens of department systems, and what a person who signed in may do. */
export const accessRoutes = defineRoutes('access', {
  issueToken: {
    method: 'POST',
    path: '/v1/oauth/token',
    caller: 'anyone',
    form: true,
    failureBucket: 'login',
    crossOrigin: false,
    responseCheck: ['access_token', 'string'],
    summary: 'Exchange client credentials for an access token (RFC 6749 section 4.4)',
    input: tokenRequest,
    output: tokenAnswer,
    status: 200,
    refusals: ['client_invalid', 'client_disabled', 'grant_not_supported', 'scope_not_granted'],
  },
  getSelf: {
    method: 'GET',
    path: '/v1/self',
    caller: 'person',
    roles,
    responseCheck: ['role', 'string'],
    summary: 'What the caller may do: the role and the institution of the token',
    input: z.object({}),
    output: self,
    status: 200,
    refusals: [],
  },
});
