import {z} from 'zod';
import {label, level, tagCode, text} from '../fields.ts';
import {idempotencyKeyPattern} from '../limits.ts';
import {channels} from '../standard/channels.ts';
import {asBatch, batchOf, entryProblem} from './batches.ts';
import {commentCeiling, draftRefusals, momentOfAnyClock, receipt} from './ratings.ts';
import {defineRoutes} from './route.ts';
import {serviceRegistration} from './services.ts';

/** A key of a key box or tablet, with the model that says what it means. */
export const keyPress = z
  .object({
    model: z.string().max(50).meta({description: 'one of `keyModels` of the standard, such as `queue-old`'}),
    key: z.union([z.string().max(20), z.number()]).meta({description: 'what the device reported'}),
  })
  .meta({id: 'KeyPress', description: 'A key as a window device reported it (评价器按键)'});

/** A rating that was given elsewhere, with the service that it is about. */
export const collectedRating = z
  .object({
    service: serviceRegistration,
    level: level.optional().meta({description: 'the level; or else `keyPress`, never both'}),
    keyPress: keyPress
      .optional()
      .meta({description: 'the key in place of the level. What is no key of the model, or nobody’s, is refused'}),
    tags: z
      .array(tagCode)
      .max(40)
      .refine(codes => new Set(codes).size === codes.length)
      .default([])
      .meta({description: 'tag codes of the chosen level, each once, as the person chose them'}),
    comment: text(commentCeiling, 'comment_too_long').default('').meta({description: 'in the words of the person'}),
    channel: z
      .enum(channels)
      .optional()
      .meta({description: 'one of the channels that the collector is trusted with; a device leaves it out'}),
    clerk: label(20).optional().meta({
      description: 'work number (工号) or pseudonym of who entered it; kept as evidence and never public',
    }),
    pressedAt: momentOfAnyClock
      .optional()
      .meta({description: 'when the person gave the rating, by the clock of the collector'}),
    sentAt: momentOfAnyClock.optional().meta({
      description:
        'what the clock of `pressedAt` shows when this request is sent. Where it is off by more than five minutes, `pressedAt` ' +
        'is corrected by what it is off, and `servedAt` where it cannot be right; both are kept as they were said',
    }),
  })
  .meta({id: 'CollectedRating', description: 'A rating that was given elsewhere, with its service (代录评价)'});

/** One entry of a batch of collected ratings. */
export const collectedEntryInput = collectedRating
  .extend({
    idempotencyKey: z
      .string()
      .regex(idempotencyKeyPattern)
      .meta({description: 'another one for each rating; the same key brings the same receipt'}),
  })
  .meta({id: 'CollectedEntryInput', description: 'One rating of a batch, with a key of its own'});

/** One entry of a batch: the receipt, or why the rating was refused. */
export const collectedEntry = z
  .object({
    receipt: receipt.nullable().meta({description: 'the receipt, for the citizen; null when it was refused'}),
    problem: entryProblem.nullable().meta({description: 'why it was refused; null when it is stored'}),
  })
  .meta({id: 'CollectedEntry', description: 'One entry of a batch: the receipt, or why the rating was refused'});

const refusals = [
  ...draftRefusals,
  'key_unmapped',
  'model_unknown',
  'nobody_rated',
  'text_too_long',
  'channel_not_allowed',
  'person_not_kept',
  'unknown_portal',
  'portal_not_allowed',
  'unknown_institution',
  'institution_not_allowed',
  'unknown_point',
  'point_closed',
  'point_not_valid',
  'served_in_future',
  'already_rated',
  'rating_window_closed',
] as const;

const asOne = {
  method: 'POST',
  keyed: true,
  responseCheck: ['receiptNumber', 'string'],
  input: collectedRating,
  output: receipt,
  status: 201,
  refusals,
} as const;

const asMany = {
  method: 'POST',
  ...asBatch,
  mostBytes: 512 * 1024,
  responseCheck: ['entries', 'object'],
  input: z.object({
    entries: batchOf(collectedEntryInput).meta({
      description: 'ratings as for one; one whose form is wrong refuses the whole batch',
    }),
  }),
  output: z
    .object({entries: z.array(collectedEntry).meta({description: 'what became of each, in the same order'})})
    .meta({id: 'CollectedBatch', description: 'What became of each rating of a batch'}),
  status: 200,
  refusals: ['unknown_level', 'unknown_tag', 'comment_too_long', 'text_too_long', 'text_not_well_formed'],
} as const;

const byCollector = {caller: 'department', scope: 'ratings:collect', crossOrigin: false} as const;

/** Ratings that were given elsewhere and are brought by a trusted collector (代录评价), or by a terminal with its service. */
export const collectionRoutes = defineRoutes('collections', {
  collectRating: {
    ...asOne,
    ...byCollector,
    path: '/v1/ratings/collected',
    summary: 'Register a service and store its rating, given by telephone, text message or on paper, in one step',
  },
  collectRatings: {
    ...asMany,
    ...byCollector,
    path: '/v1/ratings/collected/batch',
    summary: 'The same for up to 100 ratings; each has a key and an outcome of its own',
  },
  collectDeviceRating: {
    ...asOne,
    caller: 'device',
    path: '/v1/device/ratings/collected',
    summary: 'Register a service and store the rating that was given on this device, in one step',
  },
  collectDeviceRatings: {
    ...asMany,
    caller: 'device',
    path: '/v1/device/ratings/collected/batch',
    summary: 'The same for up to 100 ratings, as they waited for a network; each has a key and an outcome of its own',
  },
});
