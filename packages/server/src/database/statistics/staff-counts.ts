import type {CountScope} from '../../domain/statistics/count-scope.ts';
import type {StaffCount, StaffMonth, StatisticsStorage} from '../../domain/statistics/statistics-storage.ts';
import {query, type Operation} from '../engine/operation.ts';
import {columnsOf, computed, derived, select, text} from '../engine/table.ts';
import {facetCount, ratingCount} from '../schema/counts.ts';
import {service} from '../schema/service.ts';
import {allGroups, countsOf, effective, equal, levelColumns, levelsOf, type RatingCounts} from './result-queries.ts';
import {scopeSql} from './scope-condition.ts';

const staffGroup = select({
  institutionCode: facetCount.institutionCode,
  staffNumber: facetCount.value,
  allGroups,
  ...levelColumns(facetCount),
});

/** Ratings by the number of the member of staff who served, most first. */
export function* staffCounts(
  {staffNumber, ...scope}: CountScope & {readonly staffNumber?: string},
  limit: number,
): Operation<{staff: StaffCount[]; leftOut: number}> {
  const {head, headValues, where, values} = countsOf(scope, 'staff', ...equal(facetCount.value, staffNumber));
  const key = `${facetCount.institutionCode}, ${facetCount.value}`;
  const rows = yield* query(
    `${head} SELECT ${staffGroup} FROM ${facetCount} ${where} GROUP BY ${key} HAVING sum(${facetCount.count}) > 0
      ORDER BY ${effective(facetCount)} DESC, ${key} LIMIT ?`,
    [...headValues, ...values, limit],
  );
  const groups = rows.map(staffGroup.read);
  return {
    staff: groups.map(row => ({
      institutionCode: row.institutionCode,
      staffNumber: row.staffNumber,
      levels: levelsOf(row),
    })),
    leftOut: (groups[0]?.allGroups ?? 0) - groups.length,
  };
}

/** The months of a table of counts, with the 工号 that a count is about or null. */
const monthly = (table: RatingCounts, staffNumber: string) => ({
  month: computed(`substr(CAST(${table.day} AS text), 1, 7)`, text('month')),
  areaCode: table.areaCode,
  staffNumber: computed(staffNumber, service.staffNumber),
  ...levelColumns(table),
});
const wholeMonth = monthly(ratingCount, 'CAST(NULL AS text)');
const staffMonth = monthly(facetCount, `${facetCount.value}`);

/** Every month of an institution, as a whole and by the number of the member of staff, in one statement. */
export function* staffMonths({
  institutionCode,
  ...scope
}: Parameters<StatisticsStorage['staffMonths']>[0]): Operation<StaffMonth[]> {
  const whole = scopeSql(ratingCount, scope, ...equal(ratingCount.institutionCode, institutionCode));
  const staff = scopeSql(
    facetCount,
    scope,
    [`${facetCount.facet} = 'staff'`],
    ...equal(facetCount.institutionCode, institutionCode),
  );
  const counted = derived('counted', wholeMonth);
  const shown = select(columnsOf(counted));
  const rows = yield* query(
    `SELECT ${shown} FROM (
        SELECT ${select(wholeMonth)} FROM ${ratingCount} ${whole.where} GROUP BY 1, 2
        UNION ALL SELECT ${select(staffMonth)} FROM ${facetCount} ${staff.where} GROUP BY 1, 2, 3
      ) AS ${counted} ORDER BY ${counted.month}, ${counted.areaCode}, ${counted.staffNumber}`,
    [...whole.values, ...staff.values],
  );
  return rows.map(shown.read).map(row => ({
    month: row.month,
    areaCode: row.areaCode,
    staffNumber: row.staffNumber,
    levels: levelsOf(row),
  }));
}
