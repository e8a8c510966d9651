import {z} from 'zod';
import {areaCode, count, day, institutionCode, itemCode, level, localized, moment, tagCode, text} from '../fields.ts';
import {channels} from '../standard/channels.ts';
import {knownCertainties} from '../standard/fact.ts';
import {defineRoutes} from './route.ts';

/** How results can be taken apart. Days and months make a series of time, the others make groups. */
export const groupings = ['institution', 'item', 'channel', 'day', 'month'] as const;

/** What can be rated: a service, or a point itself, such as a hall. */
export const ratingSubjects = ['service', 'point'] as const;

/** What was rated. Ratings of points are counted apart: no figure adds them to those of services. */
export const ratingSubject = z.enum(ratingSubjects).default('service').meta({
  description: '`service`: ratings of services; `point`: those of points themselves (评价点), which are counted apart',
});

/** Whose results, over which days, and how taken apart. Without area and institution: everybody. */
export const statisticsQuery = z.object({
  areaCode: areaCode.optional().meta({description: 'this area and all below'}),
  institutionCode: institutionCode.optional().meta({description: 'this institution and all below'}),
  from: day.optional().meta({description: 'first day, Asia/Shanghai'}),
  to: day.optional().meta({description: 'last day, Asia/Shanghai'}),
  itemCode: itemCode.optional().meta({description: 'only ratings of this item (事项)'}),
  channel: z.enum(channels).optional().meta({description: 'only ratings through this channel'}),
  subject: ratingSubject,
  groupBy: z.enum(groupings).optional().meta({
    description:
      'institution also brings the ranking; day takes at most 366 days; the public, and an institution of its own ratings, gets months',
  }),
});

const share = z.number().min(0).max(1).nullable();

/** How often one level was given; chosen by citizens, recorded by default and void after review always apart. */
export const levelCount = z.object({level, active: count, default: count, voided: count}).meta({
  id: 'LevelCount',
  description:
    'How often one level was given; chosen by citizens, recorded by default and void after review always apart',
});

/** Every measure that results may hold, in the order of showing. */
export const measureNames = [
  'mean',
  'bad_rate',
  'satisfaction',
  'active_rate',
  'on_time_rate',
  'matter_score',
  'window_score',
  'score',
] as const;

/** A measure never travels without its formula in words. */
export const measure = z
  .object({
    name: z.enum(measureNames),
    value: z
      .number()
      .nullable()
      .meta({description: 'null when there is nothing to divide by, or a number of the rule is unknown'}),
    unit: z.enum(['points', 'share']).meta({description: 'points of the levels, or a share from 0 to 1'}),
    certainty: z
      .enum(knownCertainties)
      .meta({description: 'how well the formula is known; derived: ours, no official one was found'}),
    formula: localized,
  })
  .meta({id: 'Measure', description: 'A measure never travels without its formula in words'});

/** What part of all ratings citizens gave, was recorded by default, and is void. */
export const resultShares = z.object({active: share, default: share, voided: share});

/** What became of the orders (差评工单) of the days asked for; an order belongs to the institution that was rated. */
export const orderFigures = z
  .object({
    opened: count.meta({description: 'all, those of ratings that are void now left out'}),
    answered: count,
    due: count.meta({description: 'answered under a deadline, or not answered past it'}),
    onTime: count.meta({description: 'answered before the deadline'}),
    overdue: count.meta({description: 'not answered past the deadline'}),
  })
  .meta({
    id: 'OrderFigures',
    description:
      'What became of the orders (差评工单) of the days asked for; an order belongs to the institution that was rated',
  });

/** A tag and how often citizens chose it. */
export const tagCount = z
  .object({code: tagCode, level, text: localized, count})
  .meta({id: 'TagCount', description: 'A tag and how often citizens chose it'});

/** Figures of a part of the results; what counts and what is averaged follows the same formulas as the whole. */
const figures = {
  total: count.meta({description: 'active and default ratings'}),
  active: count,
  default: count,
  voided: count,
  bad: count.meta({description: 'of the ratings that enter the measures, the dissatisfied and very dissatisfied'}),
  mean: z.number().nullable(),
  badRate: share,
};

/** One part of the results: an institution without those below, an item, a channel. */
export const statisticsGroup = z
  .object({
    key: z.string().max(40).meta({description: '统一社会信用代码, 实施编码 or channel'}),
    name: text(200).nullable(),
    ...figures,
    withheld: z.boolean().meta({
      description: 'true where levels would reveal single ratings: total is kept, bad is 0, mean is null',
    }),
  })
  .meta({
    id: 'StatisticsGroup',
    description: 'One part of the results: an institution without those below, an item, a channel',
  });

/** One day or month of a series. */
export const trendPoint = z
  .object({
    period: z
      .string()
      .regex(/^\d{4}-\d{2}(-\d{2})?$/)
      .meta({description: 'YYYY-MM-DD or YYYY-MM'}),
    ...figures,
  })
  .meta({id: 'TrendPoint', description: 'One day or month of a series'});

/** An institution in the ranking. */
export const rankingRow = z
  .object({
    institutionCode,
    name: text(100),
    place: z
      .number()
      .int()
      .min(1)
      .nullable()
      .meta({description: 'null for a small sample; the same for equal figures'}),
    mean: z.number().nullable(),
    badRate: share,
    n: count.meta({description: 'ratings that enter the measures'}),
    smallSample: z.boolean(),
  })
  .meta({id: 'RankingRow', description: 'An institution in the ranking'});

/** Institutions by mean, then by bad rate; those with a small sample follow without a place. */
export const ranking = z
  .object({
    rule: localized,
    minimumSample: count,
    rows: z.array(rankingRow),
  })
  .meta({
    id: 'Ranking',
    description: 'Institutions by mean, then by bad rate; those with a small sample follow without a place',
  });

/**
 * Counts and measures of a scope. The public sees how many rated at once, and how they rated when a month has ended: of each
 * institution that enough people rated in that month, by month and not by item or channel, which are in publications. So no
 * two answers, however close in time or scope, can be subtracted to what a few people said. Supervisors see all of the
 * institutions below their own, and of their own what the public sees, unless no institution is above it.
 */
export const statistics = z
  .object({
    total: count.meta({description: 'effective ratings: active and default'}),
    levels: z.array(levelCount).meta({description: 'best level first'}),
    voided: count.meta({description: 'ratings that a review found mistaken, malicious or untrue; in no total'}),
    shares: resultShares.meta({description: 'of all ratings that may be shown by level, void ones included'}),
    orders: count,
    orderFigures,
    measures: z.array(measure),
    topTags: z
      .array(tagCount)
      .nullable()
      .meta({description: 'most chosen first; null when one item is asked for, for tags are not counted by item'}),
    trend: z.object({
      unit: z.enum(['day', 'month']),
      points: z.array(trendPoint).meta({description: 'earliest first'}),
    }),
    groups: z
      .array(statisticsGroup)
      .nullable()
      .meta({description: 'most ratings first, at most 200; null unless asked for'}),
    groupsLeftOut: count.meta({description: 'how many groups with fewer ratings are not listed'}),
    ranking: ranking.nullable().meta({description: 'with groupBy=institution'}),
    withheld: z.boolean().meta({description: 'true where there are ratings and none may be shown by level'}),
    levelsLeftOut: count.meta({
      description:
        'of the total, ratings that are in no level, measure, order, tag, trend or ranking, because they would show single ones',
    }),
    asOf: moment,
  })
  .meta({id: 'Statistics', description: 'Results of an area or an institution'});

/** Whose staff. Never public: for the head of an institution and the bureau above it. */
export const staffStatisticsQuery = z.object({
  institutionCode: institutionCode
    .optional()
    .meta({description: "this institution and all below; by default the caller's own"}),
  from: day.optional().meta({description: 'first day, Asia/Shanghai'}),
  to: day.optional().meta({description: 'last day, Asia/Shanghai'}),
  staffNumber: text(20).optional().meta({description: 'only this 工号'}),
});

/** The figures of one member of staff. */
export const staffFigures = z
  .object({
    institutionCode,
    staffNumber: text(20),
    ...figures,
    smallSample: z.boolean(),
    withheld: z.boolean().meta({
      description: 'true where levels would reveal single ratings: total is kept, bad is 0, mean is null',
    }),
  })
  .meta({id: 'StaffFigures', description: 'The figures of one member of staff'});

/** Results by 工号, most ratings first; not a ranking. */
export const staffStatistics = z
  .object({
    rows: z.array(staffFigures).meta({description: 'at most 500'}),
    rowsLeftOut: count,
    minimumSample: count,
    measures: z.array(measure.omit({value: true})).meta({description: 'the formulas of mean and bad rate'}),
    asOf: moment,
  })
  .meta({id: 'StaffStatistics', description: 'Results by member of staff; never public'});

/** How results can be taken apart. */
export type Grouping = (typeof groupings)[number];
/** What can be rated. */
export type RatingSubject = (typeof ratingSubjects)[number];
/** The name of a measure. */
export type MeasureName = (typeof measureNames)[number];

/** Counts and measures of ratings. */
export const statisticsRoutes = defineRoutes('statistics', {
  getStatistics: {
    method: 'GET',
    path: '/v1/statistics',
    caller: 'anyone',
    aged: true,
    responseCheck: ['levels', 'object'],
    summary: 'How many rated an area or an institution, and, of ended months where enough did, how',
    input: statisticsQuery,
    output: statistics,
    status: 200,
    refusals: ['unknown_institution'],
  },
  getOfficeStatistics: {
    method: 'GET',
    path: '/v1/office-statistics',
    caller: 'person',
    roles: ['institution_head', 'bureau', 'auditor'],
    aged: true,
    responseCheck: ['levels', 'object'],
    summary:
      "Counts and measures of the institutions below the caller's as they are now, of the caller's own what is published too",
    input: statisticsQuery,
    output: statistics,
    status: 200,
    refusals: ['institution_not_allowed'],
  },
  getStaffStatistics: {
    method: 'GET',
    path: '/v1/staff-statistics',
    caller: 'person',
    roles: ['institution_head', 'bureau'],
    aged: true,
    responseCheck: ['rows', 'object'],
    summary:
      "Results by member of staff (工号), never public: of institutions below the caller's all, of the caller's own ended months in which enough people rated",
    input: staffStatisticsQuery,
    output: staffStatistics,
    status: 200,
    refusals: ['institution_not_allowed', 'text_too_long', 'text_not_well_formed'],
  },
});
