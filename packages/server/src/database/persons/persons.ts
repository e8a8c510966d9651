import type {EncryptedPerson, ReencryptedPerson, StoredPerson} from '../../domain/persons/person-storage.ts';
import {toUtc} from '../../domain/calendar/utc.ts';
import {query, type Operation, type Row} from '../engine/operation.ts';
import {asText, computed, pick, select, takenOver, written} from '../engine/table.ts';
import {above} from '../institutions/institution-scope.ts';
import {rating} from '../schema/rating.ts';
import {service, servicePerson} from '../schema/service.ts';

/** What a {@link StoredPerson} is made of. */
export const storedColumns = {
  ...pick(servicePerson, 'serviceId', 'keyId', 'ciphertext'),
  ...pick(service, 'institutionCode', 'serviceNumber', 'node'),
  projectNo: asText(service.projectNo),
};

const stored = select(storedColumns);
const joined = `${servicePerson} JOIN ${service} ON ${service.serviceId} = ${servicePerson.serviceId}`;

/** Stores the person who was served, or deletes it; does nothing once the service is rated. */
export function* savePerson(serviceId: string, person: EncryptedPerson | null, at: string): Operation<void> {
  const notRated = `NOT EXISTS (SELECT 1 FROM ${rating} WHERE ${rating.serviceId} = ${service.serviceId})`;
  const open = `FROM ${service} WHERE ${service.serviceId} = ? AND ${notRated}`;
  if (person === null) {
    yield* query(
      `DELETE FROM ${servicePerson} WHERE ${servicePerson.serviceId} = (SELECT ${service.serviceId} ${open})`,
      [serviceId],
    );
    return;
  }
  const {keyId, ciphertext, keptAt} = servicePerson;
  const kept = written(servicePerson, {...person, keptAt: toUtc(at)});
  yield* query(
    `INSERT INTO ${servicePerson} (${servicePerson.serviceId.name}, ${kept.names})
      SELECT ${service.serviceId}, ${kept.marks} ${open}
      ON CONFLICT (${servicePerson.serviceId.name}) DO UPDATE SET ${takenOver(keyId, ciphertext, keptAt)}`,
    [...kept.params, serviceId],
  );
}

/**
 * The person who was served, if the institution `within` may see the service; `null` skips this check for a caller who
 * has already read its order.
 */
export function* servedPerson(serviceId: string, within: string | null): Operation<StoredPerson | undefined> {
  const [row] = yield* query(
    `WITH RECURSIVE ${above(`SELECT ${service.institutionCode} FROM ${service} WHERE ${service.serviceId} = ?`)}
      SELECT ${stored} FROM ${joined}
      WHERE ${servicePerson.serviceId} = ? AND coalesce(?, ${service.institutionCode}) IN (SELECT code FROM above)`,
    [serviceId, serviceId, within],
  );
  return row && personOf(row);
}

/** The ids of the keys in use. Jumps from one id to the next in the index instead of reading all rows. */
export function* personKeyIds(): Operation<string[]> {
  const {keyId} = servicePerson;
  const used = select({keyId: computed('used.id', keyId)});
  const rows = yield* query(
    `WITH RECURSIVE used(id) AS (
        SELECT min(${keyId}) FROM ${servicePerson}
        UNION SELECT (SELECT min(${keyId}) FROM ${servicePerson} WHERE ${keyId} > used.id)
        FROM used WHERE used.id IS NOT NULL)
      SELECT ${used} FROM used WHERE used.id IS NOT NULL ORDER BY used.id`,
    [],
  );
  return rows.map(row => used.read(row).keyId);
}

/**
 * A batch of persons encrypted with other keys: first those whose key id sorts before this one, then those after it.
 */
export function* personsNotEncryptedWith(
  keyId: string,
  limit: number,
  after: Pick<StoredPerson, 'keyId' | 'serviceId'> = {keyId: '', serviceId: ''},
): Operation<StoredPerson[]> {
  const page = (side: '<' | '>', most: number) =>
    query(
      `SELECT ${stored} FROM ${joined}
        WHERE ${servicePerson.keyId} ${side} ? AND (${servicePerson.keyId}, ${servicePerson.serviceId}) > (?, ?)
        ORDER BY ${servicePerson.keyId}, ${servicePerson.serviceId} LIMIT ?`,
      [keyId, after.keyId, after.serviceId, most],
    );
  const before = yield* page('<', limit);
  return [...before, ...(yield* page('>', limit - before.length))].map(personOf);
}

/** Replaces ciphertexts that have not changed since they were read. */
export function* replaceEncryptedPersons(persons: readonly ReencryptedPerson[]): Operation<number> {
  const {serviceId: key, ciphertext: before} = servicePerson;
  const answers = yield persons.map(({serviceId, replaces, ...person}) => {
    const {assignments, params} = written(servicePerson, person);
    return {
      sql: `UPDATE ${servicePerson} SET ${assignments} WHERE ${key} = ? AND ${before} = ? RETURNING ${key}`,
      params: [...params, serviceId, replaces],
    };
  });
  return answers.reduce((sum, rows) => sum + rows.length, 0);
}

/** A person as it was read. */
export function personOf(row: Row): StoredPerson {
  const {serviceId, keyId, ciphertext, ...service} = stored.read(row);
  return {serviceId, keyId, ciphertext, service};
}
