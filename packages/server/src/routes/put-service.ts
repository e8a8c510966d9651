import {later, utcMoment} from '../domain/moments.ts';
import {faultAt, Problem} from '../problem.ts';
import {newId} from '../secrets.ts';
import type {Handler} from './handler.ts';

/** How far the clock of a department may be ahead, in milliseconds. */
const clockTolerance = 5 * 60_000;

/** Registers a service, or corrects its facts while nobody has rated it. */
export const putService: Handler<'putService'> = async (facts, {storage, randomBytes, now}, {caller}) => {
  const at = now();
  const servedAt = utcMoment(facts.servedAt);
  if (servedAt === null) throw faultAt('servedAt', 'invalid_input');
  if (servedAt > later(at, clockTolerance).toISOString()) throw faultAt('servedAt', 'served_in_future');
  const registered = await storage.registerService({
    serviceId: newId(randomBytes),
    facts: {...facts, servedAt},
    within: caller.institutionCode,
    at: at.toISOString(),
  });
  if (registered.outcome === 'registered') return {serviceId: registered.serviceId, rated: registered.rated};
  if (registered.outcome === 'unknown_institution') throw faultAt('institutionCode', 'unknown_institution');
  if (registered.outcome === 'institution_not_allowed') throw faultAt('institutionCode', 'institution_not_allowed');
  throw new Problem(registered.outcome);
};
