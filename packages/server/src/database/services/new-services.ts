import type {ServiceFacts} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import {serviceText} from '../../domain/evidence/entry-mark.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {Registration, RegistrationOutcome} from '../../domain/services/service-storage.ts';
import type {SharedWrite} from '../engine/engine.ts';
import type {Statement} from '../engine/operation.ts';
import {
  columnsOf,
  inputRows,
  inputTable,
  insertFrom,
  key,
  namesOf,
  pick,
  select,
  type ColumnsOf,
  type RowOf,
} from '../engine/table.ts';
import {aboveEach} from '../institutions/institution-scope.ts';
import {defaultCandidate} from '../schema/default-rating.ts';
import {institution} from '../schema/institution.ts';
import {rating} from '../schema/rating.ts';
import {service, servicePerson} from '../schema/service.ts';

type ServiceRow = RowOf<ColumnsOf<typeof service>>;

/** A registration as the row that it becomes if the service is new. */
interface NewService extends Pick<Registration, 'within' | 'person'> {
  readonly row: ServiceRow;
}

/** The row of a service, with the mark that only this server can make over it. */
export function serviceRow(marks: RowMarks, serviceId: string, facts: ServiceFacts, at: string): ServiceRow {
  const [servedAt, registeredAt] = [toUtc(facts.servedAt), toUtc(at)];
  const {institutionCode, projectNo, serviceNumber, node, itemCode, itemName} = facts;
  const {serviceName = null, staffNumber = null, windowNumber = null} = facts;
  const mark = marks.make(serviceText({serviceId, registeredAt, service: {...facts, servedAt}}));
  return {
    ...{serviceId, institutionCode, projectNo, serviceNumber, node, itemCode, itemName},
    ...{serviceName, staffNumber, windowNumber, servedAt, registeredAt, mark},
    ...{pointId: null, ticketNumber: null, staffList: null},
  };
}

/** A registration, ready to be written with others. */
export const newService = (marks: RowMarks, {serviceId, facts, at, within, person}: Registration): NewService => ({
  row: serviceRow(marks, serviceId, facts, at),
  within,
  ...(person !== undefined && {person}),
});

/**
 * Registers services that are new, with everything that depends on them; undefined for each that is not plainly new:
 * known before, of an institution that is not known or not allowed, or the second of its kind among those written
 * together.
 */
export const newServices: SharedWrite<NewService, RegistrationOutcome | undefined> = {
  /**
   * Each registration has a new id, so the later statements find only services that the first one has stored, or those of
   * the same registration done a second time.
   */
  statements(added) {
    const first = firstOfEach(added);
    const persons = first.filter(({person}) => person);
    return [services(first), candidates(first), ...(persons.length > 0 ? [personsServed(persons)] : [])];
  },
  results(added, [inserted = []]) {
    const registered = new Set(inserted.map(row => stored.read(row).serviceId));
    return added.map(({row: {serviceId}}) =>
      registered.has(serviceId) ? {outcome: 'registered', serviceId, rated: false} : undefined,
    );
  },
};

const identity = ['institutionCode', 'projectNo', 'serviceNumber', 'node'] as const;

/** The columns that identify a service. */
export const serviceKey = namesOf(...Object.values(pick(service, ...identity)));

/** One registration of each service. */
const firstOfEach = (added: readonly NewService[]): NewService[] => [
  ...new Map(added.toReversed().map(one => [JSON.stringify(identity.map(name => one.row[name])), one])).values(),
];

const stored = select(pick(service, 'serviceId'));
const given = inputTable({...columnsOf(service), within: key('within_code')});
const {within, ...row} = columnsOf(given);

const institutionsOfServices = `SELECT ${institution.code}, ${institution.code}
  FROM ${given} CROSS JOIN ${institution} WHERE ${institution.code} = ${given.institutionCode}`;

/** In one order, so that two transactions with the same services do not wait for each other. */
const insertServices = insertFrom(
  service,
  row,
  `FROM ${given} CROSS JOIN ${institution} WHERE ${institution.code} = ${given.institutionCode}
      AND EXISTS (SELECT 1 FROM above WHERE above.below = ${institution.code} AND above.code = ${within})
    ORDER BY ${Object.values(pick(given, ...identity)).join(', ')}
    ON CONFLICT (${serviceKey}) DO NOTHING RETURNING ${stored}`,
  `WITH RECURSIVE ${aboveEach(institutionsOfServices)}`,
);

const services = (added: readonly NewService[]): Statement => ({
  input: inputRows(
    given,
    added.map(one => ({...one.row, within: one.within})),
  ),
  sql: insertServices,
  params: [],
});

const dated = inputTable(pick(defaultCandidate, 'serviceId', 'servedAt'));
const insertCandidates = insertFrom(
  defaultCandidate,
  columnsOf(dated),
  `FROM ${dated} CROSS JOIN ${service} WHERE ${service.serviceId} = ${dated.serviceId}
    ON CONFLICT (${namesOf(defaultCandidate.serviceId)}) DO NOTHING`,
);

const candidates = (added: readonly NewService[]): Statement => ({
  input: inputRows(
    dated,
    added.map(one => one.row),
  ),
  sql: insertCandidates,
  params: [],
});

const served = inputTable(pick(servicePerson, 'serviceId', 'keyId', 'ciphertext', 'keptAt'));
const insertPersons = insertFrom(
  servicePerson,
  columnsOf(served),
  `FROM ${served} CROSS JOIN ${service} WHERE ${service.serviceId} = ${served.serviceId}
      AND NOT EXISTS (SELECT 1 FROM ${rating} WHERE ${rating.serviceId} = ${service.serviceId})
    ON CONFLICT (${namesOf(servicePerson.serviceId)}) DO NOTHING`,
);

const personsServed = (added: readonly NewService[]): Statement => ({
  input: inputRows(
    served,
    added.flatMap(({person, row: {serviceId, registeredAt: keptAt}}) =>
      person ? [{serviceId, ...person, keptAt}] : [],
    ),
  ),
  sql: insertPersons,
  params: [],
});
