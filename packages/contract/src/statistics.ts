import {z} from 'zod';
import {areaCode, day, institutionCode, level, localized, moment} from './fields.ts';

/** Whose results, and over which days. Without area and institution: everybody. */
export const statisticsQuery = z.object({
  areaCode: areaCode.optional().meta({description: 'this area and all below'}),
  institutionCode: institutionCode.optional().meta({description: 'this institution and all below'}),
  from: day.optional().meta({description: 'first day, Asia/Shanghai'}),
  to: day.optional().meta({description: 'last day, Asia/Shanghai'}),
});

const count = z.number().int().min(0);

/** How often one level was given; chosen by citizens and recorded by default always apart. */
export const levelCount = z.object({level, active: count, default: count}).meta({id: 'LevelCount'});

/** A measure never travels without its formula in words. */
export const measure = z
  .object({
    name: z.enum(['mean', 'bad_rate', 'active_rate']),
    value: z.number().nullable().meta({description: 'null when there is nothing to divide by'}),
    formula: localized,
  })
  .meta({id: 'Measure'});

/** Counts and measures of a scope. */
export const statistics = z
  .object({
    total: count,
    levels: z.array(levelCount).meta({description: 'best level first'}),
    orders: count,
    measures: z.array(measure),
    asOf: moment,
  })
  .meta({id: 'Statistics', description: 'Results of an area or an institution'});

/** Whose results are asked for. */
export type StatisticsQuery = z.infer<typeof statisticsQuery>;
/** Counts and measures. */
export type Statistics = z.infer<typeof statistics>;
