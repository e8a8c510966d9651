import {toUtc} from '../../domain/calendar/utc.ts';
import type {FoundService, ServiceStorage} from '../../domain/services/service-storage.ts';
import {query, type Operation} from '../engine/operation.ts';
import {pick, select} from '../engine/table.ts';
import {rating} from '../schema/rating.ts';
import {service} from '../schema/service.ts';

const found = select(pick(service, 'serviceId', 'institutionCode'));

/** The newest service of a case that is not rated. */
export function* newestUnrated({
  institutionCodes,
  projectNo,
  servedFrom,
}: Parameters<ServiceStorage['newestUnrated']>[0]): Operation<FoundService | undefined> {
  const [row] = yield* query(
    `SELECT ${found} FROM ${service}
      WHERE ${service.institutionCode} IN (${institutionCodes.map(() => '?').join(', ')}) AND ${service.projectNo} = ?
        ${servedFrom === null ? '' : `AND ${service.servedAt} >= ?`}
        AND NOT EXISTS (SELECT 1 FROM ${rating} WHERE ${rating.serviceId} = ${service.serviceId})
      ORDER BY ${service.servedAt} DESC, ${service.serviceNumber} DESC, ${service.node} DESC LIMIT 1`,
    [...institutionCodes, projectNo, ...(servedFrom === null ? [] : [toUtc(servedFrom)])],
  );
  return row && found.read(row);
}
