import {fieldProblem} from '../../domain/problems/problem.ts';
import {toCountScope} from '../../domain/statistics/count-scope.ts';
import {endedMonths, toUnit} from '../../domain/statistics/periods.ts';
import {toResultRules} from '../../domain/statistics/result-rules.ts';
import {toStatistics} from '../../domain/statistics/statistics.ts';
import type {Handler} from '../../http/handler.ts';
import {fromReplica} from './from-replica.ts';
import {noCounts, readCounts} from './read-counts.ts';

/**
 * What is public: how many people rated, immediately; and how they rated, for months that have ended, by month and
 * institution, where enough people rated. Publications disclose the same parts in full, so subtracting two answers
 * discloses nothing smaller. Figures by item and channel are in publications only.
 */
export const getStatistics: Handler<'getStatistics'> = async (query, context) => {
  const {storage, settings} = context;
  const {institutionCode, itemCode, channel, groupBy} = query;
  const {from, to, ...where} = toCountScope(query);
  const unit = toUnit(query);
  if (institutionCode !== undefined && !(await storage.institution(institutionCode)))
    throw fieldProblem('institutionCode', 'unknown_institution');
  const rules = toResultRules(settings);
  const days = {...(from === undefined ? {} : {from}), ...(to === undefined ? {} : {to})};
  const wholly = groupBy === undefined || groupBy === 'institution' || groupBy === 'day' || groupBy === 'month';
  return fromReplica(context, async (source, asOf) => {
    const months = itemCode === undefined && channel === undefined ? endedMonths(days, asOf) : undefined;
    const [all, disclosed] = await Promise.all([
      readCounts(source, query, {...where, ...days}, unit, asOf),
      months === undefined
        ? noCounts
        : readCounts(source, query, {...where, ...months, minimumRatings: rules.minimumCell}, 'month', asOf),
    ]);
    const parts = wholly ? disclosed : {...disclosed, groups: noCounts.groups};
    return toStatistics({all, disclosed: parts, unit: 'month', groupBy}, rules, asOf);
  });
};
