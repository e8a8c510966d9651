import {z} from 'zod';
import {
  areaCode,
  count,
  cursor,
  day,
  id,
  institutionCode,
  level,
  localized,
  moment,
  pageSize,
  tagCode,
  text,
  words,
} from '../fields.ts';
import {textLimits} from '../limits.ts';
import {channels} from '../standard/channels.ts';
import {levels} from '../standard/levels.ts';
import {profileIds} from '../standard/profiles.ts';
import {defineRoutes} from './route.ts';
import {
  levelCount,
  measure,
  orderFigures,
  rankingRow,
  ratingSubject,
  resultShares,
  statisticsGroup,
  trendPoint,
} from './statistics.ts';

/** What a bureau publishes (通报): an area over days that have ended. */
export const publishInput = z.object({
  areaCode: areaCode.meta({description: "the area and all below; the caller's own or one inside it"}),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .meta({description: 'YYYY-MM; instead of from and to'}),
  from: day.optional().meta({description: 'the first day of a month, Asia/Shanghai'}),
  to: day.optional().meta({description: 'the last day of the same or a later month, Asia/Shanghai'}),
  replaces: id.optional().meta({description: 'the latest version, where there is one; it stays readable'}),
  reason: words(textLimits.publicationReason)
    .optional()
    .meta({description: 'why; demanded with `replaces`, and public'}),
});

/** Refers to one publication. */
export const publicationReference = z.object({publicationId: id});

const publisher = z.object({institutionCode, name: text(100)});

/** What identifies a publication. */
const identity = {
  publicationId: id,
  version: count.min(1),
  replaces: id.nullable().meta({description: 'the version before this one, which stays readable'}),
  reason: text(textLimits.publicationReason).nullable().meta({description: 'why it was published again'}),
  publisher,
  areaCode,
  from: day,
  to: day,
  cutOff: moment.meta({description: 'ratings, decisions and orders as they stood at this moment'}),
};

/** A publication in a list. */
export const publicationEntry = z
  .object({
    ...identity,
    latest: z.boolean().meta({description: 'false when a later version exists'}),
    total: count,
    sha256: z.string().max(64).meta({description: 'of the bytes that getPublication answers, in hexadecimal digits'}),
  })
  .meta({id: 'PublicationEntry', description: 'A publication in a list'});

/** Which publications to list. */
export const publicationQuery = z.object({
  areaCode: areaCode.optional().meta({description: 'exactly this area'}),
  from: day.optional().meta({description: 'only periods that end on this day or later'}),
  to: day.optional().meta({description: 'only periods that begin on this day or earlier'}),
  cursor: cursor.optional(),
  limit: pageSize,
});

/** A page of publications, the latest published first. */
export const publicationPage = z
  .object({items: z.array(publicationEntry), nextCursor: cursor.nullable()})
  .meta({id: 'PublicationPage', description: 'A page of publications, the latest published first'});

const pointsOfLevels = z.object(
  Object.fromEntries(levels.map(name => [name, z.number()])) as Record<(typeof levels)[number], z.ZodNumber>,
);

/** By which numbers and formulas a publication was made. */
const method = z
  .object({
    profile: z.object({id: z.enum(profileIds), name: localized}),
    points: pointsOfLevels.nullable(),
    scoreWeights: z.object({matter: z.number(), window: z.number()}).nullable(),
    defaultsCounted: z.boolean().meta({description: 'whether default ratings enter the measures'}),
    windowTags: z.array(tagCode).meta({description: 'tags of the dimension 窗口服务; all others belong to 事项办理'}),
    minimumSample: count.meta({description: 'with fewer ratings an institution is listed without a place'}),
    minimumCell: count.meta({description: 'no combination that fewer citizens rated is shown with its levels'}),
    measures: z.array(measure.omit({value: true})),
    rankingRule: localized,
    cellRule: localized,
    names: z
      .object({
        institutions: z.record(institutionCode, z.string().max(100)),
        items: z.record(z.string().max(33), z.string().max(200)),
        tags: z.record(tagCode, localized),
      })
      .meta({description: 'the words for the codes in the results and in the export'}),
  })
  .meta({id: 'PublicationMethod', description: 'By which numbers and formulas a publication was made'});

/** The figures of a publication; all of them follow from the export and the method. */
export const publicationResults = z
  .object({
    total: count,
    levels: z.array(levelCount),
    voided: count,
    shares: resultShares,
    orders: count,
    orderFigures,
    measures: z.array(measure.pick({name: true, value: true})),
    topTags: z.array(z.object({code: tagCode, level, count})),
    channels: z.array(statisticsGroup.omit({name: true, withheld: true})).meta({
      description: 'most ratings first; the key "" sums the groups that the small-cell rule merges',
    }),
    items: z.array(statisticsGroup.omit({name: true, withheld: true})).meta({
      description: 'as channels; at most 100. The key "" also sums services without an item, such as queue tickets',
    }),
    itemsLeftOut: count,
    trend: z
      .array(trendPoint.extend({period: z.union([day, z.literal('')])}))
      .meta({description: 'by day; as channels'}),
    ranking: z.array(rankingRow.omit({name: true})).meta({description: 'institutions without those below'}),
    unranked: count.meta({
      description: 'ratings of institutions that the small-cell rule merges',
    }),
  })
  .meta({
    id: 'PublicationResults',
    description: 'The figures of a publication; all of them follow from the export and the method',
  });

/** An immutable snapshot of results for a period (通报). The bytes of the answer are kept and never change. */
export const publication = z
  .object({
    format: z.literal('gov-rating-publication-1'),
    ...identity,
    cases: count.meta({description: '办件数: services of the period that were registered by the cut-off moment'}),
    withheld: count.meta({
      description:
        'ratings in no figure and not in the export, because they are so few that they would show single ones',
    }),
    exportSha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional()
      .meta({description: 'of the bytes of the export as NDJSON, in hexadecimal digits; older publications have none'}),
    method,
    results: publicationResults,
  })
  .meta({id: 'Publication', description: 'An immutable snapshot of results (通报)'});

/** Which publication to export, and in which form. */
export const exportQuery = z.object({
  publicationId: id,
  format: z
    .enum(['ndjson', 'csv'])
    .default('ndjson')
    .meta({description: 'ndjson: one JSON object in each line; csv: UTF-8 with a byte order mark, as Excel reads it'}),
});

/** Which ratings of the caller's own institutions to export, published or not. */
export const periodExportQuery = z.object({
  from: day.meta({description: 'first day, Asia/Shanghai'}),
  to: day.meta({description: 'last day, Asia/Shanghai; at most 366 days, which need not have ended'}),
  institutionCode: institutionCode
    .optional()
    .meta({description: "this institution and all below; by default the caller's own"}),
  areaCode: areaCode.optional().meta({description: 'of these only ratings in this area and all below'}),
  subject: ratingSubject,
  format: exportQuery.shape.format,
});

/** What had become of the order of a bad rating at the cut-off moment; `none`: there is no order,
 * or its rating is void; `answered`: without a deadline. */
export const exportedOrderStates = ['none', 'open', 'overdue', 'answered', 'on_time', 'late'] as const;

/**
 * One rating in an open export. Nothing in it leads to a person: no comment, no number of case, receipt, order or staff,
 * no time but the day. Where few rated in a month, day, channel, item and institution are left out, in this order.
 */
export const exportedRating = z
  .object({
    id: z.string().max(30).meta({description: 'made for this export; the same rating has another one in every other'}),
    institutionCode: institutionCode.nullable(),
    itemCode: z.string().max(33).nullable(),
    channel: z.enum(channels).nullable(),
    day: day.nullable(),
    level,
    source: z.enum(['active', 'default', 'voided']),
    tags: z.array(tagCode),
    order: z.enum(exportedOrderStates),
  })
  .meta({id: 'ExportedRating', description: 'One rating in an open export, without personal data'});

/** What had become of an order. */
export type ExportedOrderState = (typeof exportedOrderStates)[number];

/** Publications (通报) and exports of ratings. */
export const publicationRoutes = defineRoutes('publications', {
  listPublications: {
    method: 'GET',
    path: '/v1/publications',
    caller: 'anyone',
    responseCheck: ['items', 'object'],
    summary: 'What was published (通报), the latest first',
    input: publicationQuery,
    output: publicationPage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
  getPublication: {
    method: 'GET',
    path: '/v1/publications/{publicationId}',
    caller: 'anyone',
    answer: 'immutable',
    responseCheck: ['results', 'object'],
    summary: 'A publication, byte for byte as it was made; cacheable for ever',
    input: publicationReference,
    output: publication,
    status: 200,
    refusals: ['unknown_publication'],
  },
  exportRatings: {
    method: 'GET',
    path: '/v1/publications/{publicationId}/export',
    caller: 'anyone',
    answer: 'download',
    responseCheck: ['level', 'string'],
    summary: 'The ratings that a publication was made of, one in each line, without personal data',
    input: exportQuery,
    output: exportedRating,
    status: 200,
    refusals: ['unknown_publication'],
  },
  publish: {
    method: 'POST',
    path: '/v1/publications',
    caller: 'person',
    roles: ['bureau'],
    responseCheck: ['publicationId', 'string'],
    summary: 'Publish the results of an area over days that have ended (通报), for ever',
    input: publishInput,
    output: publicationEntry,
    status: 201,
    refusals: [
      'area_not_allowed',
      'period_not_ended',
      'already_published',
      'too_few_ratings',
      'text_too_long',
      'text_not_well_formed',
    ],
  },
  exportPeriod: {
    method: 'GET',
    path: '/v1/rating-export',
    caller: 'person',
    roles: ['bureau', 'auditor'],
    answer: 'download',
    responseCheck: ['level', 'string'],
    summary:
      "The ratings of the institutions below the caller's over some days, published or not; of the caller's own, ended months as in a publication",
    input: periodExportQuery,
    output: exportedRating,
    status: 200,
    refusals: ['institution_not_allowed'],
  },
});
