import {z} from 'zod';
import {id, level, moment, orderNumber, receiptKey, receiptNumber, sentMoment, tagCode, text} from '../fields.ts';
import {textLimits} from '../limits.ts';
import {channels} from '../standard/channels.ts';
import {defineRoutes} from './route.ts';

/** No profile may allow a longer comment than this, in Unicode characters. */
export const commentCeiling = textLimits.comment;

/** The year of a clock that lost its time: `+058922-…`, `-000001-…`. Accepted, because it is no reason to refuse a rating. */
const momentOfBrokenClock = z
  .string()
  .regex(/^[+-]\d{6}-\d{2}-\d{2}T[\d:.]{5,20}(Z|[+-]\d{2}:\d{2})$/)
  .max(40);

/** What a device's clock says, also one that lost its time. */
export const momentOfAnyClock = z.union([sentMoment, momentOfBrokenClock]);

/** What a citizen sends. The server also checks level, tags and comment by the invitation's catalogue and profile. */
export const ratingDraft = z
  .object({
    level,
    tags: z
      .array(tagCode)
      .max(40)
      .refine(codes => new Set(codes).size === codes.length)
      .default([])
      .meta({description: 'tag codes of the chosen level, each once'}),
    comment: text(commentCeiling, 'comment_too_long').default(''),
    channel: z
      .enum(channels)
      .optional()
      .meta({
        description:
          'what the page of the rater claims. Where the invitation decides the channel, left out or the same; on an open ' +
          'link `web` (also when left out), `mobile` or `qr_code`. Anything else is `channel_not_allowed`',
      }),
    pressedAt: momentOfAnyClock.optional().meta({
      description:
        "the device's clock when the rater pressed send; kept beside the server's own time, never instead, and not at " +
        'all when no clock that is right can show it',
    }),
    deviceId: id.optional().meta({
      description: 'of the screen or terminal (评价器) on which the rating was given; says nothing about the rater',
    }),
  })
  .meta({id: 'RatingDraft', description: 'A rating as it is sent (评价)'});

/** Given only after the rating is durably stored. The same key brings the same receipt. */
export const receipt = z
  .object({
    receiptNumber,
    receiptKey: receiptKey.nullable().meta({
      description:
        'the secret of the rater: with it the receipt shows its proof and takes a supplement. Only this answer discloses ' +
        'it; null where an answer is repeated after the server has changed its secret',
    }),
    receivedAt: moment,
    orderNumber: orderNumber.nullable().meta({description: 'the work order (差评工单) that a bad rating created'}),
    handling: z
      .object({
        institutionName: text(100).meta({description: 'the institution that the bad rating went to'}),
        contactBy: moment.nullable().meta({
          description:
            'when the time ends in which it is to contact the rater, RFC 3339 in UTC; null where the rules set none, where ' +
            'nobody is known whom it could contact, and once it has done so',
        }),
      })
      .optional()
      .meta({description: 'who looks into a bad rating, at the moment of this answer; left out without a work order'}),
  })
  .meta({id: 'Receipt', description: 'The rating is stored (评价回执)'});

/** Why a draft can be refused for itself, by every route that takes one. */
export const draftRefusals = [
  'unknown_level',
  'unknown_tag',
  'tag_of_another_level',
  'reason_required',
  'comment_too_long',
  'text_not_well_formed',
] as const;

/** Ratings (评价). */
export const ratingRoutes = defineRoutes('ratings', {
  submitRating: {
    method: 'POST',
    path: '/v1/ratings',
    caller: 'citizen',
    keyed: true,
    responseCheck: ['receiptNumber', 'string'],
    summary: 'Rate the service behind an invitation, once',
    input: ratingDraft,
    output: receipt,
    status: 201,
    refusals: [
      ...draftRefusals,
      'channel_not_allowed',
      'invitation_expired',
      'invitation_used',
      'already_rated',
      'rating_window_closed',
    ],
  },
});
