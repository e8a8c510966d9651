import {shanghaiDay} from '../../domain/calendar/moments.ts';
import type {Registration} from '../../domain/services/service-storage.ts';
import {batch, query, type Operation} from '../engine/operation.ts';
import {insert, namesOf, takenOver, update} from '../engine/table.ts';
import {raterCode, servedRater} from '../schema/rater.ts';

/** Keeps for whom a registered service was; what is not said stays, and follows the day of the service. */
export function* saveServedRater(serviceId: string, {raterHash, facts}: Registration): Operation<void> {
  const day = shanghaiDay(new Date(facts.servedAt));
  const ofService = `${servedRater.serviceId} = ?`;
  if (raterHash === null)
    yield* query(
      `DELETE FROM ${servedRater} WHERE ${ofService} AND ${servedRater.byCode} = 0 RETURNING ${servedRater.serviceId}`,
      [serviceId],
    );
  else if (raterHash === undefined) yield* batch([update(servedRater, {day}, ofService, serviceId)]);
  else {
    const known = `ON CONFLICT (${namesOf(servedRater.serviceId, servedRater.byCode)}) DO UPDATE SET
      ${takenOver(servedRater.day, servedRater.raterHash)}`;
    yield* batch([insert(servedRater, {serviceId, byCode: false, day, raterHash}, known)]);
  }
}

/** With another person ends what the telephone of the one before has proved, and the code that was sent there. */
export const forgetProof = (serviceId: string): Operation<void> =>
  batch([
    {
      sql: `DELETE FROM ${servedRater} WHERE ${servedRater.serviceId} = ? AND ${servedRater.byCode} = 1`,
      params: [serviceId],
    },
    {sql: `DELETE FROM ${raterCode} WHERE ${raterCode.serviceId} = ?`, params: [serviceId]},
  ]);
