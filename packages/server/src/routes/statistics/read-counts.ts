import type {ParsedInput} from '@gov-rating/contract';
import type {CountScope} from '../../domain/statistics/count-scope.ts';
import type {ResultSource} from '../../domain/statistics/replica.ts';
import type {ResultScope} from '../../domain/statistics/statistics-storage.ts';
import type {Counts} from '../../domain/statistics/statistics.ts';

/** Most tags that an answer names, and most groups that are read for one. */
const mostTags = 10;
const mostGroups = 5000;

/** Nothing at all. */
export const noCounts: Counts = {
  counts: {cells: [], orders: {opened: 0, answered: 0, due: 0, onTime: 0, overdue: 0}},
  tags: [],
  groups: {groups: [], leftOut: 0},
};

/** The same scope without its limited institution, whose published figures are not by item or channel. */
const withoutLimited = <S extends CountScope>(scope: S): S =>
  scope.limited === undefined ? scope : {...scope, limited: {...scope.limited, months: undefined}};

/** Everything that is counted of a scope and that a question about results may ask for. */
export async function readCounts(
  storage: ResultSource,
  {itemCode, channel, groupBy}: ParsedInput<'getStatistics'>,
  within: CountScope,
  unit: 'day' | 'month',
  asOf: Date,
): Promise<Counts> {
  const wholly = itemCode === undefined && channel === undefined;
  const scope: ResultScope = {
    ...(wholly ? within : withoutLimited(within)),
    ...(itemCode === undefined ? {} : {itemCode}),
    ...(channel === undefined ? {} : {channel}),
  };
  const by = groupBy === 'day' || groupBy === 'month' ? undefined : groupBy;
  const groupScope = by === 'institution' ? scope : withoutLimited(scope);
  const [counts, tags, groups] = await Promise.all([
    storage.resultCounts(scope, unit, asOf.toISOString()),
    itemCode === undefined ? storage.tagCounts(scope, mostTags) : undefined,
    by === undefined ? undefined : storage.groupCounts(groupScope, by, mostGroups),
  ]);
  return {counts, tags, groups};
}
