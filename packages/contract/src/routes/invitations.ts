import {z} from 'zod';
import {base64Text, id, moment, privacyFields, receiptPage, text} from '../fields.ts';
import {invitationChannels} from '../standard/channels.ts';
import {nodes} from '../standard/nodes.ts';
import {profileIds} from '../standard/profiles.ts';
import {asBatch, batchOf, entryProblem} from './batches.ts';
import {helpField} from './help.ts';
import {defineRoutes} from './route.ts';
import {tagChoice} from './standard.ts';

/** The forms in which an invitation's QR code can be had. */
export const codeFormats = ['svg', 'png', 'escpos'] as const;

/** Asks for QR codes of an invitation, all of one size. */
export const codesInput = z
  .object({
    formats: z
      .array(z.enum(codeFormats))
      .min(1)
      .max(codeFormats.length)
      .meta({description: '`svg` for screens and print, `png`, or `escpos` for printers of receipts'}),
    millimetres: z.number().int().min(5).max(50).optional().meta({
      description:
        'how wide the dark square may be at most, in millimetres, at 203 dots an inch; the light edge around it comes on top',
    }),
    dots: z.number().int().min(40).max(400).optional().meta({
      description:
        'the same in dots of a printer with 203 dots an inch, 8 a millimetre; not together with `millimetres`',
    }),
  })
  .refine(({millimetres, dots}) => millimetres === undefined || dots === undefined, {path: ['dots']})
  .meta({
    id: 'CodesRequest',
    description: 'Which QR codes to make, and how large. Without a size a module has 4 dots, half a millimetre',
  });

/** QR codes of an invitation. Every module has the same whole number of dots. */
export const codesOutput = z
  .object({
    url: z.string().max(700).meta({
      description: 'the address in the codes: `shortUrl`, or `url` where a page of the department is given',
    }),
    svg: z.string().max(60_000).optional().meta({description: 'an SVG document'}),
    png: base64Text(16_000).optional().meta({description: 'a PNG of one bit a dot, in base64'}),
    escpos: z
      .object({
        native: base64Text(2_000).meta({
          description: 'the command `GS ( k`, in base64: the printer draws the code, without a light edge',
        }),
        raster: base64Text(60_000).meta({
          description: 'the command `GS v 0`, in base64: a picture, for printers whose own command prints too small',
        }),
      })
      .optional()
      .meta({description: 'bytes for a printer of receipts (ESC/POS), in two forms; print one of them'}),
    moduleDots: z.number().int().meta({description: 'how many dots a module is wide, at least 3'}),
    dots: z.number().int().meta({description: 'how wide the pictures are in dots, with the light edge of 4 modules'}),
  })
  .meta({id: 'InvitationCodes', description: 'QR codes of an invitation, one for each format that was asked for'});

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
  channel: z
    .enum(invitationChannels)
    .optional()
    .meta({
      description:
        'the channel that the rating will have, whatever the page of the rater says, e.g. `hall_tablet` for the screen at ' +
        'the window or `sms` for a link in a text message. Left out: an open link, whose page names `web`, `mobile` or `qr_code`',
    }),
  validHours: z
    .number()
    .int()
    .min(1)
    .max(8760)
    .default(720)
    .meta({description: 'how long the invitation lives, in hours'}),
  returnUrl: z
    .url({protocol: /^https$/, hostname: /./})
    .max(500)
    .optional()
    .meta({
      description:
        'where the end of the rating offers the rater a way back, an https address of an origin that is registered for the ' +
        'client. The rater, the browser and its history see it, so it names nobody: no name, number or session of a person',
    }),
  correlation: text(200)
    .optional()
    .meta({
      description:
        'a text of your own system, such as the id of its task. Kept as it is; the webhook event `rating.received` repeats ' +
        'it to those who listen at the institution or above. The rater never sees it. No personal data',
    }),
  codes: codesInput.optional().meta({
    description:
      'the QR codes that the answer has; without it none is made, e.g. where the link goes into a text message',
  }),
});

/** An invitation as token, links and QR codes. The token is returned once and stored only as a hash. */
export const invitation = z
  .object({
    token: z.string().max(100).meta({description: '32 letters and digits; opaque, single use, 172 random bits'}),
    url: z.string().max(700).meta({
      description:
        'the page with the token behind "#", which browsers never send: …#invitation=…, or …#/rate?invitation=…',
    }),
    shortUrl: z.string().max(250).meta({
      description:
        "the short address of the server's own page, …/r/ and the token: letters and digits only, which nothing cuts or escapes",
    }),
    codes: codesOutput.nullable().meta({description: 'the QR codes; null when none was asked for'}),
    expiresAt: moment,
  })
  .meta({id: 'Invitation', description: 'The right to rate one service once (评价邀请)'});

/** What a batch says once for all its invitations. */
const sharedByAll = {page: true, channel: true, validHours: true, returnUrl: true} as const;

/**
 * Asks for one invitation for each of some services, all to the same page, with the same way back and of the same channel.
 * Each has a correlation of its own.
 */
export const inviteAllInput = inviteInput.pick(sharedByAll).extend({
  entries: batchOf(inviteInput.pick({serviceId: true, correlation: true})).meta({
    description: 'the services to invite to',
  }),
});

/** One entry of a batch: the invitation, or why there is none. */
export const invitedEntry = z
  .object({
    invitation: invitation
      .omit({codes: true})
      .meta({id: 'BatchInvitation', description: 'The right to rate one service once, without QR codes'})
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
    channel: z
      .enum(invitationChannels)
      .optional()
      .meta({description: 'the channel that the invitation decides; left out for an open link'}),
    profile: z.enum(profileIds),
    catalogueVersion: z.string().max(10),
    receiptPage: receiptPage.optional(),
    returnUrl: z
      .string()
      .max(700)
      .optional()
      .meta({description: 'where the department offers the rater a way back once the rating has ended'}),
    commentMaxLength: z.number().int().meta({description: 'in Unicode characters'}),
    ...privacyFields,
    help: helpField,
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
    summary: 'Make an invitation to rate a service: token, links and QR codes',
    input: inviteInput,
    output: invitation,
    status: 201,
    refusals: [
      'unknown_service',
      'already_rated',
      'page_not_allowed',
      'code_too_small',
      'too_many_invitations',
      'text_too_long',
      'text_not_well_formed',
    ],
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
    refusals: ['page_not_allowed', 'text_too_long', 'text_not_well_formed'],
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
