import {areaPrefix} from '../../domain/institutions/area-prefix.ts';
import {csvLines, ndjsonLines} from '../../domain/publications/export-lines.ts';
import {limitedSight} from '../../domain/rights/sight.ts';
import {exportedPeriod} from '../../domain/statistics/periods.ts';
import {publishedOf} from '../../domain/statistics/published-months.ts';
import {Download, type Handler} from '../../http/handler.ts';
import {hash} from '../../security/hash.ts';
import {newId} from '../../security/random.ts';
import {ownInstitution} from '../institutions/own-institution.ts';
import {periodRows} from './period-rows.ts';

/**
 * The ratings of the institutions below the caller's over a period as they are now, published or not, small cells too;
 * of the caller's own what a publication would show.
 */
export const exportPeriod: Handler<'exportPeriod'> = async (query, context, {caller}) => {
  const {storage, settings, now, randomBytes} = context;
  const {areaCode = '', subject, format} = query;
  const period = exportedPeriod(query);
  const {own, institutionCode: within} = await ownInstitution(storage, caller, query);
  const moment = now();
  const at = moment.toISOString();
  const limit = limitedSight('singleRatings', own);
  const limited = limit && publishedOf(limit.institutionCode, period, settings.results.minimumCell, moment);
  const scope = {period, at, within, areaPrefix: areaPrefix(areaCode), subject, limited};
  const of = subject === 'point' ? '-points' : '';
  const name = `gov-rating${of}-${within}-${period.from}-${period.to}-${at.slice(0, 19).replaceAll(':', '')}Z.${format}`;
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
