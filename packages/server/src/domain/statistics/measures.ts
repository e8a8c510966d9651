import {
  levelNames,
  levels,
  measureNames,
  tagDimensionNames,
  type Localized,
  type Measure,
  type MeasureName,
  type OrderFigures,
} from '@gov-rating/contract';
import {
  activeRateFormula,
  badRateFormula,
  dimensionFormula,
  meanFormula,
  onTimeFormula,
  pointsUnknown,
  satisfactionFormula,
  scoreFormula,
  weightsUnknown,
} from './formulas.ts';
import type {ResultRules} from './result-rules.ts';
import {badIn, mean, quotient, sumOfLevels, type DimensionTallies} from './tally.ts';

/** A measure without its number: unit, how well the formula is known, and its words. */
export type MeasureMethod = Omit<Measure, 'value'>;

const units: Readonly<Record<MeasureName, Pick<Measure, 'unit' | 'certainty'>>> = {
  mean: {unit: 'points', certainty: 'derived'},
  bad_rate: {unit: 'share', certainty: 'likely'},
  satisfaction: {unit: 'share', certainty: 'derived'},
  active_rate: {unit: 'share', certainty: 'derived'},
  on_time_rate: {unit: 'share', certainty: 'derived'},
  matter_score: {unit: 'points', certainty: 'derived'},
  window_score: {unit: 'points', certainty: 'derived'},
  score: {unit: 'points', certainty: 'derived'},
};

/** Every measure with its formula in words, by the rules of a region. */
export function measureMethods(rules: ResultRules): MeasureMethod[] {
  const {points, defaultsCounted, scoreWeights} = rules;
  const orNot = (formula: Localized) => (points === null ? pointsUnknown : formula);
  const table = levels.map(level => ({name: levelNames[level], points: points?.[level] ?? 0}));
  const formulas: Readonly<Record<MeasureName, Localized>> = {
    mean: orNot(meanFormula(table, defaultsCounted)),
    bad_rate: badRateFormula(defaultsCounted),
    satisfaction: satisfactionFormula(defaultsCounted),
    active_rate: activeRateFormula,
    on_time_rate: onTimeFormula,
    matter_score: orNot(dimensionFormula(tagDimensionNames.matter, defaultsCounted)),
    window_score: orNot(dimensionFormula(tagDimensionNames.window, defaultsCounted)),
    score: orNot(scoreWeights === null ? weightsUnknown : scoreFormula(scoreWeights)),
  };
  return measureNames.map(name => ({name, ...units[name], formula: formulas[name]}));
}

/** The number of every measure; null when there is nothing to divide by, or a number of the rule is unknown. */
export function measureValues(
  tallies: DimensionTallies,
  orders: OrderFigures,
  rules: ResultRules,
): {name: MeasureName; value: number | null}[] {
  const {all, matter, window} = tallies;
  const {bad, n} = badIn(all, rules);
  const active = sumOfLevels(all, level => level.active);
  const scores = {matter: mean(matter, rules), window: mean(window, rules)};
  const values: Readonly<Record<MeasureName, number | null>> = {
    mean: mean(all, rules),
    bad_rate: quotient(bad, n, 4),
    satisfaction: quotient(n - bad, n, 4),
    active_rate: quotient(active, active + sumOfLevels(all, level => level.default), 4),
    on_time_rate: quotient(orders.onTime, orders.due, 4),
    matter_score: scores.matter,
    window_score: scores.window,
    score: score(scores, rules),
  };
  return measureNames.map(name => ({name, value: values[name]}));
}

/** Computed in hundredths, so that a reader gets the same third figure from the two others by hand. */
function score(scores: {readonly matter: number | null; readonly window: number | null}, rules: ResultRules) {
  const {scoreWeights: weights} = rules;
  if (weights === null || scores.matter === null || scores.window === null) return null;
  const hundredths = (points: number) => Math.round(points * 100);
  return quotient(weights.matter * hundredths(scores.matter) + weights.window * hundredths(scores.window), 10_000, 2);
}
