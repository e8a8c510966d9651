import {shanghaiDay} from '../../domain/calendar/moments.ts';
import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {newId, newStaticCode} from '../../security/random.ts';
import {refusalOf} from './refusal-of.ts';

/** Adds a point or changes one; the same facts again change nothing. */
export const putPoint: Handler<'putPoint'> = async ({pointId, ...facts}, context, {caller}) => {
  const {storage, randomBytes, now} = context;
  const at = now();
  const put = await storage.putPoint({
    ...{facts, pointId},
    within: caller.institutionCode,
    newId: newId(randomBytes, at),
    newStaticCode: newStaticCode(randomBytes),
    today: shanghaiDay(at),
  });
  if (put.outcome === 'put') return put.point;
  throw refusalOf(put);
};

/** Closes a point with what lies in it. */
export const closePoint: Handler<'closePoint'> = async ({pointId}, {storage, now}, {caller}) => {
  const closed = await storage.closePoint({pointId, within: caller.institutionCode, at: now().toISOString()});
  if (!closed) throw new Problem('unknown_point');
  return closed;
};
