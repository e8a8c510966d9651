import {limitedSight} from '../../domain/rights/sight.ts';
import {toCountScope} from '../../domain/statistics/count-scope.ts';
import {measureMethods} from '../../domain/statistics/measures.ts';
import {publishedOf} from '../../domain/statistics/published-months.ts';
import {toResultRules} from '../../domain/statistics/result-rules.ts';
import {staffFigures, staffOf} from '../../domain/statistics/staff-figures.ts';
import type {Handler} from '../../http/handler.ts';
import {ownInstitution} from '../institutions/own-institution.ts';
import {fromReplica} from './from-replica.ts';

const mostRows = 500;

/**
 * Results by 工号, for the head of an institution and the bureau above it: of institutions below the caller's as they are
 * now, of the caller's own what is published too.
 */
export const getStaffStatistics: Handler<'getStaffStatistics'> = async (query, context, {caller}) => {
  const {own, institutionCode} = await ownInstitution(context.storage, caller, query);
  const {staffNumber} = query;
  const rules = toResultRules(context.settings);
  const scope = {...toCountScope({...query, institutionCode}), ...(staffNumber === undefined ? {} : {staffNumber})};
  const limit = limitedSight('staffResults', own);
  return fromReplica(context, async (source, asOf) => {
    const limited = limit && publishedOf(limit.institutionCode, scope, rules.minimumCell, asOf);
    const [{staff, leftOut}, months] = await Promise.all([
      source.staffCounts(scope, mostRows),
      limited?.months && source.staffMonths({institutionCode: limited.institutionCode, ...limited.months}),
    ]);
    const disclosed = limited && {institutionCode: limited.institutionCode, staff: staffOf(months ?? [], rules)};
    return {
      rows: staff.map(row => staffFigures(row, disclosed, rules)),
      rowsLeftOut: leftOut,
      minimumSample: rules.minimumSample,
      measures: measureMethods(rules).filter(({name}) => name === 'mean' || name === 'bad_rate'),
      asOf: asOf.toISOString(),
    };
  });
};
