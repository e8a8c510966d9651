import type {Localized, ServiceFacts} from '@gov-rating/contract';
import {startOfDay, dayAfter, shanghaiDay} from '../calendar/moments.ts';
import type {NewWebhookEvent} from '../webhooks/webhook-storage.ts';

/** When departments are reminded of services that nobody has rated. */
export interface ReminderRule {
  /** Natural days after the service in which it can be rated. */
  readonly windowDays: number;
  /** How many natural days before its last day. */
  readonly daysBefore: number;
}

/**
 * The rule of a deployment; undefined where nothing ends, or where no reminder is wanted.
 *
 * @param daysBefore In natural days; 0 for no reminder.
 */
export const reminderRule = (windowDays: number | null, daysBefore: number): ReminderRule | undefined =>
  windowDays === null || daysBefore === 0 ? undefined : {windowDays, daysBefore};

/** Services before this moment are due: they have no more days left than the rule says. */
export const dueBefore = (now: Date, {windowDays, daysBefore}: ReminderRule): Date =>
  startOfDay(dayAfter(shanghaiDay(now), daysBefore + 1 - windowDays));

/** A service of which a department is reminded. */
export interface RemindedService extends Pick<ServiceFacts, 'institutionCode' | 'serviceNumber' | 'node'> {
  readonly serviceId: string;
  readonly projectNo: string | null;
  /** ISO moment, UTC. */
  readonly servedAt: string;
  /** What the newest of its open invitations was given; null without. */
  readonly correlation: string | null;
  /** Whether it is known on which portal the person logs in. */
  readonly isOfPortal: boolean;
}

/**
 * The event of a reminder. It holds no invitation, because the institutions above hear it too, and none that was made can be
 * made readable again: the server has its hash alone.
 *
 * @param ownPage The page on which people who are logged in find what they can rate; undefined where there is none.
 */
export function reminderEvent(
  service: RemindedService,
  {windowDays}: ReminderRule,
  now: Date,
  ownPage: string | undefined,
): NewWebhookEvent {
  const {serviceId, institutionCode, serviceNumber, node, projectNo, correlation, servedAt, isOfPortal} = service;
  const lastDay = dayAfter(shanghaiDay(new Date(servedAt)), windowDays);
  const daysLeft = (Date.parse(lastDay) - Date.parse(shanghaiDay(now))) / 86_400_000;
  const url = isOfPortal ? ownPage : undefined;
  return {
    type: 'rating.reminder',
    institutionCode,
    at: now.toISOString(),
    data: {
      ...{serviceId, institutionCode, serviceNumber, node},
      ...(projectNo !== null && {projectNo}),
      ...(correlation !== null && {correlation}),
      ...{lastDay, daysLeft, message: reminderMessage(lastDay, url)},
      ...(url !== undefined && {url}),
    },
  };
}

/**
 * What can be sent to the person as it is: that there is something to rate and until when, that nobody must, and the address.
 * It names neither the matter nor the person, because others read messages on a locked screen.
 *
 * @param lastDay `YYYY-MM-DD`.
 */
export function reminderMessage(lastDay: string, url?: string): Pick<Localized, 'zh-CN' | 'en'> {
  const [year = 0, month = 0, day = 0] = lastDay.split('-').map(Number);
  const inEnglish = new Intl.DateTimeFormat('en-GB', {dateStyle: 'long', timeZone: 'UTC'});
  const [where, whereEn] = url === undefined ? ['。', '.'] : [`：${url}`, `: ${url}`];
  return {
    'zh-CN': `您最近办的一件事还可以评价，${month}月${day}日是最后一天。评不评、怎么评由您决定${where}`,
    en: `You can still rate a recent public service until ${inEnglish.format(Date.UTC(year, month - 1, day))}. Whether and how is up to you${whereEn}`,
  };
}
