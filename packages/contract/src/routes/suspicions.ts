import {z} from 'zod';
import {cursor, id, institutionCode, level, moment, orderNumber, pageSize, text, words} from '../fields.ts';
import {textLimits} from '../limits.ts';
import {channels} from '../standard/channels.ts';
import {reviewGrounds} from '../standard/order-steps.ts';
import {suspicionDecisions, suspicionRuleNames} from '../standard/suspicion-rules.ts';
import {defineRoutes} from './route.ts';

/** Open, or settled by a person. */
export const suspicionStates = ['open', 'settled'] as const;

/** A rating that a detection rule flagged for a person to check. It still counts: suspicion is not guilt. */
export const suspicion = z
  .object({
    suspicionId: id,
    rule: z.enum(suspicionRuleNames),
    facts: z.object({count: z.number().int().optional(), seconds: z.number().int().optional()}),
    markedAt: moment,
    state: z.enum(suspicionStates),
    rating: z.object({
      receivedAt: moment,
      level,
      comment: text(textLimits.comment),
      channel: z.enum(channels),
      ratedInstitution: institutionCode,
      institutionName: text(100),
      itemName: text(200),
      windowNumber: text(50).nullable(),
      orderNumber: orderNumber.nullable().meta({description: 'only a bad rating has one'}),
      voided: z.boolean(),
    }),
    settlement: z
      .object({
        decision: z.enum(suspicionDecisions),
        note: text(textLimits.settlementNote).meta({description: 'empty once erased'}),
        settledAt: moment,
        settledBy: institutionCode,
      })
      .nullable(),
  })
  .meta({id: 'Suspicion', description: 'A rating flagged for a person to check; it still counts'});

/** Which suspicion flags to list. */
export const suspicionQuery = z.object({
  suspicionId: id.optional().meta({description: 'only this one'}),
  rule: z.enum(suspicionRuleNames).optional(),
  state: z.enum(suspicionStates).optional(),
  cursor: cursor.optional(),
  limit: pageSize,
});

/** A page of suspicion flags, oldest first. */
export const suspicionPage = z
  .object({items: z.array(suspicion), nextCursor: cursor.nullable()})
  .meta({id: 'SuspicionPage', description: 'A page of suspicion flags, oldest first'});

/** Settles a suspicion flag. A review needs its ground and settles every open flag of the rating. */
export const settleSuspicionInput = z.object({
  suspicionId: id,
  decision: z.enum(suspicionDecisions),
  note: words(textLimits.settlementNote).meta({description: 'why; with "review" it is the reason of the request'}),
  ground: z.enum(reviewGrounds).optional().meta({description: 'of the review; required with "review"'}),
});

/** Ratings that a detection rule flagged for a person to check. */
export const suspicionRoutes = defineRoutes('suspicions', {
  listSuspicions: {
    method: 'GET',
    path: '/v1/suspicions',
    caller: 'person',
    roles: ['bureau', 'auditor'],
    responseCheck: ['items', 'object'],
    summary: 'Ratings that a detection rule flagged for a person to check, oldest flag first',
    input: suspicionQuery,
    output: suspicionPage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
  settleSuspicion: {
    method: 'POST',
    path: '/v1/suspicions/{suspicionId}/settlement',
    caller: 'person',
    roles: ['bureau'],
    keyed: true,
    responseCheck: ['suspicionId', 'string'],
    summary: 'Settle a suspicion flag: dismiss it, or send the rating to review',
    input: settleSuspicionInput,
    output: suspicion,
    status: 200,
    refusals: [
      'unknown_suspicion',
      'suspicion_settled',
      'decider_not_higher',
      'no_higher_institution',
      'review_exists',
      'text_too_long',
      'text_not_well_formed',
    ],
  },
});
