import {fieldProblem} from '../../domain/problems/problem.ts';
import {toCountScope} from '../../domain/statistics/count-scope.ts';
import {measureMethods} from '../../domain/statistics/measures.ts';
import {toResultRules} from '../../domain/statistics/result-rules.ts';
import {badIn, toFigures} from '../../domain/statistics/tally.ts';
import type {Handler} from '../../http/handler.ts';

const mostRows = 500;

/** Results by 工号, for the head of an institution and the bureau above it, of their own institutions only. */
export const getStaffStatistics: Handler<'getStaffStatistics'> = async (query, {storage, settings, now}, {caller}) => {
  const {staffNumber, institutionCode = caller.institutionCode} = query;
  if (!(await storage.isWithin(institutionCode, caller.institutionCode)))
    throw fieldProblem('institutionCode', 'institution_not_allowed');
  const rules = toResultRules(settings);
  const scope = {...toCountScope({...query, institutionCode}), ...(staffNumber === undefined ? {} : {staffNumber})};
  const {staff, leftOut} = await storage.staffCounts(scope, mostRows);
  return {
    rows: staff.map(({institutionCode: institution, staffNumber: number, levels}) => ({
      institutionCode: institution,
      staffNumber: number,
      ...toFigures(levels, rules),
      smallSample: badIn(levels, rules).n < rules.minimumSample,
    })),
    rowsLeftOut: leftOut,
    minimumSample: rules.minimumSample,
    measures: measureMethods(rules).filter(({name}) => name === 'mean' || name === 'bad_rate'),
    asOf: now().toISOString(),
  };
};
