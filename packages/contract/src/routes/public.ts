import {z as schema} from 'zod';
import {endpoints} from '../endpoints.ts';
import {institutionPage, institutionQuery} from '../institution.ts';
import {health, standardDocument, standardQuery} from '../standard-document.ts';
import {statistics, statisticsQuery} from '../statistics.ts';
import type {Route} from './route.ts';

/** What everybody may read. */
export const publicRoutes = {
  getHealth: {
    endpoint: endpoints.getHealth,
    summary: 'Is the server alive',
    input: schema.object({}),
    output: health,
    status: 200,
    refusals: [],
  },
  getStandard: {
    endpoint: endpoints.getStandard,
    summary: 'Levels, tags, channels and the rules of a region, as data',
    input: standardQuery,
    output: standardDocument,
    status: 200,
    refusals: ['unknown_profile'],
  },
  listInstitutions: {
    endpoint: endpoints.listInstitutions,
    summary: 'Rated institutions, by code',
    input: institutionQuery,
    output: institutionPage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
  getStatistics: {
    endpoint: endpoints.getStatistics,
    summary: 'How many rated an area or an institution, and, of ended months where enough did, how',
    input: statisticsQuery,
    output: statistics,
    status: 200,
    refusals: ['unknown_institution'],
  },
} as const satisfies Record<string, Route>;
