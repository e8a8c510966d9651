import {later, utcMoment} from '../../domain/calendar/moments.ts';
import {fieldProblem, Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {encryptPerson} from '../../security/encrypted-person.ts';
import {newId} from '../../security/random.ts';

/** How far the clock of a department may be ahead, in milliseconds. */
const clockTolerance = 5 * 60_000;

/** Registers a service and the person served, or corrects them until it is rated. */
export const putService: Handler<'putService'> = async ({person, ...facts}, context, {caller}) => {
  const {storage, randomBytes, now, keyring} = context;
  const at = now();
  const servedAt = utcMoment(facts.servedAt);
  if (servedAt === null) throw fieldProblem('servedAt', 'invalid_input');
  if (servedAt > later(at, clockTolerance).toISOString()) throw fieldProblem('servedAt', 'served_in_future');
  if (person && !keyring) throw fieldProblem('person', 'person_not_kept');
  const registered = await storage.registerService({
    serviceId: newId(randomBytes, at),
    facts: {...facts, servedAt},
    within: caller.institutionCode,
    at: at.toISOString(),
    ...(person === null && {person}),
    ...(person && keyring && {person: await encryptPerson(keyring, person, facts)}),
  });
  if (registered.outcome === 'registered') return {serviceId: registered.serviceId, rated: registered.rated};
  if (registered.outcome === 'unknown_institution') throw fieldProblem('institutionCode', 'unknown_institution');
  if (registered.outcome === 'institution_not_allowed')
    throw fieldProblem('institutionCode', 'institution_not_allowed');
  throw new Problem(registered.outcome);
};
