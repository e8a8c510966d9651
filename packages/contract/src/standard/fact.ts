/**
 * How well a number of the standard is known.
 *
 * - `sure`: official text read, or the same value in three independent sources
 * - `likely`: two sources, or a strong inference
 * - `single`: one source only
 * - `derived`: our own conclusion from facts, not a rule
 * - `unknown`: looked for and not found
 */
export type Certainty = 'sure' | 'likely' | 'single' | 'derived' | 'unknown';

/** A certainty that a value can have; `unknown` belongs to a missing value only. */
export type KnownCertainty = Exclude<Certainty, 'unknown'>;

/** A value of a rule together with where it comes from and how well it is known. */
export interface Fact<T> {
  /** The value; null means it is unknown and a deployment must set it. */
  readonly value: T | null;
  /** Certainty of the weakest part of the value; always `unknown` when the value is null. */
  readonly certainty: Certainty;
  /** The document or observation behind the value, or what was searched in vain. */
  readonly source: string;
}

/** States a known value with its certainty and source. */
export function fact<T>(value: T, certainty: KnownCertainty, source: string): Fact<T> {
  return {value, certainty, source};
}

/** States that a value was looked for and not found; a deployment must set it before the rule can run. */
export function unknownFact<T = never>(source: string): Fact<T> {
  return {value: null, certainty: 'unknown', source};
}
