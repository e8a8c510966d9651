import type {Institution, ParsedInput} from '@gov-rating/contract';
import {areaPrefix} from '../institutions/area-prefix.ts';
import {fieldProblem, Problem} from '../problems/problem.ts';
import {daysIn, hasEnded, toMonth, type Period} from '../statistics/periods.ts';
import type {PublicationKey, StoredPublication} from './publication-storage.ts';

/** No publication is about more days than a leap year has. */
const mostDays = 366;
/** No rating is older than this day. */
const firstDay = '2000-01-01';

/** What a bureau wants to publish, checked: its own area or one inside, over days that have all ended. */
export function publicationKey(input: ParsedInput<'publish'>, publisher: Institution, now: Date): PublicationKey {
  const period = periodOf(input);
  if (!areaPrefix(input.areaCode).startsWith(areaPrefix(publisher.areaCode)))
    throw fieldProblem('areaCode', 'area_not_allowed');
  if (!hasEnded(period, now)) throw fieldProblem(input.month === undefined ? 'to' : 'month', 'period_not_ended');
  return {publisherCode: publisher.code, areaCode: input.areaCode, ...period};
}

/**
 * Whole months only: two publications whose periods differ by some days would disclose, by subtraction, what few people
 * rated on those days.
 */
function periodOf({month, from, to}: ParsedInput<'publish'>): Period {
  if (month !== undefined) {
    if (from !== undefined || to !== undefined) throw fieldProblem('month', 'invalid_input');
    if (month < firstDay.slice(0, 7)) throw fieldProblem('month', 'invalid_input');
    return toMonth(month);
  }
  if (from === undefined || to === undefined) throw fieldProblem(from === undefined ? 'from' : 'to', 'missing_field');
  if (from > to || from < firstDay || daysIn({from, to}) > mostDays) throw fieldProblem('from', 'invalid_input');
  if (from !== toMonth(from.slice(0, 7)).from) throw fieldProblem('from', 'invalid_input');
  if (to !== toMonth(to.slice(0, 7)).to) throw fieldProblem('to', 'invalid_input');
  return {from, to};
}

/** The version to make: the first, or the one after the latest, which then must be named together with a reason. */
export function nextVersion(
  {replaces, reason}: ParsedInput<'publish'>,
  latest: StoredPublication | undefined,
): {readonly version: number; readonly replaces: string | null; readonly reason: string | null} {
  if (replaces !== latest?.publicationId) throw new Problem('already_published');
  if (latest === undefined) return {version: 1, replaces: null, reason: null};
  if (reason === undefined) throw fieldProblem('reason', 'missing_field');
  return {version: latest.version + 1, replaces: latest.publicationId, reason};
}
