import type {RouteFactsByName} from '../http/route-facts.ts';

/** Secrets of department systems belong on no page, so no page of another origin may call these. */
const departmentsOnly = {crossOrigin: false} as const;

/** What HTTP has to know of single routes. The evidence log only grows, so answers about one size never change. */
export const httpFacts: RouteFactsByName = {
  issueToken: {...departmentsOnly, failureBucket: 'login'},
  putService: departmentsOnly,
  invite: departmentsOnly,
  isRated: departmentsOnly,
  getReceipt: {failureBucket: 'receipt'},
  getStandard: {caching: 'validator'},
  getTreeHead: {caching: {immutableWith: 'size', otherwiseSeconds: 2}},
  getInclusion: {caching: 'immutable'},
  getConsistency: {caching: 'immutable'},
};
