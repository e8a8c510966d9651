import {later, utcMoment} from '../../domain/calendar/moments.ts';
import {fieldProblem, Problem} from '../../domain/problems/problem.ts';
import type {ParsedInput, RouteOutput} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import type {Client} from '../../domain/institutions/client-storage.ts';
import type {Registration} from '../../domain/services/service-storage.ts';
import type {Handler} from '../../http/handler.ts';
import {encryptPerson} from '../../security/encrypted-person.ts';
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

const identity = ({institutionCode, projectNo, serviceNumber, node}: Service) =>
  JSON.stringify([institutionCode, projectNo, serviceNumber, node]);

async function registered(service: Service, context: Context, caller: Client): Promise<RouteOutput<'putService'>> {
  const registration = await registrationOf(service, context, caller.institutionCode, context.now());
  const outcome = await context.storage.registerService(registration);
  if (outcome.outcome === 'registered') return {serviceId: outcome.serviceId, rated: outcome.rated};
  if (outcome.outcome === 'unknown_institution') throw fieldProblem('institutionCode', 'unknown_institution');
  if (outcome.outcome === 'institution_not_allowed') throw fieldProblem('institutionCode', 'institution_not_allowed');
  throw new Problem(outcome.outcome);
}

/**
 * A service as it is stored, with its person encrypted, for a client that acts for the institution `within`.
 *
 * @throws {Problem} when its time cannot be right, or the server keeps no persons.
 */
export async function registrationOf(
  {person, ...facts}: Service,
  {randomBytes, keyring}: Context,
  within: string,
  at: Date,
): Promise<Registration> {
  const servedAt = utcMoment(facts.servedAt);
  if (servedAt === null) throw fieldProblem('servedAt', 'invalid_input');
  if (servedAt > later(at, clockTolerance).toISOString()) throw fieldProblem('servedAt', 'served_in_future');
  if (person && !keyring) throw fieldProblem('person', 'person_not_kept');
  return {
    serviceId: newId(randomBytes, at),
    facts: {...facts, servedAt},
    within,
    at: at.toISOString(),
    ...(person === null && {person}),
    ...(person && keyring && {person: await encryptPerson(keyring, person, facts)}),
  };
}
