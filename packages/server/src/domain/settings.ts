import {
  commentCeiling,
  defaultProfileId,
  profiles,
  type Hotline,
  type Localized,
  type Profile,
  type ProfileId,
} from '@gov-rating/contract';
import type {YearOfDays} from './calendar/statutory-days.ts';
import {workingDays, type WorkingDays} from './calendar/working-days.ts';
import {defaultCodeRules, type CodeRules} from './raters/code-sign-in.ts';
import {resolveRules, type RuleOverrides, type Rules} from './profile/rules.ts';
import type {ResultSettings} from './statistics/result-settings.ts';
import {suspicionLimits, type OwnSuspicionLimits, type SuspicionLimits} from './suspicions/suspicion-limits.ts';
import type {Platform} from './upstream/platform.ts';
import {strictWebhookRules, type WebhookRules} from './webhooks/webhook-address.ts';

/** What a deployment decides. */
export interface Settings {
  /** The origin under which citizens reach this server, without a slash at the end. */
  readonly publicUrl: string;
  /** The page of invitations for which the department names no page. */
  readonly pageUrl: string;
  /** The page on which people whom a portal has logged in find what they can rate; undefined where there is none. */
  readonly ownPage: string | undefined;
  /** How many natural days before the end of the rating window departments are reminded; 0: never. */
  readonly reminderDays: number;
  /** The page that shows progress and answer by receipt; undefined where this server has no such page. */
  readonly receiptPage: string | undefined;
  readonly profileId: ProfileId;
  readonly profile: Profile;
  /** In Unicode characters. */
  readonly commentMaxLength: number;
  /** What forms say about privacy where no institution has its own sentence; undefined: nothing more than the usual advice. */
  readonly privacyNotice: Localized | undefined;
  /** The https address of a page that says more, beside the sentence. */
  readonly privacyPage: string | undefined;
  /** The general line that raters can call. */
  readonly hotline: Hotline;
  /** The profile's numbers that a deployment can set, with who set them. */
  readonly rules: Rules;
  /** The limits above which ratings are flagged as suspicions for a person to check. */
  readonly suspicion: SuspicionLimits;
  /** The statutory calendar, with the years that the operator added. */
  readonly calendar: WorkingDays;
  /** How many natural days before orders get no due date, for want of a calendar, the operator is warned. */
  readonly calendarWarningDays: number;
  /** How many months entries of the operator's log are kept. */
  readonly operatorLogMonths: number;
  /** How many days requests to rate on devices are kept. */
  readonly promptDays: number;
  /** Origins whose pages may call what citizens and the public may call; `*` for all. */
  readonly corsOrigins: '*' | readonly string[];
  /** How often a point itself is rated from one network address on a day. */
  readonly pointRatingsPerAddress: number;
  /** Where webhooks may lead. */
  readonly webhooks: WebhookRules;
  /** How Guangdong's hall evaluator bridge may be called; `get` puts personal data into addresses. */
  readonly guangdongBridge: GuangdongBridge;
  /** Whether queue machines may report tickets in their dialect. */
  readonly queueMachine: QueueMachine;
  /** Provincial and national platforms that get ratings. They hold credentials and are shown to nobody. */
  readonly upstream: readonly Platform[];
  /** The version in getHealth and in the OpenAPI document. */
  readonly version: string;
  readonly results: ResultSettings;
  /** How often one-time codes are tried and sent. */
  readonly raterCodes: CodeRules;
}

/** Guangdong's hall evaluator bridge: not there, by POST only, or also by GET. */
export const guangdongBridges = ['off', 'post', 'get'] as const;

/** One of {@link guangdongBridges}. */
export type GuangdongBridge = (typeof guangdongBridges)[number];

/** The dialect of queue machines: not there, or there. */
export const queueMachines = ['off', 'on'] as const;

/** One of {@link queueMachines}. */
export type QueueMachine = (typeof queueMachines)[number];

/** A device may send a rating for a week; the month gives its office time to ask why a screen was left untouched. */
export const defaultPromptDays = 30;

/** Our choice: a weekend lies between the reminder and the last day, and the person has not forgotten the service. */
export const defaultReminderDays = 3;

/** Six weeks: the notice for the next year is out by then, and there is time to take it over. */
export const defaultCalendarWarningDays = 42;

/**
 * Our choice: a hall whose network has one address is rated by everybody who stands in it, some hundreds a day, and who
 * wants to shape its figure alone comes no further.
 */
export const defaultPointRatings = 300;

/**
 * Six months, the shortest time that network logs must be kept: 《中华人民共和国网络安全法》 article 23 item 3, as amended and in
 * force since 1 January 2026 (article 21 item 3 before). That it is also our default is our choice: personal data are kept
 * no longer than needed (《个人信息保护法》 article 19).
 */
export const fewestLogMonths = 6;

/** Settings with defaults. */
export interface SettingsInput {
  readonly publicUrl?: string | undefined;
  readonly pageUrl?: string | undefined;
  readonly receiptPage?: string | undefined;
  readonly ownPage?: string | undefined;
  /** Default: {@link defaultReminderDays}. */
  readonly reminderDays?: number | undefined;
  readonly profileId?: ProfileId | undefined;
  readonly commentMaxLength?: number | undefined;
  /** A sentence about privacy in every language, shown where a rater writes. */
  readonly privacyNotice?: Localized | undefined;
  /** The https address of a page that says more; only beside `privacyNotice`. */
  readonly privacyPage?: string | undefined;
  /** The general line instead of the profile's. */
  readonly hotline?: Hotline | undefined;
  /** Numbers set by the deployment, instead of its profile's or where the profile has none. */
  readonly rules?: RuleOverrides | undefined;
  /** Limits of suspicion in place of the usual ones; null switches a rule off. */
  readonly suspicion?: OwnSuspicionLimits | undefined;
  /** Years of the statutory calendar that are not shipped, or whose notice was changed. */
  readonly calendarYears?: Readonly<Record<number, YearOfDays>> | undefined;
  readonly calendarWarningDays?: number | undefined;
  readonly operatorLogMonths?: number | undefined;
  /** Default: 30. At least 8, because a device sends ratings for a week. */
  readonly promptDays?: number | undefined;
  readonly corsOrigins?: '*' | readonly string[] | undefined;
  /** Default: {@link defaultPointRatings}. */
  readonly pointRatingsPerAddress?: number | undefined;
  /** Default: the public internet by https on port 443. */
  readonly webhooks?: WebhookRules | undefined;
  /** Default: off. */
  readonly guangdongBridge?: GuangdongBridge | undefined;
  /** Default: off. */
  readonly queueMachine?: QueueMachine | undefined;
  /** Default: none. */
  readonly upstream?: readonly Platform[] | undefined;
  readonly version?: string | undefined;
  /** Default: half an hour, five an hour. */
  readonly raterCodes?: {readonly [K in keyof CodeRules]?: CodeRules[K] | undefined} | undefined;
  readonly results?: {readonly [K in keyof ResultSettings]?: ResultSettings[K] | undefined} | undefined;
}

/** Fills in the defaults. Throws an Error with a sentence for the operator when the settings contradict each other. */
export function resolveSettings(input: SettingsInput = {}): Settings {
  const profileId = input.profileId ?? defaultProfileId;
  const profile = profiles[profileId];
  const publicUrl = (input.publicUrl ?? 'http://localhost:8080').replace(/\/+$/, '');
  return {
    publicUrl,
    pageUrl: input.pageUrl ?? `${publicUrl}/rate`,
    receiptPage: input.receiptPage,
    ownPage: input.ownPage,
    reminderDays: input.reminderDays ?? defaultReminderDays,
    profileId,
    profile,
    commentMaxLength: commentMaxLength(profile, input.commentMaxLength),
    privacyNotice: input.privacyNotice,
    privacyPage: input.privacyPage,
    hotline: hotline(profile, input.hotline),
    rules: resolveRules(profile, input.rules),
    suspicion: suspicionLimits(input.suspicion),
    calendar: workingDays(input.calendarYears),
    calendarWarningDays: input.calendarWarningDays ?? defaultCalendarWarningDays,
    operatorLogMonths: operatorLogMonths(input.operatorLogMonths),
    promptDays: input.promptDays ?? defaultPromptDays,
    corsOrigins: input.corsOrigins ?? '*',
    pointRatingsPerAddress: input.pointRatingsPerAddress ?? defaultPointRatings,
    webhooks: input.webhooks ?? strictWebhookRules,
    guangdongBridge: input.guangdongBridge ?? 'off',
    queueMachine: input.queueMachine ?? 'off',
    upstream: input.upstream ?? [],
    version: input.version ?? '0.0.0',
    raterCodes: {
      lockMinutes: input.raterCodes?.lockMinutes ?? defaultCodeRules.lockMinutes,
      perHour: input.raterCodes?.perHour ?? defaultCodeRules.perHour,
    },
    results: resultSettings(profile, input.results),
  };
}

function operatorLogMonths(months = fewestLogMonths): number {
  if (!Number.isInteger(months) || months < fewestLogMonths)
    throw new Error(`The operator's log is kept for a whole number of months, at least ${fewestLogMonths}.`);
  return months;
}

/** Thirty ratings and five people are our choice, not a rule of any region: they can be read and set. */
function resultSettings(profile: Profile, wanted: SettingsInput['results'] = {}): ResultSettings {
  const scoreWeights = wanted.scoreWeights ?? profile.scoreWeights.value;
  const minimumSample = wanted.minimumSample ?? profile.minimumSample.value ?? 30;
  const minimumCell = wanted.minimumCell ?? 5;
  if (scoreWeights !== null && scoreWeights.matter + scoreWeights.window !== 100)
    throw new Error('The weights of the score must make 100 percent together.');
  if (minimumCell < 2) throw new Error('A single rating is never shown: the minimum cell must be 2 or more.');
  return {scoreWeights, minimumSample, minimumCell};
}

function hotline(profile: Profile, wanted: Hotline | undefined): Hotline {
  const line = wanted ?? profile.hotline.value;
  if (line === null) throw new Error(`Profile ${profile.id} knows no general line: set HOTLINE.`);
  return line;
}

function commentMaxLength(profile: Profile, wanted: number | undefined): number {
  const length = wanted ?? profile.commentMaxLength.value;
  if (length === null) throw new Error(`Profile ${profile.id} knows no longest comment: set COMMENT_MAX_LENGTH.`);
  if (!Number.isInteger(length) || length < 1 || length > commentCeiling)
    throw new Error(`The longest comment must be 1 to ${commentCeiling} characters, not ${length}.`);
  return length;
}
