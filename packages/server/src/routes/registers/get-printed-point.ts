import {shanghaiDay} from '../../domain/calendar/moments.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {fullName} from '../../domain/registers/full-name.ts';
import {isValidOn} from '../../domain/registers/validity.ts';
import type {Handler} from '../../http/handler.ts';
import {besideForm} from '../institutions/beside-form.ts';
import {toPointForm} from '../invitations/rating-form.ts';

/** What anybody may know of a point by the code that is printed at it. It stores nothing. */
export const getPrintedPoint: Handler<'getPrintedPoint'> = async ({staticCode}, context) => {
  const {storage, settings, now} = context;
  const point = await storage.pointByCode(staticCode);
  if (!point) throw new Problem('unknown_point');
  const [name, institution, allowing, beside] = await Promise.all([
    fullName(point, storage),
    storage.institution(point.institutionCode),
    storage.lookupInstitutions(point.pointId),
    besideForm(point.institutionCode, context),
  ]);
  const isOpen = point.closedAt === null && isValidOn(point, shanghaiDay(now()));
  const institutionName = institution?.name ?? name;
  return {
    ...{name, institutionCode: point.institutionCode, institutionName, kind: point.kind},
    state: isOpen ? 'open' : 'closed',
    caseNumberLookup: isOpen && allowing.length > 0,
    help: beside.help,
    form: isOpen ? toPointForm(institutionName, name, settings, beside) : null,
  };
};
