import {limitedSight} from '../../domain/rights/sight.ts';
import {toCountScope} from '../../domain/statistics/count-scope.ts';
import {toUnit} from '../../domain/statistics/periods.ts';
import {publishedOf} from '../../domain/statistics/published-months.ts';
import {toResultRules} from '../../domain/statistics/result-rules.ts';
import {toStatistics} from '../../domain/statistics/statistics.ts';
import type {Handler} from '../../http/handler.ts';
import {ownInstitution} from '../institutions/own-institution.ts';
import {fromReplica} from './from-replica.ts';
import {readCounts} from './read-counts.ts';

/**
 * All counts of the institutions below the caller's, as they are now, for supervision; of the caller's own what is
 * published too.
 */
export const getOfficeStatistics: Handler<'getOfficeStatistics'> = async (query, context, {caller}) => {
  const {own, institutionCode} = await ownInstitution(context.storage, caller, query);
  const scope = {...toCountScope(query), institutionCode};
  const unit = toUnit(query);
  const rules = toResultRules(context.settings);
  const figures = {...rules, minimumCell: 0};
  const limit = limitedSight('results', own);
  return fromReplica(context, async (source, asOf) => {
    const all = await readCounts(source, query, scope, unit, asOf);
    if (limit === undefined) return toStatistics({all, disclosed: all, unit, groupBy: query.groupBy}, figures, asOf);
    const published = publishedOf(limit.institutionCode, scope, rules.minimumCell, asOf);
    const disclosed = await readCounts(source, query, {...scope, limited: published}, unit, asOf);
    return toStatistics({all, disclosed, unit, groupBy: query.groupBy}, figures, asOf);
  });
};
