import {endpoints} from '../endpoints.ts';
import {
  exportedRating,
  exportQuery,
  periodExportQuery,
  publication,
  publicationEntry,
  publicationPage,
  publicationQuery,
  publicationReference,
  publishInput,
} from '../publication.ts';
import {staffStatistics, staffStatisticsQuery, statistics, statisticsQuery} from '../statistics.ts';
import type {Route} from './route.ts';

/** Publications, their exports, and results that only supervisors see. */
export const resultRoutes = {
  listPublications: {
    endpoint: endpoints.listPublications,
    summary: 'What was published (通报), the latest first',
    input: publicationQuery,
    output: publicationPage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
  getPublication: {
    endpoint: endpoints.getPublication,
    summary: 'A publication, byte for byte as it was made; cacheable for ever',
    input: publicationReference,
    output: publication,
    status: 200,
    refusals: ['unknown_publication'],
  },
  exportRatings: {
    endpoint: endpoints.exportRatings,
    summary: 'The ratings that a publication was made of, one in each line, without personal data',
    input: exportQuery,
    output: exportedRating,
    status: 200,
    refusals: ['unknown_publication'],
  },
  getOfficeStatistics: {
    endpoint: endpoints.getOfficeStatistics,
    summary: "Counts and measures of the caller's own institutions as they are now, small numbers too",
    input: statisticsQuery,
    output: statistics,
    status: 200,
    refusals: ['institution_not_allowed'],
  },
  exportPeriod: {
    endpoint: endpoints.exportPeriod,
    summary: "The ratings of the caller's own institutions over some days, published or not, small numbers too",
    input: periodExportQuery,
    output: exportedRating,
    status: 200,
    refusals: ['institution_not_allowed'],
  },
  publish: {
    endpoint: endpoints.publish,
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
  getStaffStatistics: {
    endpoint: endpoints.getStaffStatistics,
    summary: "Results by member of staff (工号) of the caller's institution and those below; never public",
    input: staffStatisticsQuery,
    output: staffStatistics,
    status: 200,
    refusals: ['institution_not_allowed', 'text_too_long', 'text_not_well_formed'],
  },
} as const satisfies Record<string, Route>;
