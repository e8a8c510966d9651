import type {Channel} from './channels.ts';
import type {Localized} from './localized.ts';
import {suspicionRuleTexts} from './suspicion-texts.ts';

/** What ratings must have in common to be looked at together. */
export type SuspicionKey = 'device' | 'source' | 'window' | 'comment';

/**
 * When a rule marks: as many ratings with the same key in so many seconds, or, without `count`, one rating whose times
 * are that far off.
 */
export interface SuspicionLimit {
  readonly count?: number;
  readonly seconds: number;
}

/** One rule that flags ratings for a person to check. A flag is not a finding: it changes neither rating nor results. */
export interface SuspicionRule {
  readonly name: Localized;
  /** What a person reads who has to decide. */
  readonly meaning: Localized;
  /** What counted ratings have in common; absent for a rule about the times of a single rating. */
  readonly same?: SuspicionKey;
  /** Only ratings of these channels; by default all. */
  readonly channels?: readonly Channel[];
  /** The facts that a flag of this rule holds, all of them numbers. */
  readonly facts: readonly SuspicionFact[];
  /** Ours, for want of an official number: no source of the field states a threshold. */
  readonly usual: SuspicionLimit;
}

/** `count`: number of ratings; `seconds`: the span that they lie in, or the difference of two times. */
export type SuspicionFact = 'count' | 'seconds';

const minutes = 60;
const days = 86_400;
const counted = ['count', 'seconds'] as const;
const timed = ['seconds'] as const;

/** Every rule. Official thresholds for 刷好评 and 批量刷评 were looked for and not found. */
export const suspicionRules = {
  burst_device: {
    ...suspicionRuleTexts.burst_device,
    same: 'device',
    facts: counted,
    usual: {count: 20, seconds: 10 * minutes},
  },
  burst_rater: {
    ...suspicionRuleTexts.burst_rater,
    same: 'source',
    // Behind the address of a hall, a hotline or a message gateway there are many raters.
    channels: ['web', 'mobile', 'qr_code'],
    facts: counted,
    // Telephones in a hall share its wireless network, others the address of their carrier.
    usual: {count: 40, seconds: 10 * minutes},
  },
  burst_point: {
    ...suspicionRuleTexts.burst_point,
    same: 'window',
    facts: counted,
    usual: {count: 20, seconds: 10 * minutes},
  },
  window_series: {
    ...suspicionRuleTexts.window_series,
    same: 'window',
    channels: ['hall_tablet', 'hall_terminal'],
    facts: counted,
    usual: {count: 4, seconds: 1 * minutes},
  },
  same_comment: {
    ...suspicionRuleTexts.same_comment,
    same: 'comment',
    facts: counted,
    usual: {count: 5, seconds: 30 * days},
  },
  before_service: {
    ...suspicionRuleTexts.before_service,
    facts: timed,
    usual: {seconds: 1 * minutes},
  },
  at_once: {
    ...suspicionRuleTexts.at_once,
    // A hotline or a message gateway invites and sends in one go, when the rater has already spoken.
    channels: ['web', 'mobile', 'qr_code', 'hall_tablet', 'hall_terminal'],
    facts: timed,
    usual: {seconds: 2},
  },
  device_clock: {
    ...suspicionRuleTexts.device_clock,
    facts: timed,
    usual: {seconds: 10 * minutes},
  },
} as const satisfies Record<string, SuspicionRule>;

/** The name of a rule. */
export type SuspicionRuleName = keyof typeof suspicionRules;

/** Every rule, in the order of the table. */
export const suspicionRuleNames = Object.keys(suspicionRules) as [SuspicionRuleName, ...SuspicionRuleName[]];

/** How a person settles a flag: dismissed, or sent to review. */
export const suspicionDecisions = ['dismissed', 'review'] as const;
