import type {RankingRow} from '@gov-rating/contract';
import type {ResultRules} from './result-rules.ts';
import {badIn, isSmallCell, mean, quotient, type Tally} from './tally.ts';

/** A row of the ranking without the institution's name, which may be spelled in several ways. */
export type PlacedRow = Omit<RankingRow, 'name'>;

/** The ratings of one institution. */
export interface RankedTally {
  readonly institutionCode: string;
  readonly tally: Tally;
}

/**
 * Institutions by mean, then by bad rate, equal figures in the same place; by bad rate alone where the region has no
 * points. Small samples follow by code, so that their order is not read as a ranking.
 */
export function toRanking(institutions: readonly RankedTally[], rules: ResultRules): PlacedRow[] {
  const rows = institutions.map(({institutionCode, tally}) => {
    const {bad, n} = badIn(tally, rules);
    if (isSmallCell(tally, rules)) return {institutionCode, mean: null, badRate: null, n, smallSample: true};
    const smallSample = n < Math.max(rules.minimumSample, 1);
    return {institutionCode, mean: mean(tally, rules), badRate: quotient(bad, n, 4), n, smallSample};
  });
  const byCode = (one: {institutionCode: string}, other: {institutionCode: string}) =>
    one.institutionCode < other.institutionCode ? -1 : 1;
  const large = rows.filter(row => !row.smallSample).sort((one, other) => byFigures(one, other) || byCode(one, other));
  const small = rows.filter(row => row.smallSample).sort(byCode);
  let place = 0;
  const placed = large.map((row, index) => {
    const before = large[index - 1];
    if (before === undefined || byFigures(before, row) !== 0) place = index + 1;
    return {...row, place};
  });
  return [...placed, ...small.map(row => ({...row, place: null}))];
}

type Figures = Pick<PlacedRow, 'mean' | 'badRate'>;

const byFigures = (one: Figures, other: Figures): number =>
  (other.mean ?? 0) - (one.mean ?? 0) || (one.badRate ?? 0) - (other.badRate ?? 0);
