import {isBad, levelNames, levels, type Profile, type Statistics} from '@gov-rating/contract';
import type {Counts} from '../storage/storage.ts';
import {activeRateFormula, badRateFormula, meanFormula, pointsUnknown} from './formulas.ts';

type Measure = Statistics['measures'][number];

/** Counts as results: totals and every measure with its formula. */
export function statisticsOf(counts: Counts, profile: Profile, asOf: Date): Statistics {
  return {
    total: sum(counts.levels, level => level.active + level.default),
    levels: counts.levels.map(({level, active, default: defaults}) => ({level, active, default: defaults})),
    orders: counts.orders,
    measures: [mean(counts, profile), badRate(counts, profile), activeRate(counts)],
    asOf: asOf.toISOString(),
  };
}

function mean(counts: Counts, profile: Profile): Measure {
  const points = profile.points.value;
  if (points === null) return {name: 'mean', value: null, formula: pointsUnknown};
  const table = levels.map(level => ({name: levelNames[level], points: points[level]}));
  const total = sum(counts.levels, counted(profile));
  const weighted = sum(counts.levels, level => points[level.level] * counted(profile)(level));
  return {name: 'mean', value: quotient(weighted, total, 2), formula: meanFormula(table, countsDefaults(profile))};
}

function badRate(counts: Counts, profile: Profile): Measure {
  const total = sum(counts.levels, counted(profile));
  const bad = sum(
    counts.levels.filter(({level}) => isBad(level)),
    counted(profile),
  );
  return {name: 'bad_rate', value: quotient(bad, total, 4), formula: badRateFormula(countsDefaults(profile))};
}

function activeRate(counts: Counts): Measure {
  const active = sum(counts.levels, level => level.active);
  const all = sum(counts.levels, level => level.active + level.default);
  return {name: 'active_rate', value: quotient(active, all, 4), formula: activeRateFormula};
}

type LevelCount = Counts['levels'][number];

const countsDefaults = (profile: Profile): boolean => profile.defaultRating.value?.counted === true;

/** How many ratings of a level enter means and rates: default ratings only where the profile counts them. */
const counted = (profile: Profile) => (level: LevelCount) =>
  level.active + (countsDefaults(profile) ? level.default : 0);

const sum = (all: readonly LevelCount[], of: (level: LevelCount) => number): number =>
  all.reduce((total, level) => total + of(level), 0);

/** A quotient rounded half up to so many decimals; null when there is nothing to divide by. */
function quotient(dividend: number, divisor: number, decimals: number): number | null {
  if (divisor === 0) return null;
  const scale = 10 ** decimals;
  return Math.round((dividend * scale) / divisor) / scale;
}
