import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import {caseKeyOf, sameFacts, staffFacts} from '../../domain/services/service-facts.ts';
import {committedServiceFacts, laterServiceFacts} from '../../domain/evidence/leaf.ts';
import type {SealedServiceFacts} from '../../domain/services/service-facts.ts';
import type {
  Registration,
  RegistrationOutcome,
  ServiceStorage,
  StoredService,
} from '../../domain/services/service-storage.ts';
import type {Engine} from '../engine/engine.ts';
import {batch, lock, query, type Operation} from '../engine/operation.ts';
import {asText, computed, flag, insert, nullable, pick, select, update, written, type RowOf} from '../engine/table.ts';
import {above, itself} from '../institutions/institution-scope.ts';
import {savePerson} from '../persons/persons.ts';
import {defaultCandidate, defaultRating} from '../schema/default-rating.ts';
import {institution} from '../schema/institution.ts';
import {point} from '../schema/point.ts';
import {reminderCandidate} from '../schema/rater.ts';
import {rating} from '../schema/rating.ts';
import {service as table} from '../schema/service.ts';
import {newService, newServices, serviceKey, serviceRow} from './new-services.ts';
import {forgetProof, saveServedRater} from './served-rater.ts';
import {nothingSaid, saidByRegisters, type SaidByRegisters} from './registered-facts.ts';

const isRated = `EXISTS (SELECT 1 FROM ${rating} WHERE ${rating.serviceId} = ${table.serviceId})`;

const pointNameOf = `(SELECT ${point.name} FROM ${point} WHERE ${point.pointId} = ${table.pointId})`;

/** The name under which a service is shown in lists: its item, or the point where no item is known. */
export const shownItemName = computed(
  `CASE WHEN ${table.itemName} <> '' THEN ${table.itemName} ELSE coalesce(${pointNameOf}, '') END`,
  point.name,
);

/** The facts of a service that marks and leaves cover, with the key of its case as it is kept. */
export const sealedColumns = {
  ...pick(table, ...committedServiceFacts, ...laterServiceFacts),
  projectNo: asText(table.projectNo),
};

/** What a {@link StoredService} is made of, from {@link serviceTables}. */
export const serviceColumns = {
  ...pick(
    table,
    ...(['serviceId', 'institutionCode', 'projectNo', 'serviceNumber', 'node', 'itemCode', 'itemName'] as const),
    ...(['serviceName', 'staffNumber', 'windowNumber', 'pointId', 'ticketNumber', 'staffList', 'servedAt'] as const),
  ),
  pointName: computed(pointNameOf, nullable(point.name)),
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
  return async registration => {
    const said = await askRegisters(engine, registration);
    const added = said.refusal === undefined && (await addNew(newService(marks, registration, said.unrated)));
    return added || engine.write(() => registerService(marks, registration, said));
  };
}

/** What the registers say of the point and the staff of a service; without a question where it names neither. */
export async function askRegisters(engine: Engine, registration: Registration): Promise<SaidByRegisters> {
  const {pointId, staffNumber, staffNumbers} = registration.facts;
  const asks = pointId !== undefined || staffNumber !== undefined || staffNumbers !== undefined;
  return asks ? engine.read(saidByRegisters(registration)) : nothingSaid;
}

/** Adds a service with its person, or corrects them while it is not rated; its facts stay also once a default is recorded. */
export function* registerService(
  marks: RowMarks,
  registration: Registration,
  said: SaidByRegisters,
): Operation<RegistrationOutcome> {
  const outcome = yield* registerFacts(marks, registration, said);
  const {person, at} = registration;
  if (outcome.outcome === 'registered' && !outcome.rated && person !== undefined) {
    yield* savePerson(outcome.serviceId, person, at);
    yield* forgetProof(outcome.serviceId);
  }
  if (outcome.outcome === 'registered' && !outcome.rated) yield* saveServedRater(outcome.serviceId, registration);
  return outcome;
}

function* registerFacts(
  marks: RowMarks,
  registration: Registration,
  {refusal, unrated}: SaidByRegisters,
): Operation<RegistrationOutcome> {
  const {serviceId, facts, within} = registration;
  const {institutionCode, serviceNumber, node} = facts;
  const [place] = yield* query<{inside: number}>(
    `WITH RECURSIVE ${above(itself)}
      SELECT CASE WHEN ? IN (SELECT code FROM above) THEN 1 ELSE 0 END AS inside
      FROM ${institution} WHERE ${institution.code} = ?`,
    [institutionCode, within, institutionCode],
  );
  if (!place) return {outcome: 'unknown_institution'};
  if (!place.inside) return {outcome: 'institution_not_allowed'};

  const row = serviceRow(marks, registration, unrated);
  const {servedAt} = row;
  const [[added] = []] = refusal
    ? []
    : yield [insert(table, row, `ON CONFLICT (${serviceKey}) DO NOTHING RETURNING ${table.serviceId.name}`)];
  if (added) {
    const of = registration.isReminded ? [defaultCandidate, reminderCandidate] : [defaultCandidate];
    yield* batch(of.map(into => insert(into, {serviceId, servedAt})));
    return {outcome: 'registered', serviceId, rated: false};
  }

  const [found] = yield* query(
    `SELECT ${stored} FROM ${serviceTables} WHERE ${table.institutionCode} = ? AND ${table.projectNo} = ?
      AND ${table.serviceNumber} = ? AND ${table.node} = ?`,
    [institutionCode, caseKeyOf(facts), serviceNumber, node],
  );
  if (!found && refusal) return {outcome: refusal};
  if (!found) throw new Error('A registered service vanished.');
  const known = toStoredService(stored.read(found));
  if (sameFacts(known, facts)) return {outcome: 'registered', serviceId: known.serviceId, rated: known.rated};
  // A point that was closed since stays the point of its services.
  if (refusal && known.pointId !== facts.pointId) return {outcome: refusal};
  // A concurrent rating waits, so that it is counted under the final facts.
  yield* lock(`SELECT 1 FROM ${table} WHERE ${table.serviceId} = ? FOR UPDATE`, [known.serviceId]);
  // What was recorded by default is sealed in the evidence log with the facts of that time.
  const [byDefault] = yield* query(
    `SELECT ${defaultRating.ratingId} FROM ${defaultRating} WHERE ${defaultRating.serviceId} = ?`,
    [known.serviceId],
  );
  if (byDefault) return {outcome: 'service_already_rated'};
  const {assignments, params} = written(
    table,
    serviceRow(marks, {...registration, serviceId: known.serviceId}, unrated),
  );
  const [corrected] = yield* query(
    `UPDATE ${table} SET ${assignments} WHERE ${table.serviceId} = ? AND NOT ${isRated} RETURNING ${table.serviceId}`,
    [...params, known.serviceId],
  );
  if (!corrected) return {outcome: 'service_already_rated'};
  yield* batch(
    [defaultCandidate, reminderCandidate].map(of => update(of, {servedAt}, `${of.serviceId} = ?`, known.serviceId)),
  );
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
export function toStoredService(row: RowOf<typeof serviceColumns>): StoredService {
  const {staffNumber, ...facts} = row;
  const staff = row.staffList?.map(one => one.staffNumber) ?? (staffNumber === null ? [] : [staffNumber]);
  return {...withoutNull(facts), ...staffFacts(staff)};
}

/** The facts of a service that marks and leaves cover. */
export const toSealedFacts = (row: RowOf<typeof sealedColumns>): SealedServiceFacts => withoutNull(row);

/** A row without what is NULL in the database. */
const withoutNull = <R extends object>(row: R): WithoutNull<R> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as WithoutNull<R>;

type WithoutNull<R> = {readonly [K in keyof R as null extends R[K] ? never : K]: R[K]} & {
  readonly [K in keyof R as null extends R[K] ? K : never]?: NonNullable<R[K]>;
};
