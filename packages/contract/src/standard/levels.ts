import type {Localized} from './localized.ts';

/**
 * The five levels of satisfaction, from best to worst.
 *
 * Names, never numbers: the interface scale and GB/T 39046-2020 count in opposite directions.
 * Source: 国办发〔2019〕51号, five levels. Certainty: sure.
 */
export const levels = [
  'very_satisfied',
  'satisfied',
  'basically_satisfied',
  'dissatisfied',
  'very_dissatisfied',
] as const;

/** One of the five levels. */
export type Level = (typeof levels)[number];

/**
 * The words for each level.
 *
 * The Chinese words are fixed by 国办发〔2019〕51号 and must be shown as they are. Certainty: sure.
 */
export const levelNames = {
  very_satisfied: {'zh-CN': '非常满意', 'zh-TW': '非常滿意', en: 'Very satisfied'},
  satisfied: {'zh-CN': '满意', 'zh-TW': '滿意', en: 'Satisfied'},
  basically_satisfied: {'zh-CN': '基本满意', 'zh-TW': '基本滿意', en: 'Basically satisfied'},
  dissatisfied: {'zh-CN': '不满意', 'zh-TW': '不滿意', en: 'Dissatisfied'},
  very_dissatisfied: {'zh-CN': '非常不满意', 'zh-TW': '非常不滿意', en: 'Very dissatisfied'},
} as const satisfies Readonly<Record<Level, Localized>>;

/**
 * The levels that make a rating a bad rating (差评): the last two.
 *
 * Source: 国办发〔2019〕51号. Certainty: sure.
 */
export const badLevels = ['dissatisfied', 'very_dissatisfied'] as const satisfies readonly Level[];

/** One of the two levels of a bad rating. */
export type BadLevel = (typeof badLevels)[number];

/** True for 不满意 and 非常不满意: such a rating needs a reason and creates a work order (差评). */
export function isBad(level: Level): level is BadLevel {
  return badLevels.some(bad => bad === level);
}

/** True when a value is one of the five level names; numbers and Chinese words are not. */
export function isLevel(x: unknown): x is Level {
  return levels.some(level => level === x);
}
