import type {StaffStatistics} from '@gov-rating/contract';
import {publishedStaffMonths} from './published-months.ts';
import type {ResultRules} from './result-rules.ts';
import type {StaffCount, StaffMonth} from './statistics-storage.ts';
import {addTo, badIn, emptyTally, givenIn, toFigures, type Tally} from './tally.ts';

/** What may be shown by level of the staff of one institution, by 工号. */
export interface DisclosedStaff {
  readonly institutionCode: string;
  readonly staff: ReadonlyMap<string, Tally>;
}

/** The published months of each member of staff, added up by 工号. */
export function staffOf(months: readonly StaffMonth[], {minimumCell}: ResultRules): ReadonlyMap<string, Tally> {
  const staff = new Map<string, ReturnType<typeof emptyTally>>();
  for (const {staffNumber, levels} of publishedStaffMonths(months, minimumCell)) {
    if (staffNumber === null) continue;
    const tally = staff.get(staffNumber) ?? emptyTally();
    staff.set(staffNumber, tally);
    for (const {level, ...counts} of levels)
      for (const source of ['active', 'default', 'voided'] as const) addTo(tally, level, source, counts[source]);
  }
  return staff;
}

/** The figures of one member of staff; of the institution of `disclosed` only the part that it holds, by level. */
export function staffFigures(
  {institutionCode, staffNumber, levels}: StaffCount,
  disclosed: DisclosedStaff | undefined,
  rules: ResultRules,
): StaffStatistics['rows'][number] {
  const shown = disclosed?.institutionCode === institutionCode ? (disclosed.staff.get(staffNumber) ?? []) : levels;
  const {bad, mean, badRate} = toFigures(shown, rules);
  const withheld = givenIn(levels) > 0 && givenIn(shown) === 0;
  return {
    institutionCode,
    staffNumber,
    ...toFigures(levels, rules),
    ...(withheld ? {bad: 0, mean: null, badRate: null} : {bad, mean, badRate}),
    smallSample: badIn(shown, rules).n < rules.minimumSample,
    withheld,
  };
}
