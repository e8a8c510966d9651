import {fieldProblem} from '../../domain/problems/problem.ts';
import {toCountScope} from '../../domain/statistics/count-scope.ts';
import {toUnit} from '../../domain/statistics/periods.ts';
import {toResultRules} from '../../domain/statistics/result-rules.ts';
import {toStatistics} from '../../domain/statistics/statistics.ts';
import type {Handler} from '../../http/handler.ts';
import {readCounts} from './read-counts.ts';

/** All counts of the caller's institution and those below it, as they are now, for supervision. */
export const getOfficeStatistics: Handler<'getOfficeStatistics'> = async (query, context, {caller}) => {
  const {storage, settings, now} = context;
  const {institutionCode = caller.institutionCode} = query;
  const scope = {...toCountScope(query), institutionCode};
  const unit = toUnit(query);
  if (!(await storage.isWithin(institutionCode, caller.institutionCode)))
    throw fieldProblem('institutionCode', 'institution_not_allowed');
  const asOf = now();
  const all = await readCounts(storage, query, scope, unit, asOf);
  const rules = {...toResultRules(settings), minimumCell: 0};
  return toStatistics({all, told: all, unit, groupBy: query.groupBy}, rules, asOf);
};
