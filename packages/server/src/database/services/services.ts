import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import {sameFacts} from '../../domain/services/service-facts.ts';
import type {
  Registration,
  RegistrationOutcome,
  ServiceStorage,
  StoredService,
} from '../../domain/services/service-storage.ts';
import type {Engine} from '../engine/engine.ts';
import {batch, lock, query, type Operation} from '../engine/operation.ts';
import {computed, flag, insert, pick, select, written, type RowOf} from '../engine/table.ts';
import {above, itself} from '../institutions/institution-scope.ts';
import {savePerson} from '../persons/persons.ts';
import {defaultCandidate, defaultRating} from '../schema/default-rating.ts';
import {institution} from '../schema/institution.ts';
import {rating} from '../schema/rating.ts';
import {service as table} from '../schema/service.ts';
import {newService, newServices, serviceKey, serviceRow} from './new-services.ts';

const isRated = `EXISTS (SELECT 1 FROM ${rating} WHERE ${rating.serviceId} = ${table.serviceId})`;

/** What a {@link StoredService} is made of, from {@link serviceTables}. */
export const serviceColumns = {
  ...pick(
    table,
    ...(['serviceId', 'institutionCode', 'projectNo', 'serviceNumber', 'node', 'itemCode', 'itemName'] as const),
    ...(['serviceName', 'staffNumber', 'windowNumber', 'servedAt'] as const),
  ),
  institutionName: institution.name,
  areaCode: institution.areaCode,
  rated: computed(`CASE WHEN ${isRated} THEN 1 ELSE 0 END`, flag('rated')),
};

/** Services with their institution. */
export const serviceTables = `${table} JOIN ${institution} ON ${institution.code} = ${table.institutionCode}`;

const stored = select(serviceColumns);

/**
 * Registers services. Those that are new, which most are, share their transactions; each of the others has one of its own.
 */
export function serviceWriter(engine: Engine, marks: RowMarks): ServiceStorage['registerService'] {
  const addNew = engine.shared(newServices);
  return async registration =>
    (await addNew(newService(marks, registration))) ?? engine.write(() => registerService(marks, registration));
}

/** Adds a service with its person, or corrects them while it is not rated; its facts stay also once a default is recorded. */
export function* registerService(marks: RowMarks, registration: Registration): Operation<RegistrationOutcome> {
  const outcome = yield* registerFacts(marks, registration);
  const {person, at} = registration;
  if (outcome.outcome === 'registered' && !outcome.rated && person !== undefined)
    yield* savePerson(outcome.serviceId, person, at);
  return outcome;
}

function* registerFacts(marks: RowMarks, {serviceId, facts, within, at}: Registration): Operation<RegistrationOutcome> {
  const {institutionCode, projectNo, serviceNumber, node} = facts;
  const [place] = yield* query<{inside: number}>(
    `WITH RECURSIVE ${above(itself)}
      SELECT CASE WHEN ? IN (SELECT code FROM above) THEN 1 ELSE 0 END AS inside
      FROM ${institution} WHERE ${institution.code} = ?`,
    [institutionCode, within, institutionCode],
  );
  if (!place) return {outcome: 'unknown_institution'};
  if (!place.inside) return {outcome: 'institution_not_allowed'};

  const row = serviceRow(marks, serviceId, facts, at);
  const {servedAt} = row;
  const [[added] = []] = yield [
    insert(table, row, `ON CONFLICT (${serviceKey}) DO NOTHING RETURNING ${table.serviceId.name}`),
  ];
  if (added) {
    yield* batch([insert(defaultCandidate, {serviceId, servedAt})]);
    return {outcome: 'registered', serviceId, rated: false};
  }

  const [found] = yield* query(
    `SELECT ${stored} FROM ${serviceTables} WHERE ${table.institutionCode} = ? AND ${table.projectNo} = ?
      AND ${table.serviceNumber} = ? AND ${table.node} = ?`,
    [institutionCode, projectNo, serviceNumber, node],
  );
  if (!found) throw new Error('A registered service vanished.');
  const known = toStoredService(stored.read(found));
  if (sameFacts(known, facts)) return {outcome: 'registered', serviceId: known.serviceId, rated: known.rated};
  // A concurrent rating waits, so that it is counted under the final facts.
  yield* lock(`SELECT 1 FROM ${table} WHERE ${table.serviceId} = ? FOR UPDATE`, [known.serviceId]);
  // What was recorded by default is sealed in the evidence log with the facts of that time.
  const [byDefault] = yield* query(
    `SELECT ${defaultRating.ratingId} FROM ${defaultRating} WHERE ${defaultRating.serviceId} = ?`,
    [known.serviceId],
  );
  if (byDefault) return {outcome: 'service_already_rated'};
  const {assignments, params} = written(table, serviceRow(marks, known.serviceId, facts, at));
  const [corrected] = yield* query(
    `UPDATE ${table} SET ${assignments} WHERE ${table.serviceId} = ? AND NOT ${isRated} RETURNING ${table.serviceId}`,
    [...params, known.serviceId],
  );
  if (!corrected) return {outcome: 'service_already_rated'};
  const due = written(defaultCandidate, {servedAt});
  yield* query(`UPDATE ${defaultCandidate} SET ${due.assignments} WHERE ${defaultCandidate.serviceId} = ?`, [
    ...due.params,
    known.serviceId,
  ]);
  return {outcome: 'registered', serviceId: known.serviceId, rated: false};
}

/** One service of an institution or those below it. */
export function* service(serviceId: string, within: string): Operation<StoredService | undefined> {
  const [row] = yield* query(
    `WITH RECURSIVE ${above(`SELECT ${table.institutionCode} FROM ${table} WHERE ${table.serviceId} = ?`)}
      SELECT ${stored} FROM ${serviceTables} WHERE ${table.serviceId} = ? AND ? IN (SELECT code FROM above)`,
    [serviceId, serviceId, within],
  );
  return row && toStoredService(stored.read(row));
}

/** The service that a row of {@link serviceColumns} describes. */
export const toStoredService = (row: RowOf<typeof serviceColumns>): StoredService => toServiceFacts(row);

/** Facts of a service without those that are NULL in the database. */
export const toServiceFacts = <R extends object>(row: R): WithoutNull<R> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as WithoutNull<R>;

type WithoutNull<R> = {readonly [K in keyof R as null extends R[K] ? never : K]: R[K]} & {
  readonly [K in keyof R as null extends R[K] ? K : never]?: NonNullable<R[K]>;
};
