import {countScope} from '../domain/count-scope.ts';
import {unitOf} from '../domain/results/periods.ts';
import {resultRulesOf} from '../domain/results/result-rules.ts';
import {statisticsOf} from '../domain/results/statistics.ts';
import {faultAt} from '../problem.ts';
import type {Handler} from './handler.ts';

/** Most tags that an answer names, and most groups that are read for one. */
const mostTags = 10;
const mostGroups = 5000;

/** Counts and measures; whoever asks for an institution that is not kept is told so instead of shown zeros. */
export const getStatistics: Handler<'getStatistics'> = async (query, {storage, settings, now}) => {
  const {institutionCode, itemCode, channel, groupBy} = query;
  const scope = {
    ...countScope(query),
    ...(itemCode === undefined ? {} : {itemCode}),
    ...(channel === undefined ? {} : {channel}),
  };
  const unit = unitOf(query);
  if (institutionCode !== undefined && !(await storage.institution(institutionCode)))
    throw faultAt('institutionCode', 'unknown_institution');
  const asOf = now();
  const by = groupBy === 'day' || groupBy === 'month' ? undefined : groupBy;
  const [counts, tags, groups] = await Promise.all([
    storage.resultCounts(scope, unit, asOf.toISOString()),
    itemCode === undefined ? storage.tagCounts(scope, mostTags) : undefined,
    by === undefined ? undefined : storage.groupCounts(scope, by, mostGroups),
  ]);
  const narrow = itemCode !== undefined || channel !== undefined;
  return statisticsOf({counts, unit, tags, groups, groupBy, narrow}, resultRulesOf(settings), asOf);
};
