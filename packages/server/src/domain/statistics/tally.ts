import {isBad, levels, type Level} from '@gov-rating/contract';
import type {ResultRules} from './result-rules.ts';
import type {About, CountSource, LevelCounts} from './statistics-storage.ts';

/** How many ratings have one level, while they are counted. */
export type LevelTally = {-readonly [K in keyof LevelCounts]: LevelCounts[K]};

/** All five levels, best first. */
export type Tally = readonly LevelCounts[];

/** All ratings, and those about each dimension. */
export interface DimensionTallies {
  readonly all: LevelTally[];
  readonly matter: LevelTally[];
  readonly window: LevelTally[];
}

/** Five levels without ratings. */
export const emptyTally = (): LevelTally[] => levels.map(level => ({level, active: 0, default: 0, voided: 0}));

/** Nothing at all. */
export const emptyTallies = (): DimensionTallies => ({
  all: emptyTally(),
  matter: emptyTally(),
  window: emptyTally(),
});

/** Adds ratings of one level and kind. */
export function addTo(tally: readonly LevelTally[], level: Level, source: CountSource, count: number): void {
  const entry = tally.find(candidate => candidate.level === level);
  if (!entry) throw new RangeError(`no such level: ${level}`);
  entry[source] += count;
}

/** Adds ratings to the total and to the dimensions that they are about; one of a point is about neither. */
export function addAbout(tallies: DimensionTallies, level: Level, source: CountSource, about: About, count: number) {
  addTo(tallies.all, level, source, count);
  if (about === 'point') return;
  if (about !== 'window') addTo(tallies.matter, level, source, count);
  if (about !== 'matter') addTo(tallies.window, level, source, count);
}

/** The dimensions that a rating with these tags is about. */
export function toAbout(tags: readonly string[], windowTags: readonly string[]): About {
  const ofWindow = tags.filter(tag => windowTags.includes(tag)).length;
  if (tags.length === 0 || (ofWindow > 0 && ofWindow < tags.length)) return 'both';
  return ofWindow > 0 ? 'window' : 'matter';
}

/** The sum over all levels. */
export const sumOfLevels = (tally: Tally, of: (level: LevelCounts) => number): number =>
  tally.reduce((sum, level) => sum + of(level), 0);

/** How many ratings of a level enter means and rates. */
export const countedBy =
  ({defaultsCounted}: ResultRules) =>
  (level: LevelCounts): number =>
    level.active + (defaultsCounted ? level.default : 0);

/** Ratings by people, void ones included: the number that must not be too small to disclose. */
export const givenIn = (tally: Tally): number => sumOfLevels(tally, level => level.active + level.voided);

/** Whether so few people rated that levels would show single ratings. */
export function isSmallCell(tally: Tally, {minimumCell}: ResultRules): boolean {
  const given = givenIn(tally);
  return given > 0 && given < minimumCell;
}

/** A quotient rounded half up to `decimals` places; null when the divisor is 0. */
export function quotient(dividend: number, divisor: number, decimals: number): number | null {
  if (divisor === 0) return null;
  const scale = 10 ** decimals;
  return Math.round((dividend * scale) / divisor) / scale;
}

/** The points of all ratings that count, and how many there are; undefined where the region has no points. */
export function pointsIn(tally: Tally, rules: ResultRules): {readonly points: number; readonly n: number} | undefined {
  const {points: table} = rules;
  if (table === null) return undefined;
  const counted = countedBy(rules);
  return {points: sumOfLevels(tally, level => table[level.level] * counted(level)), n: sumOfLevels(tally, counted)};
}

/** The mean of the points, two decimals. */
export function mean(tally: Tally, rules: ResultRules): number | null {
  const sum = pointsIn(tally, rules);
  return sum === undefined ? null : quotient(sum.points, sum.n, 2);
}

/** Bad ratings that count, and all that count. */
export function badIn(tally: Tally, rules: ResultRules): {readonly bad: number; readonly n: number} {
  const counted = countedBy(rules);
  const bad = tally.filter(({level}) => isBad(level));
  return {bad: sumOfLevels(bad, counted), n: sumOfLevels(tally, counted)};
}

/** The figures that every part of the results shows. */
export function toFigures(tally: Tally, rules: ResultRules) {
  const active = sumOfLevels(tally, level => level.active);
  const byDefault = sumOfLevels(tally, level => level.default);
  const {bad, n} = badIn(tally, rules);
  return {
    total: active + byDefault,
    active,
    default: byDefault,
    voided: sumOfLevels(tally, level => level.voided),
    bad,
    mean: mean(tally, rules),
    badRate: quotient(bad, n, 4),
  };
}
