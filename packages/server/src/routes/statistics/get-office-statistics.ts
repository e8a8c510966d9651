import {faultAt} from '../../domain/problems/problem.ts';
import {countScope} from '../../domain/statistics/count-scope.ts';
import {unitOf} from '../../domain/statistics/periods.ts';
import {resultRulesOf} from '../../domain/statistics/result-rules.ts';
import {statisticsOf} from '../../domain/statistics/statistics.ts';
import type {Handler} from '../../http/handler.ts';
import {countsOf} from './read-counts.ts';

/** Everything that is counted, for whoever supervises it: of the caller's institution and those below, as it is now. */
export const getOfficeStatistics: Handler<'getOfficeStatistics'> = async (query, context, {caller}) => {
  const {storage, settings, now} = context;
  const {institutionCode = caller.institutionCode} = query;
  const scope = {...countScope(query), institutionCode};
  const unit = unitOf(query);
  if (!(await storage.isWithin(institutionCode, caller.institutionCode)))
    throw faultAt('institutionCode', 'institution_not_allowed');
  const asOf = now();
  const all = await countsOf(storage, query, scope, unit, asOf);
  const rules = {...resultRulesOf(settings), minimumCell: 0};
  return statisticsOf({all, told: all, unit, groupBy: query.groupBy}, rules, asOf);
};
