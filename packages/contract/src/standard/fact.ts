/**
 * How well a number of the standard is known, best first.
 *
 * - `sure`: official text read, or the same value in three independent sources
 * - `likely`: two sources, or a strong inference
 * - `single`: one source only
 * - `derived`: our own conclusion from facts, not a rule
 */
export const knownCertainties = ['sure', 'likely', 'single', 'derived'] as const;

/** A certainty that a value can have. */
export type KnownCertainty = (typeof knownCertainties)[number];

/** {@link knownCertainties}, and `unknown` for a missing value: it was looked for and not found. */
export const certainties = [...knownCertainties, 'unknown'] as const;

/** One of {@link certainties}. */
export type Certainty = (typeof certainties)[number];

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
