import {z} from 'zod';
import {id, moment, receiptPage, text} from '../fields.ts';
import {nodes} from '../standard/nodes.ts';
import {profileIds} from '../standard/profiles.ts';
import {asBatch, batchOf, entryProblem} from './batches.ts';
import {defineRoutes} from './route.ts';
import {tagChoice} from './standard.ts';

/** Asks for the right to rate one service once (评价邀请). */
export const inviteInput = z.object({
  serviceId: id,
  page: z
    .url({protocol: /^https?$/})
    .max(500)
    .optional()
    .meta({
      description:
        "the department's page that holds the element, of a registered origin; behind # nothing but the route of a hash " +
        "router, such as …/#/rate. Without it the server's own page",
    }),
  validHours: z
    .number()
    .int()
    .min(1)
    .max(8760)
    .default(720)
    .meta({description: 'how long the invitation lives, in hours'}),
  qrCode: z.boolean().default(true).meta({
    description:
      'whether the answer has the link as a QR code too; false where nobody shows it, e.g. in a text message',
  }),
});

/** An invitation as token, link and QR code. The token is returned once and stored only as a hash. */
export const invitation = z
  .object({
    token: z
      .string()
      .max(100)
      .meta({description: 'opaque, single use; at least 128 of its bits are secret and random'}),
    url: z.string().max(700).meta({
      description:
        'the page with the token behind "#", which browsers never send: …#invitation=…, or …#/rate?invitation=…',
    }),
    qrSvg: z
      .string()
      .max(60_000)
      .meta({description: 'the link as a QR code, an SVG document; empty when `qrCode` is false'}),
    expiresAt: moment,
  })
  .meta({id: 'Invitation', description: 'The right to rate one service once (评价邀请)'});

/** Asks for one invitation for each of some services, all to the same page. */
export const inviteAllInput = inviteInput.pick({page: true, validHours: true}).extend({
  entries: batchOf(z.object({serviceId: id})).meta({description: 'the services to invite to'}),
});

/** One entry of a batch: the invitation, or why there is none. */
export const invitedEntry = z
  .object({
    invitation: invitation
      .omit({qrSvg: true})
      .meta({id: 'BatchInvitation', description: 'The right to rate one service once, without a QR code'})
      .nullable()
      .meta({description: 'the invitation; null when it was refused'}),
    problem: entryProblem.nullable().meta({description: 'why it was refused; null when it was made'}),
  })
  .meta({id: 'InvitedEntry', description: 'One entry of a batch: the invitation, or why there is none'});

/** What a rater sees before choosing: which service, whether it can still be rated, and by which rules. */
export const ratingForm = z
  .object({
    state: z.enum(['open', 'rated', 'expired']),
    service: z.object({
      institutionName: text(100),
      itemName: text(200).meta({description: '事项名称, or the name of the point where no item is known'}),
      serviceName: text(100).optional(),
      ticketNumber: text(30).optional().meta({description: '排队号 of a service without a case'}),
      node: z.enum(nodes),
      servedAt: moment,
    }),
    expiresAt: moment,
    profile: z.enum(profileIds),
    catalogueVersion: z.string().max(10),
    receiptPage: receiptPage.optional(),
    commentMaxLength: z.number().int().meta({description: 'in Unicode characters'}),
    tags: z.array(tagChoice),
  })
  .meta({id: 'RatingForm', description: 'The service behind an invitation and the rules for rating it'});

/** The right to rate one service once (评价邀请). */
export const invitationRoutes = defineRoutes('invitations', {
  invite: {
    method: 'POST',
    path: '/v1/services/{serviceId}/invitations',
    caller: 'department',
    scope: 'invitations:write',
    crossOrigin: false,
    responseCheck: ['token', 'string'],
    summary: 'Make an invitation to rate a service: token, link and QR code',
    input: inviteInput,
    output: invitation,
    status: 201,
    refusals: ['unknown_service', 'already_rated', 'page_not_allowed', 'too_many_invitations'],
  },
  inviteAll: {
    method: 'POST',
    path: '/v1/invitations/batch',
    caller: 'department',
    scope: 'invitations:write',
    crossOrigin: false,
    ...asBatch,
    responseCheck: ['entries', 'object'],
    summary: 'Make one invitation for each of up to 100 services; each has an outcome of its own',
    input: inviteAllInput,
    output: z
      .object({entries: z.array(invitedEntry).meta({description: 'what became of each, in the same order'})})
      .meta({id: 'InvitedBatch', description: 'What became of each service of a batch'}),
    status: 200,
    refusals: ['page_not_allowed'],
  },
  getInvitation: {
    method: 'GET',
    path: '/v1/invitation',
    caller: 'citizen',
    responseCheck: ['tags', 'object'],
    summary: 'The service behind an invitation and the rules for rating it',
    input: z.object({}),
    output: ratingForm,
    status: 200,
    refusals: [],
  },
});
