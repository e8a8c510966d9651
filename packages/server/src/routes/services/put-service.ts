import {later, utcMoment} from '../../domain/calendar/moments.ts';
import {fieldProblem, Problem} from '../../domain/problems/problem.ts';
import {
  cleanedPerson,
  problems,
  type LeftOut,
  type ParsedInput,
  type RouteOutput,
  type ServiceFacts,
} from '@gov-rating/contract';
import {caseKeyOf, faultOfFacts, staffFacts, staffNumbersOf} from '../../domain/services/service-facts.ts';
import type {PortalSubject} from '../../domain/raters/portal.ts';
import type {Registration, RegistrationOutcome} from '../../domain/services/service-storage.ts';
import {reminderRule} from '../../domain/raters/reminder.ts';
import type {Context} from '../../context/context.ts';
import type {Client} from '../../domain/institutions/client-storage.ts';
import type {Handler} from '../../http/handler.ts';
import {encryptPerson} from '../../security/encrypted-person.ts';
import {raterHashOf} from '../../security/rater-hash.ts';
import {newId} from '../../security/random.ts';
import {eachEntry} from '../each-entry.ts';

/** How far the clock of a department may be ahead, in milliseconds. */
const clockTolerance = 5 * 60_000;

/** Registers a service and the person served, or corrects them until it is rated. */
export const putService: Handler<'putService'> = async (service, context, {caller}) =>
  registered(service, context, caller);

/** Registers some services at the same time; the same service twice is registered and then corrected. */
export const putServices: Handler<'putServices'> = async ({entries}, context, {caller}) => {
  const outcomes = await eachEntry(entries, identity, service => registered(service, context, caller));
  return {entries: outcomes.map(({done: service, problem}) => ({service, problem}))};
};

type Service = ParsedInput<'putService'>;

const identity = (service: Service) =>
  JSON.stringify([service.institutionCode, caseKeyOf(service), service.serviceNumber, service.node]);

async function registered(service: Service, context: Context, caller: Client): Promise<RouteOutput<'putService'>> {
  const outcome = await underAnyCode(service, context, caller.institutionCode, context.now(), registration =>
    context.storage.registerService(registration),
  );
  if (outcome.outcome === 'registered') {
    const {serviceId, rated, leftOut} = outcome;
    return {serviceId, rated, ...(leftOut.length > 0 && {leftOut: leftOut.map(toldLeftOut)})};
  }
  const field = refusedFields[outcome.outcome];
  throw field === undefined ? new Problem(outcome.outcome) : fieldProblem(field, outcome.outcome);
}

const toldLeftOut = ({field, code}: LeftOut) => ({field, code, messages: problems[code].message});

/**
 * Stores a service, with its person encrypted, for a client that acts for the institution `within`. The institution may be
 * named by its own code or by another one that it has. What of the person cannot be kept is left out and named in the outcome: a
 * detail does not keep a service from being rated.
 *
 * @param store Stores a registration; is called again with the institution's own code where the code is unknown.
 * @throws {Problem} when its facts do not belong together, its time cannot be right, the server keeps no persons, or the
 *   portal of the person served is not one of the institution.
 */
export async function underAnyCode<O extends {readonly outcome: string}>(
  {person: sentPerson, servedSubject, ...given}: Service,
  context: Context,
  within: string,
  at: Date,
  store: (registration: Registration) => Promise<O>,
): Promise<O & {readonly leftOut: readonly LeftOut[]}> {
  const {storage, settings, randomBytes, keyring} = context;
  const fault = faultOfFacts(given);
  if (fault) throw fault;
  const servedAt = utcMoment(given.servedAt);
  if (servedAt === null) throw fieldProblem('servedAt', 'invalid_input');
  if (servedAt > later(at, clockTolerance).toISOString()) throw fieldProblem('servedAt', 'served_in_future');
  if (sentPerson && !keyring) throw fieldProblem('person', 'person_not_kept');
  const {person, leftOut} = sentPerson ? cleanedPerson(sentPerson) : {person: sentPerson, leftOut: []};
  const {staffNumber: _, staffNumbers: __, ...others} = given;
  const facts: ServiceFacts = {...others, servedAt, ...staffFacts(staffNumbersOf(given))};
  const of = async (institutionCode: string): Promise<O> => {
    const named = {...facts, institutionCode};
    const raterHash = servedSubject && (await servedRaterHash(servedSubject, institutionCode, context));
    return store({
      serviceId: newId(randomBytes, at),
      facts: named,
      within,
      at: at.toISOString(),
      isReminded: reminderRule(settings.rules.ratingWindowDays.value, settings.reminderDays) !== undefined,
      ...(raterHash !== undefined && {raterHash}),
      ...(person === null && {person}),
      ...(person && keyring && {person: await encryptPerson(keyring, person, {...named, projectNo: caseKeyOf(named)})}),
    });
  };
  const outcome = await of(given.institutionCode);
  if (outcome.outcome !== 'unknown_institution') return {...outcome, leftOut};
  // Only then it can be another code, so that services with the usual code cost no question more.
  const named = await storage.institutionNamed(given.institutionCode);
  return {...(named === undefined ? outcome : await of(named)), leftOut};
}

/**
 * Under which hash the person served is kept. A portal serves its own institution and those below it, so that no department
 * reaches the people of another province's portal.
 */
async function servedRaterHash(
  {portal, subject}: PortalSubject,
  institutionCode: string,
  {storage, raterAuthenticator, staffHash}: Context,
): Promise<string> {
  const known = raterAuthenticator.portal(portal);
  if (!known) throw fieldProblem('servedSubject.portal', 'unknown_portal');
  const isServed = await storage.isWithin(institutionCode, known.institutionCode);
  // An unknown institution is refused as such by the storage.
  if (!isServed && (await storage.institution(institutionCode)))
    throw fieldProblem('servedSubject.portal', 'portal_not_allowed');
  return raterHashOf(staffHash, {portal, subject});
}

/** The field that is to blame for an outcome; of a service that is rated none. */
export const refusedFields: Readonly<
  Record<Exclude<RegistrationOutcome['outcome'], 'registered'>, string | undefined>
> = {
  unknown_institution: 'institutionCode',
  institution_not_allowed: 'institutionCode',
  unknown_point: 'pointId',
  point_closed: 'pointId',
  point_not_valid: 'pointId',
  service_already_rated: undefined,
};
