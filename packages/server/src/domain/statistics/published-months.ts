import type {LimitedInstitution} from './count-scope.ts';
import {endedMonths, type Period} from './periods.ts';
import type {StaffMonth} from './statistics-storage.ts';
import {givenIn} from './tally.ts';

/**
 * What of an institution is published of the days asked for: whole months that have ended, area by area, in which at
 * least `minimumRatings` people rated.
 */
export const publishedOf = (
  institutionCode: string,
  days: Partial<Period>,
  minimumRatings: number,
  now: Date,
): LimitedInstitution => ({institutionCode, months: endedMonths(days, now), minimumRatings});

/** Whether enough people rated that levels disclose no single one, or nobody did. */
const isPublished = ({levels}: StaffMonth, minimumRatings: number): boolean => {
  const given = givenIn(levels);
  return given === 0 || given >= minimumRatings;
};

/** The months of an institution, as a whole, that may be shown by level. */
export const publishedMonths = (months: readonly StaffMonth[], minimumRatings: number): StaffMonth[] =>
  months.filter(month => month.staffNumber === null && isPublished(month, minimumRatings));

/**
 * The months of members of staff that may be shown by level. A month is decided as a whole, for every 工号 at once, so that
 * two questions always get the same parts of it. What the shown members leave of the month of their institution must be
 * large enough too, or nothing: otherwise the smallest of them is not shown either.
 */
export function publishedStaffMonths(months: readonly StaffMonth[], minimumRatings: number): StaffMonth[] {
  return publishedMonths(months, minimumRatings).flatMap(whole => {
    const ofMonth = months.filter(
      ({month, areaCode, staffNumber}) => month === whole.month && areaCode === whole.areaCode && staffNumber !== null,
    );
    const shown = ofMonth
      .filter(one => isPublished(one, minimumRatings))
      .sort((one, other) => givenIn(other.levels) - givenIn(one.levels));
    const given = (of: readonly StaffMonth[]) => of.reduce((sum, {levels}) => sum + givenIn(levels), 0);
    const rest = () => givenIn(whole.levels) - given(shown);
    while (rest() > 0 && rest() < minimumRatings) {
      const smallest = shown.findLastIndex(({levels}) => givenIn(levels) > 0);
      if (smallest === -1) return [];
      shown.splice(smallest, 1);
    }
    return shown;
  });
}
