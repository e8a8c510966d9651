import type {KnownCertainty} from './fact.ts';
import type {Level} from './levels.ts';
import {decodeNumber} from './number-codec.ts';

/** The models of key boxes and tablets (评价器) whose order of keys is known. */
export const keyModels = ['four-key', 'queue-old', 'queue-new', 'tax-tablet', 'ocx', 'page'] as const;

/** One of {@link keyModels}. */
export type KeyModel = (typeof keyModels)[number];

/** What a person can tick on some tablets beside the level: 环境, 业务, 态度, 其他. */
export type KeyReason = 'environment' | 'business' | 'attitude' | 'other';

/** What the keys of one model mean. */
export interface KeyTable {
  /** The key of each level that has one. */
  readonly levels: Readonly<Partial<Record<Level, number>>>;
  /** What the model reports when nobody pressed a key in time. */
  readonly nobodyRated: readonly number[];
  /** The bit of each reason, where the model reports reasons beside the key. */
  readonly reasonBits?: Readonly<Record<KeyReason, number>>;
  /** How well the table is known. */
  readonly certainty: KnownCertainty;
  /** Where the table comes from. */
  readonly source: string;
}

/**
 * The keys of each model. The orders contradict each other, so a key never travels without its model.
 *
 * 一般 is read as 基本满意, because boxes with this label have it at its place (likely). Four keys have no 非常不满意, so
 * their worst key is 不满意. What a program writes by itself when nobody presses is no key of a person: such a program must
 * be set up so that it writes nothing, or its time-out must reach `decodeKey` as it is.
 *
 * Source: for each model its own, in public code; see `source`.
 */
export const keyTables: Readonly<Record<KeyModel, KeyTable>> = {
  'four-key': {
    levels: {very_satisfied: 4, satisfied: 3, basically_satisfied: 2, dissatisfied: 1},
    nobodyRated: [-2],
    certainty: 'single',
    source:
      '人社 (social security) evaluator protocol: keys 1 to 4 are its levels 3 to 0, of which 0 is best; −2 is 超时未评价',
  },
  'queue-old': {
    levels: {very_satisfied: 4, satisfied: 1, basically_satisfied: 2, dissatisfied: 3},
    nobodyRated: [0],
    certainty: 'single',
    source: 'queue machine of a vehicle office, older protocol: 1 满意, 2 一般, 3 不满意, 4 非常满意, 0 nobody pressed',
  },
  'queue-new': {
    levels: {very_satisfied: 1, satisfied: 2, basically_satisfied: 3, dissatisfied: 5, very_dissatisfied: 4},
    nobodyRated: [0],
    certainty: 'derived',
    source:
      'queue machine, newer protocol: 1 is the best and 4 the worst, 5 is 不满意, 0 nobody pressed; so 4 is 非常不满意 (derived)',
  },
  'tax-tablet': {
    levels: {very_satisfied: 1, satisfied: 2, basically_satisfied: 3, dissatisfied: 4},
    nobodyRated: [],
    reasonBits: {environment: 8, business: 4, attitude: 2, other: 1},
    certainty: 'single',
    source:
      'tablet of a tax office: 1 is the best, 4 the worst; after 10 s its own software writes the text 满意, which is no key',
  },
  ocx: {
    levels: {very_satisfied: 3, satisfied: 2, basically_satisfied: 1, dissatisfied: 0},
    nobodyRated: [],
    certainty: 'single',
    source:
      'ActiveX control of a key box: 3 is the best, 0 the worst; its default branch says 非常满意, which is no key',
  },
  page: {
    levels: {very_satisfied: 4, satisfied: 3, basically_satisfied: 2, dissatisfied: 1},
    nobodyRated: [0],
    certainty: 'single',
    source: 'page on the screen of a window: 1 is 差, 4 is 非常满意; 0 after 60 s without a press',
  },
};

/** Why a key is no rating: the model's table has no line for it, or the model has no table. */
export type KeyProblem = 'key_unmapped' | 'model_unknown';

/** What a key means. */
export type KeyReading =
  | {readonly outcome: 'rated'; readonly level: Level; readonly reasons: readonly KeyReason[]}
  | {readonly outcome: 'nobody_rated'}
  | {readonly outcome: KeyProblem};

/**
 * Reads what a key box or tablet reports. Nothing is guessed: only a key with a line in the table of its model is a rating.
 * A number is taken as itself or as its canonical text: 3 and `'3'`, never `'03'`, `'3.0'`, 3.5, `''`, null or true.
 *
 * Reasons are what the person ticked on the device, by name. The tag catalogue has none of the same meaning, so they never
 * become tags or words: for a bad level the device shows the tags of the level, and the person chooses or writes.
 *
 * @param model One of {@link keyModels}; another one is `model_unknown`.
 * @param key What the device reported.
 * @param reasonMask The sum of the bits of the reasons, 0 to 15; only of models that report reasons, else `key_unmapped`.
 *
 * @example
 * ```ts
 * import {decodeKey} from '@gov-rating/contract/standard';
 *
 * decodeKey('queue-old', 3); // {outcome: 'rated', level: 'dissatisfied', reasons: []}
 * decodeKey('queue-old', 0); // {outcome: 'nobody_rated'}
 * decodeKey('queue-old', 5); // {outcome: 'key_unmapped'}
 * decodeKey('tax-tablet', '4', 2); // {outcome: 'rated', level: 'dissatisfied', reasons: ['attitude']}
 * ```
 */
export function decodeKey(model: unknown, key: unknown, reasonMask?: unknown): KeyReading {
  const known = keyModels.find(name => name === model);
  if (known === undefined) return {outcome: 'model_unknown'};
  const {levels, nobodyRated, reasonBits} = keyTables[known];
  const isNobody = nobodyRated.some(code => key === code || key === String(code));
  if (isNobody) return {outcome: 'nobody_rated'};
  const level = decodeNumber(levels, key);
  const reasons = reasonMask === undefined ? [] : reasonsOf(reasonBits, reasonMask);
  return level === undefined || reasons === undefined ? {outcome: 'key_unmapped'} : {outcome: 'rated', level, reasons};
}

/** Undefined for anything that is not a sum of the model's bits. */
function reasonsOf(bits: KeyTable['reasonBits'], mask: unknown): KeyReason[] | undefined {
  if (bits === undefined) return undefined;
  const entries = Object.entries(bits) as [KeyReason, number][];
  const most = entries.reduce((sum, [, bit]) => sum + bit, 0);
  const sums = Object.fromEntries(Array.from({length: most + 1}, (_, sum) => [`sum ${sum}`, sum]));
  const name = decodeNumber(sums, mask);
  if (name === undefined) return undefined;
  return entries.filter(([, bit]) => ((sums[name] ?? 0) & bit) !== 0).map(([reason]) => reason);
}
