import type {ServiceFacts} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import {sameFacts} from '../../domain/services/service-facts.ts';
import type {Registration, RegistrationOutcome, StoredService} from '../../domain/services/service-storage.ts';
import {lock, query, type Operation} from '../engine/operation.ts';
import {above} from '../institutions/institution-scope.ts';
import {savePerson} from '../persons/persons.ts';

/** The columns of {@link serviceColumns}. */
export interface ServiceRow {
  readonly service_id: string;
  readonly institution_code: string;
  readonly project_no: string;
  readonly service_number: number;
  readonly node: ServiceFacts['node'];
  readonly item_code: string;
  readonly item_name: string;
  readonly service_name: string | null;
  readonly staff_number: string | null;
  readonly window_number: string | null;
  readonly served_at: string;
  readonly institution_name: string;
  readonly area_code: string;
  readonly rated: number;
}

/** What a {@link StoredService} is made of, from `service` joined with its `institution`. */
export const serviceColumns = `service.service_id, service.institution_code, service.project_no, service.service_number,
  service.node, service.item_code, service.item_name, service.service_name, service.staff_number,
  service.window_number, service.served_at, institution.name AS institution_name, institution.area_code,
  CASE WHEN EXISTS (SELECT 1 FROM rating WHERE rating.service_id = service.service_id) THEN 1 ELSE 0 END AS rated`;

const key = 'institution_code, project_no, service_number, node';

/**
 * Adds a service with its person, or corrects them until it is rated. Its facts stay also once a default rating is
 * recorded.
 */
export function* registerService(registration: Registration): Operation<RegistrationOutcome> {
  const outcome = yield* registerFacts(registration);
  const {person, at} = registration;
  if (outcome.outcome === 'registered' && !outcome.rated && person !== undefined)
    yield* savePerson(outcome.serviceId, person, at);
  return outcome;
}

function* registerFacts({serviceId, facts, within, at}: Registration): Operation<RegistrationOutcome> {
  const {institutionCode, projectNo, serviceNumber, node} = facts;
  const [place] = yield* query<{inside: number}>(
    `WITH RECURSIVE ${above('SELECT code FROM institution WHERE code = ?')}
      SELECT CASE WHEN ? IN (SELECT code FROM above) THEN 1 ELSE 0 END AS inside FROM institution WHERE code = ?`,
    [institutionCode, within, institutionCode],
  );
  if (!place) return {outcome: 'unknown_institution'};
  if (!place.inside) return {outcome: 'institution_not_allowed'};

  const details = [
    facts.itemCode,
    facts.itemName,
    facts.serviceName ?? null,
    facts.staffNumber ?? null,
    facts.windowNumber ?? null,
    toUtc(facts.servedAt),
    toUtc(at),
  ];
  const [added] = yield* query(
    `INSERT INTO service (service_id, ${key},
        item_code, item_name, service_name, staff_number, window_number, served_at, registered_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (${key}) DO NOTHING RETURNING service_id`,
    [serviceId, institutionCode, projectNo, serviceNumber, node, ...details],
  );
  if (added) {
    yield* query('INSERT INTO default_candidate (service_id, served_at) VALUES (?, ?)', [
      serviceId,
      toUtc(facts.servedAt),
    ]);
    return {outcome: 'registered', serviceId, rated: false};
  }

  const [known] = yield* query<ServiceRow>(
    `SELECT ${serviceColumns} FROM service JOIN institution ON institution.code = service.institution_code
      WHERE service.institution_code = ? AND service.project_no = ? AND service.service_number = ? AND service.node = ?`,
    [institutionCode, projectNo, serviceNumber, node],
  );
  if (!known) throw new Error('A registered service vanished.');
  if (sameFacts(toStoredService(known), facts))
    return {outcome: 'registered', serviceId: known.service_id, rated: known.rated === 1};
  // A rating that arrives at the same moment waits, so that it is counted under the facts that stay.
  yield* lock('SELECT 1 FROM service WHERE service_id = ? FOR UPDATE', [known.service_id]);
  // A default rating is sealed in the evidence log with the facts of its time.
  const [byDefault] = yield* query('SELECT rating_id FROM default_rating WHERE service_id = ?', [known.service_id]);
  if (byDefault) return {outcome: 'service_already_rated'};
  const [corrected] = yield* query(
    `UPDATE service SET item_code = ?, item_name = ?, service_name = ?, staff_number = ?, window_number = ?,
        served_at = ?, registered_at = ?
      WHERE service_id = ? AND NOT EXISTS (SELECT 1 FROM rating WHERE rating.service_id = service.service_id)
      RETURNING service_id`,
    [...details, known.service_id],
  );
  if (!corrected) return {outcome: 'service_already_rated'};
  yield* query('UPDATE default_candidate SET served_at = ? WHERE service_id = ?', [
    toUtc(facts.servedAt),
    known.service_id,
  ]);
  return {outcome: 'registered', serviceId: known.service_id, rated: false};
}

/** One service of an institution or those below it. */
export function* service(serviceId: string, within: string): Operation<StoredService | undefined> {
  const [row] = yield* query<ServiceRow>(
    `WITH RECURSIVE ${above('SELECT institution_code FROM service WHERE service_id = ?')}
      SELECT ${serviceColumns} FROM service JOIN institution ON institution.code = service.institution_code
      WHERE service.service_id = ? AND ? IN (SELECT code FROM above)`,
    [serviceId, serviceId, within],
  );
  return row && toStoredService(row);
}

/** Maps a row to a service; facts that are NULL are absent. */
export function toStoredService(row: ServiceRow): StoredService {
  return {
    serviceId: row.service_id,
    institutionCode: row.institution_code,
    projectNo: row.project_no,
    serviceNumber: row.service_number,
    node: row.node,
    itemCode: row.item_code,
    itemName: row.item_name,
    ...(row.service_name !== null && {serviceName: row.service_name}),
    ...(row.staff_number !== null && {staffNumber: row.staff_number}),
    ...(row.window_number !== null && {windowNumber: row.window_number}),
    servedAt: row.served_at,
    institutionName: row.institution_name,
    areaCode: row.area_code,
    rated: row.rated === 1,
  };
}
