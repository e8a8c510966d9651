import type {EncryptedPerson, ReencryptedPerson, StoredPerson} from '../../domain/persons/person-storage.ts';
import {toUtc} from '../../domain/calendar/utc.ts';
import {query, type Operation, type Row} from '../engine/operation.ts';
import {computed, pick, select, takenOver, written} from '../engine/table.ts';
import {above} from '../institutions/institution-scope.ts';
import {rating} from '../schema/rating.ts';
import {service, servicePerson} from '../schema/service.ts';

const stored = select({
  ...pick(servicePerson, 'serviceId', 'keyId', 'ciphertext'),
  ...pick(service, 'institutionCode', 'projectNo', 'serviceNumber', 'node'),
});
const joined = `${servicePerson} JOIN ${service} ON ${service.serviceId} = ${servicePerson.serviceId}`;

/** Keeps who was served, or forgets it, unless the service is rated: then everything stays as it is. */
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

/** Who was served, for an institution that may see the service; null is for a caller who has seen its order. */
export function* servedPerson(serviceId: string, within: string | null): Operation<StoredPerson | undefined> {
  const [row] = yield* query(
    `WITH RECURSIVE ${above(`SELECT ${service.institutionCode} FROM ${service} WHERE ${service.serviceId} = ?`)}
      SELECT ${stored} FROM ${joined}
      WHERE ${servicePerson.serviceId} = ? AND coalesce(?, ${service.institutionCode}) IN (SELECT code FROM above)`,
    [serviceId, serviceId, within],
  );
  return row && personOf(row);
}

/** The ids of the keys in use, from one to the next replaces of over all rows. */
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

/** A batch of what other keys have encrypted: first the keys that come before this one, then those after it. */
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

/** Exchanges encrypted texts that are still what they were when they were read. */
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

function personOf(row: Row): StoredPerson {
  const {serviceId, keyId, ciphertext, ...service} = stored.read(row);
  return {serviceId, keyId, ciphertext, service};
}
