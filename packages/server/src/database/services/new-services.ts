import {shanghaiDay} from '../../domain/calendar/moments.ts';
import {toUtc} from '../../domain/calendar/utc.ts';
import {serviceText} from '../../domain/evidence/entry-mark.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import {caseKeyOf, staffListOf, staffNumbersOf} from '../../domain/services/service-facts.ts';
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
import {reminderCandidate, servedRater} from '../schema/rater.ts';
import {rating} from '../schema/rating.ts';
import {service, servicePerson} from '../schema/service.ts';

type ServiceRow = RowOf<ColumnsOf<typeof service>>;

/** A registration as the row that it becomes if the service is new. */
interface NewService extends Pick<Registration, 'within' | 'person' | 'raterHash' | 'isReminded'> {
  readonly row: ServiceRow;
}

/**
 * The row of a service, with the mark that only this server can make over it. `unrated`: whom of its staff its rating does not
 * count for.
 */
export function serviceRow(
  marks: RowMarks,
  {serviceId, facts, at}: Pick<Registration, 'serviceId' | 'facts' | 'at'>,
  unrated: ReadonlySet<string>,
): ServiceRow {
  const [servedAt, registeredAt] = [toUtc(facts.servedAt), toUtc(at)];
  const {institutionCode, serviceNumber, node, itemCode = null, itemName = null} = facts;
  const {serviceName = null, windowNumber = null, pointId = null, ticketNumber = null} = facts;
  const projectNo = caseKeyOf(facts);
  const staff = staffNumbersOf(facts);
  const [staffNumber = null] = staff;
  const staffList = staffListOf(staff, unrated);
  const {staffNumbers: _, ...single} = facts;
  const sealed = {
    ...single,
    projectNo,
    servedAt,
    ...(staffNumber !== null && {staffNumber}),
    ...(staffList && {staffList}),
  };
  const mark = marks.make(serviceText({serviceId, registeredAt, service: sealed}));
  return {
    ...{serviceId, institutionCode, projectNo, serviceNumber, node, itemCode, itemName},
    ...{serviceName, staffNumber, windowNumber, servedAt, registeredAt, mark},
    ...{pointId, ticketNumber, staffList: staffList ?? null},
  };
}

/** A registration, ready to be written with others. */
export const newService = (marks: RowMarks, registration: Registration, unrated: ReadonlySet<string>): NewService => ({
  row: serviceRow(marks, registration, unrated),
  within: registration.within,
  ...(registration.isReminded && {isReminded: true}),
  ...(registration.person !== undefined && {person: registration.person}),
  ...(registration.raterHash !== undefined && {raterHash: registration.raterHash}),
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
    const named = first.filter(({raterHash}) => raterHash);
    const reminded = first.filter(({isReminded}) => isReminded);
    return [
      services(first),
      candidates(defaultCandidate, first),
      ...(reminded.length > 0 ? [candidates(reminderCandidate, reminded)] : []),
      ...(persons.length > 0 ? [personsServed(persons)] : []),
      ...(named.length > 0 ? [ratersServed(named)] : []),
    ];
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
const insertCandidates = (into: Candidates): string =>
  insertFrom(
    into,
    columnsOf(dated),
    `FROM ${dated} CROSS JOIN ${service} WHERE ${service.serviceId} = ${dated.serviceId}
    ON CONFLICT (${namesOf(into.serviceId)}) DO NOTHING`,
  );

/** The tables of services that a job looks at when they are old enough. */
type Candidates = typeof defaultCandidate | typeof reminderCandidate;
const insertInto = new Map([defaultCandidate, reminderCandidate].map(into => [into, insertCandidates(into)]));

const candidates = (into: Candidates, added: readonly NewService[]): Statement => ({
  input: inputRows(
    dated,
    added.map(one => one.row),
  ),
  sql: insertInto.get(into) ?? '',
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

const named = inputTable(pick(servedRater, 'serviceId', 'day', 'raterHash'));
const insertRaters = insertFrom(
  servedRater,
  columnsOf(named),
  `FROM ${named} CROSS JOIN ${service} WHERE ${service.serviceId} = ${named.serviceId}
    ON CONFLICT (${namesOf(servedRater.serviceId, servedRater.byCode)}) DO NOTHING`,
);

const ratersServed = (added: readonly NewService[]): Statement => ({
  input: inputRows(
    named,
    added.flatMap(({raterHash, row: {serviceId, servedAt}}) =>
      raterHash ? [{serviceId, day: shanghaiDay(new Date(servedAt)), raterHash}] : [],
    ),
  ),
  sql: insertRaters,
  params: [],
});
