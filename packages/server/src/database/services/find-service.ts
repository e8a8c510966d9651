import {toUtc} from '../../domain/calendar/utc.ts';
import type {CaseService, FoundService, ServiceStorage} from '../../domain/services/service-storage.ts';
import {query, type Operation} from '../engine/operation.ts';
import {computed, flag, pick, select} from '../engine/table.ts';
import {above, itself} from '../institutions/institution-scope.ts';
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

const isRated = `EXISTS (SELECT 1 FROM ${rating} WHERE ${rating.serviceId} = ${service.serviceId})`;
const ofCase = select({
  ...pick(service, 'serviceId', 'serviceNumber', 'node'),
  rated: computed(`CASE WHEN ${isRated} THEN 1 ELSE 0 END`, flag('rated')),
});

/** The services of a case of an institution that is `within` or below it. */
export function* caseServices({
  institutionCode,
  within,
  projectNo,
  node,
  serviceNumber,
}: Parameters<ServiceStorage['caseServices']>[0]): Operation<CaseService[]> {
  const rows = yield* query(
    `WITH RECURSIVE ${above(itself)}
      SELECT ${ofCase} FROM ${service}
      WHERE ${service.institutionCode} = ? AND ${service.projectNo} = ? AND ? IN (SELECT code FROM above)
        ${node === undefined ? '' : `AND ${service.node} = ?`}
        ${serviceNumber === undefined ? '' : `AND ${service.serviceNumber} = ?`}
      ORDER BY ${service.serviceNumber}, ${service.node}`,
    [
      ...[institutionCode, institutionCode, projectNo, within],
      ...(node === undefined ? [] : [node]),
      ...(serviceNumber === undefined ? [] : [serviceNumber]),
    ],
  );
  return rows.map(ofCase.read);
}
