import {areaPrefix} from '../../domain/institutions/area-prefix.ts';
import {fieldProblem} from '../../domain/problems/problem.ts';
import {csvLines, ndjsonLines} from '../../domain/publications/export-lines.ts';
import {exportedPeriod} from '../../domain/statistics/periods.ts';
import {Download, type Handler} from '../../http/handler.ts';
import {hash} from '../../security/hash.ts';
import {newId} from '../../security/random.ts';
import {periodRows} from './period-rows.ts';

/**
 * The ratings of the caller's institutions over a period as they are now, published or not. Supervisors see small cells
 * too.
 */
export const exportPeriod: Handler<'exportPeriod'> = async (query, {storage, now, randomBytes}, {caller}) => {
  const {institutionCode: within = caller.institutionCode, areaCode = '', format} = query;
  const period = exportedPeriod(query);
  if (!(await storage.isWithin(within, caller.institutionCode)))
    throw fieldProblem('institutionCode', 'institution_not_allowed');
  const moment = now();
  const at = moment.toISOString();
  const scope = {period, at, within, areaPrefix: areaPrefix(areaCode)};
  const name = `gov-rating-${within}-${period.from}-${period.to}-${at.slice(0, 19).replaceAll(':', '')}Z.${format}`;
  const exportId = newId(randomBytes, moment);
  if (format === 'ndjson')
    return new Download(
      'application/x-ndjson',
      name,
      undefined,
      ndjsonLines(exportId, periodRows(storage, scope), hash),
    );
  const names = {institutions: {}, items: {}};
  const rows = periodRows(storage, scope, names);
  return new Download(
    'text/csv; charset=utf-8; header=present',
    name,
    undefined,
    csvLines(exportId, rows, names, hash),
  );
};
