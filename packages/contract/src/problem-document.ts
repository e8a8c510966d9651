import {z} from 'zod';
import {problems, type ProblemCode} from './problem.ts';
import {localized} from './fields.ts';
import {orderStateNames} from './standard/order-states.ts';

const codes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

/** A refusal in JSON (RFC 9457, `application/problem+json`). */
export const problemDocument = z
  .object({
    type: z.string().meta({description: '`urn:gov-rating:problem:` and the code'}),
    title: z.string().meta({description: 'the sentence in English'}),
    status: z.number().int(),
    detail: z.string().meta({description: 'the sentence in the language asked for (Accept-Language), else Chinese'}),
    code: z.enum(codes),
    field: z.string().optional().meta({description: 'the first invalid field, as a dotted path'}),
    errors: z
      .array(
        z.object({
          field: z.string(),
          code: z.enum(codes),
          detail: z.string(),
          messages: localized,
          line: z.number().int().optional().meta({description: 'of a file: the line, counted from 1'}),
          column: z.number().int().optional().meta({description: 'of a file: the column, counted from 1'}),
          allowed: z
            .array(z.string())
            .optional()
            .meta({description: 'what the field may be, where only a few values are possible'}),
        }),
      )
      .optional()
      .meta({description: 'every error of the input, not only the first; of a file the first 50'}),
    messages: localized.meta({description: 'the sentence in every language'}),
    retry: z.boolean().meta({description: 'can the same request succeed later without being changed'}),
    current: z
      .object({state: z.enum(orderStateNames), version: z.number().int()})
      .optional()
      .meta({description: 'the present state of the order, when a step came too late or is not possible'}),
    requestId: z.string().meta({description: 'the same id is in the log of the server'}),
    error: z.string().optional().meta({description: 'the OAuth error code (RFC 6749 section 5.2) on the token route'}),
  })
  .meta({id: 'Problem', description: 'A refusal (RFC 9457)'});
