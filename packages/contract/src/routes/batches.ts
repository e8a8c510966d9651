import {z} from 'zod';
import {localized} from '../fields.ts';
import {problems, type ProblemCode} from '../problem.ts';
import {batchSizes} from '../limits.ts';

const codes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

/** Why one entry of a batch was refused, while the others were done. */
export const entryProblem = z
  .object({
    code: z.enum(codes).meta({description: 'as the route for a single entry refuses it'}),
    field: z.string().max(200).nullable().meta({description: 'the field of the entry that is wrong, if it is one'}),
    messages: localized.meta({description: 'the sentence in every language'}),
    retry: z.boolean().meta({description: 'can the same entry succeed later without being changed'}),
  })
  .meta({id: 'EntryProblem', description: 'Why one entry of a batch was refused'});

/** A list of as many entries as a batch may have. */
export const batchOf = <T extends z.ZodType>(entry: T) => z.array(entry).min(batchSizes.min).max(batchSizes.max);

/** What a route for batches says besides: how many entries count as one call, and how large its body may be. */
export const asBatch = {entriesPerTurn: 10, mostBytes: 256 * 1024} as const;
