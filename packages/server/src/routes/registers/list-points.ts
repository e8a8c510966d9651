import {idPattern, type Point} from '@gov-rating/contract';
import {Problem} from '../../domain/problems/problem.ts';
import type {PointStorage} from '../../domain/registers/point-storage.ts';
import type {Handler} from '../../http/handler.ts';
import {readCursor, toPage} from '../../http/pagination.ts';

/** The points that the caller may see, by id. */
export const listPoints: Handler<'listPoints'> = async (input, {storage}, {caller}) => {
  const {institutionCode, parentId, kind, closed, cursor, limit} = input;
  const found = await storage.listPoints({
    ...{institutionCode, parentId, kind},
    within: caller.institutionCode,
    closed: closed === 'true',
    ...readCursor(cursor, key => idPattern.test(key)),
    limit: limit + 1,
  });
  return toPage(found, limit, ({pointId}) => pointId);
};

/** One point, also one that is closed. */
export const getPoint: Handler<'getPoint'> = ({pointId}, {storage}, {caller}) =>
  visiblePoint(pointId, storage, caller.institutionCode);

/** A point that an institution may see, also one that is closed. */
export async function visiblePoint(pointId: string, storage: PointStorage, within: string): Promise<Point> {
  const [found] = await storage.listPoints({within, pointId, closed: true, limit: 1});
  if (!found) throw new Problem('unknown_point');
  return found;
}
