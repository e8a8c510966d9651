import type {Channel} from './channels.ts';
import type {Fact} from './fact.ts';
import type {Level} from './levels.ts';
import type {Localized} from './localized.ts';
import type {RatingNode} from './nodes.ts';

/** How days are counted: every day (自然日), or days that the statutory calendar makes working days (工作日). */
export const dayKinds = ['natural', 'working'] as const;

/** One of {@link dayKinds}. */
export type DayKind = (typeof dayKinds)[number];

/** A time limit in whole days. */
export interface Deadline {
  /** Number of days, at least 1. */
  readonly days: number;
  /** How they are counted. */
  readonly dayKind: DayKind;
}

/** The default rating, recorded when no rating came in time (默认评价). */
export interface DefaultRating extends Deadline {
  /** False when nothing is recorded; the other fields are then without effect. */
  readonly enabled: boolean;
  /** The level recorded; always recorded as default, never as a citizen's choice. */
  readonly level: Level;
  /** True when default ratings enter means and rates; they are counted apart either way. */
  readonly counted: boolean;
}

/** The time limits for handling a bad rating (差评), one for each step. */
export interface Deadlines {
  /** First contact with the rater and verification, from the creation of the order. */
  readonly contact: Fact<Deadline>;
  /** Rectification and answer to the rater, from the creation of the order. */
  readonly answer: Fact<Deadline>;
  /** Follow-up (回访) after the answer. */
  readonly followUp: Fact<Deadline>;
  /** The most by which `answer` can be extended. */
  readonly extension: Fact<Deadline>;
  /** Decision of a review (复核), from its request. */
  readonly review: Fact<Deadline>;
  /** Decision of an appeal (申诉), from its filing. */
  readonly appeal: Fact<Deadline>;
}

/** When a member of staff who was badly rated again and again gets a rectification notice (限期整改). */
export interface StaffNotice {
  /** Number of effective bad ratings, at least 2. */
  readonly badRatings: number;
  /** Length of the window in natural days, today included. */
  readonly days: number;
  /** For the measures of the institution, from the day of the notice. */
  readonly deadline: Deadline;
}

/** The general line of a region, where people help (政务服务便民热线). */
export interface Hotline {
  /** The number, in the form of a public telephone such as `12345`. */
  readonly phone: string;
  /** What people call it, at most 40 characters. */
  readonly name: Localized;
}

/**
 * The numbers of one region's rules.
 *
 * A fact without a value was looked for and not found: the operator of a deployment must set it; it is never guessed.
 */
export interface Profile {
  /** Stable identifier: region and, where known, the year of the rule. A deployment may add its own. */
  readonly id: string;
  /** What people call the profile. */
  readonly name: Localized;
  /** The tag catalogue that new ratings use. */
  readonly catalogueVersion: 'v2';
  /** The nodes at which a service can be rated, in order of time. */
  readonly nodes: readonly RatingNode[];
  /** All channel codes `pf` valid in the region, the national ones included; a channel without a code is left out. */
  readonly channelCodes: Fact<Readonly<Partial<Record<Channel, number>>>>;
  /** Points of each level, for the mean. */
  readonly points: Fact<Readonly<Record<Level, number>>>;
  /** The default rule. */
  readonly defaultRating: Fact<DefaultRating>;
  /** Natural days after the service during which a rating is accepted. */
  readonly ratingWindowDays: Fact<number>;
  /** Whether the rater may add one supplement (追评) after rectification. */
  readonly supplement: Fact<{readonly allowed: boolean}>;
  /** Most characters of a comment. */
  readonly commentMaxLength: Fact<number>;
  /** The time limits for handling a bad rating. */
  readonly deadlines: Deadlines;
  /** Share of real-name bad ratings that must be followed up, 0 to 1. */
  readonly followUpRate: Fact<number>;
  /** Months after which persons and what people wrote are erased; ratings and counts stay. */
  readonly retentionMonths: Fact<number>;
  /**
   * Whether raters may have their own words erased when they ask, before that; level and tags stay. Not where a law or rule
   * demands that the words are kept.
   */
  readonly ownWords: Fact<{readonly erasable: boolean}>;
  /**
   * Days after which the person of a service without a work order is erased, where no rating window is set; with a rating
   * window the person is erased when it has passed.
   */
  readonly personDays: Fact<number>;
  /** What part of the score 事项办理 and 窗口服务 make, in percent; together 100. */
  readonly scoreWeights: Fact<{readonly matter: number; readonly window: number}>;
  /** Ratings from which on an institution gets a place in the ranking. */
  readonly minimumSample: Fact<number>;
  /** When repeated bad ratings of one member of staff lead to a rectification notice. */
  readonly staffNotice: Fact<StaffNotice>;
  /** Where raters can call who need help; a deployment may set another. */
  readonly hotline: Fact<Hotline>;
}
