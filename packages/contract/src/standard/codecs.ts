import type {Level} from './levels.ts';
import {numberCodec, type NumberCodec} from './number-codec.ts';

/** Reads and writes levels in one scale. */
export type LevelCodec = NumberCodec<Level>;

/**
 * The `satisfaction` field of the national interface and of all provincial ones: 5 is 非常满意, 1 is 非常不满意.
 *
 * Source: public clients of the Shandong, Fujian, Zhejiang and Guangdong interfaces. Certainty: sure.
 */
export const interfaceScale: LevelCodec = /* @__PURE__ */ numberCodec('interfaceScale', {
  very_satisfied: 5,
  satisfied: 4,
  basically_satisfied: 3,
  dissatisfied: 2,
  very_dissatisfied: 1,
});

/**
 * 满意度代码 of GB/T 39046-2020, table A.8: 1 is 非常满意, 5 is 非常不满意, the reverse of the interface scale.
 *
 * Source: GB/T 39046-2020, text read. Certainty: sure.
 */
export const gb39046: LevelCodec = /* @__PURE__ */ numberCodec('gb39046', {
  very_satisfied: 1,
  satisfied: 2,
  basically_satisfied: 3,
  dissatisfied: 4,
  very_dissatisfied: 5,
});

/**
 * `evaluatorLevel` of window devices (评价器): 0 is best, 4 is worst.
 *
 * A device's result −2 (no rating in time) is not a level and decodes to undefined.
 * Source: 人社 (social security) evaluator protocol in public code. Certainty: single.
 */
export const device: LevelCodec = /* @__PURE__ */ numberCodec('device', {
  very_satisfied: 0,
  satisfied: 1,
  basically_satisfied: 2,
  dissatisfied: 3,
  very_dissatisfied: 4,
});

/**
 * Stars, 5 to 1, whole stars only.
 *
 * Source: the table on one province's rule page. Certainty: likely.
 */
export const stars: LevelCodec = /* @__PURE__ */ numberCodec('stars', {
  very_satisfied: 5,
  satisfied: 4,
  basically_satisfied: 3,
  dissatisfied: 2,
  very_dissatisfied: 1,
});

/** Every scale by its name, for a caller who has the scale's name as data. */
export const levelCodecs = {interfaceScale, gb39046, device, stars} as const;

/** The name of one of the scales. */
export type LevelCodecName = keyof typeof levelCodecs;
