import type {ServiceFacts} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {EncryptedPerson, ReencryptedPerson, StoredPerson} from '../../domain/persons/person-storage.ts';
import {query, type Operation} from '../engine/operation.ts';
import {above} from '../institutions/institution-scope.ts';

interface PersonRow {
  readonly service_id: string;
  readonly institution_code: string;
  readonly project_no: string;
  readonly service_number: number;
  readonly node: ServiceFacts['node'];
  readonly key_id: string;
  readonly sealed: string;
}

const columns = `service_person.service_id, service.institution_code, service.project_no, service.service_number,
  service.node, service_person.key_id, service_person.sealed`;
const joined = 'service_person JOIN service ON service.service_id = service_person.service_id';

/** Stores or removes the person of a service, unless the service is rated: then nothing changes. */
export function* savePerson(serviceId: string, person: EncryptedPerson | null, at: string): Operation<void> {
  const notRated = 'NOT EXISTS (SELECT 1 FROM rating WHERE rating.service_id = service.service_id)';
  if (person === null) {
    yield* query(
      `DELETE FROM service_person
        WHERE service_id = (SELECT service.service_id FROM service WHERE service.service_id = ? AND ${notRated})`,
      [serviceId],
    );
    return;
  }
  yield* query(
    `INSERT INTO service_person (service_id, key_id, sealed, kept_at)
      SELECT service.service_id, ?, ?, ? FROM service WHERE service.service_id = ? AND ${notRated}
      ON CONFLICT (service_id) DO UPDATE SET key_id = excluded.key_id, sealed = excluded.sealed,
        kept_at = excluded.kept_at`,
    [person.keyId, person.ciphertext, toUtc(at), serviceId],
  );
}

/** The person of a service that `within` may see. Null: the caller has already seen its order. */
export function* servedPerson(serviceId: string, within: string | null): Operation<StoredPerson | undefined> {
  const [row] = yield* query<PersonRow>(
    `WITH RECURSIVE ${above('SELECT institution_code FROM service WHERE service_id = ?')}
      SELECT ${columns} FROM ${joined}
      WHERE service_person.service_id = ? AND coalesce(?, service.institution_code) IN (SELECT code FROM above)`,
    [serviceId, serviceId, within],
  );
  return row && personOf(row);
}

/** The ids of the keys in use, from one to the next instead of over all rows. */
export function* personKeyIds(): Operation<string[]> {
  const rows = yield* query<{key_id: string}>(
    `WITH RECURSIVE used(key_id) AS (
        SELECT min(key_id) FROM service_person
        UNION SELECT (SELECT min(service_person.key_id) FROM service_person WHERE service_person.key_id > used.key_id)
        FROM used WHERE used.key_id IS NOT NULL)
      SELECT key_id FROM used WHERE key_id IS NOT NULL ORDER BY key_id`,
    [],
  );
  return rows.map(row => row.key_id);
}

/** A batch of persons encrypted with other keys: first those of keys that sort before this one, then those after it. */
export function* personsNotEncryptedWith(
  keyId: string,
  limit: number,
  after: Pick<StoredPerson, 'keyId' | 'serviceId'> = {keyId: '', serviceId: ''},
): Operation<StoredPerson[]> {
  const batchSize = (side: '<' | '>', most: number) =>
    query<PersonRow>(
      `SELECT ${columns} FROM ${joined}
        WHERE service_person.key_id ${side} ? AND (service_person.key_id, service_person.service_id) > (?, ?)
        ORDER BY service_person.key_id, service_person.service_id LIMIT ?`,
      [keyId, after.keyId, after.serviceId, most],
    );
  const before = yield* batchSize('<', limit);
  return [...before, ...(yield* batchSize('>', limit - before.length))].map(personOf);
}

/** Replaces ciphertexts that are still those that were read before. */
export function* replaceEncryptedPersons(persons: readonly ReencryptedPerson[]): Operation<number> {
  const answers = yield persons.map(({serviceId, replaces, keyId, ciphertext}) => ({
    sql: 'UPDATE service_person SET key_id = ?, sealed = ? WHERE service_id = ? AND sealed = ? RETURNING service_id',
    params: [keyId, ciphertext, serviceId, replaces],
  }));
  return answers.reduce((sum, rows) => sum + rows.length, 0);
}

function personOf(row: PersonRow): StoredPerson {
  const {institution_code: institutionCode, project_no: projectNo, service_number: serviceNumber, node} = row;
  return {
    serviceId: row.service_id,
    keyId: row.key_id,
    ciphertext: row.sealed,
    service: {institutionCode, projectNo, serviceNumber, node},
  };
}
