import {shanghaiDay} from '../../domain/calendar/moments.ts';
import type {Registration} from '../../domain/services/service-storage.ts';
import {batch, query, type Operation} from '../engine/operation.ts';
import {insert, namesOf, takenOver, update} from '../engine/table.ts';
import {servedRater} from '../schema/rater.ts';

/** Keeps for whom a registered service was; what is not said stays, and follows the day of the service. */
export function* saveServedRater(serviceId: string, {raterHash, facts}: Registration): Operation<void> {
  const day = shanghaiDay(new Date(facts.servedAt));
  const ofService = `${servedRater.serviceId} = ?`;
  if (raterHash === null)
    yield* query(`DELETE FROM ${servedRater} WHERE ${ofService} RETURNING ${servedRater.serviceId}`, [serviceId]);
  else if (raterHash === undefined) yield* batch([update(servedRater, {day}, ofService, serviceId)]);
  else {
    const known = `ON CONFLICT (${namesOf(servedRater.serviceId)}) DO UPDATE SET
      ${takenOver(servedRater.day, servedRater.raterHash)}`;
    yield* batch([insert(servedRater, {serviceId, day, raterHash}, known)]);
  }
}
