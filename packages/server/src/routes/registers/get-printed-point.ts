import {shanghaiDay} from '../../domain/calendar/moments.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {fullName} from '../../domain/registers/full-name.ts';
import {isValidOn} from '../../domain/registers/validity.ts';
import type {Handler} from '../../http/handler.ts';

/** What anybody may know of a point by the code that is printed at it. */
export const getPrintedPoint: Handler<'getPrintedPoint'> = async ({staticCode}, {storage, now}) => {
  const point = await storage.pointByCode(staticCode);
  if (!point) throw new Problem('unknown_point');
  const [name, institution] = await Promise.all([fullName(point, storage), storage.institution(point.institutionCode)]);
  const isOpen = point.closedAt === null && isValidOn(point, shanghaiDay(now()));
  return {name, institutionName: institution?.name ?? name, kind: point.kind, state: isOpen ? 'open' : 'closed'};
};
