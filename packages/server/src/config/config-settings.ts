import type {SettingsInput} from '../domain/settings.ts';
import {readCalendarYears} from './calendar-file.ts';
import {toCodeRules} from './config-messages.ts';
import {toWebhookRules} from './config-webhooks.ts';
import {toHotline} from './config-help.ts';
import {toPrivacyNotice} from './config-privacy.ts';
import {toRuleOverrides, type Config} from './config.ts';
import {readUpstream} from './upstream-file.ts';

/**
 * The settings that the environment states, for `createApp`; the caller adds the public address and the version, which only
 * the running server knows. Reads the calendar file and the file of platforms above.
 *
 * @throws {ConfigError} when one of the files cannot be read or is wrong.
 */
export async function readSettings(config: Config): Promise<SettingsInput> {
  return {
    pageUrl: config.PAGE_URL,
    profileId: config.PROFILE,
    commentMaxLength: config.COMMENT_MAX_LENGTH,
    ...toPrivacyNotice(config),
    hotline: toHotline(config),
    rules: toRuleOverrides(config),
    reminderDays: config.REMINDER_DAYS,
    suspicion: config.SUSPICION,
    calendarYears: await readCalendarYears(config.CALENDAR_FILE),
    calendarWarningDays: config.CALENDAR_WARNING_DAYS,
    operatorLogMonths: config.OPERATOR_LOG_MONTHS,
    promptDays: config.PROMPT_DAYS,
    corsOrigins: config.CORS_ORIGINS,
    pointRatingsPerAddress: config.POINT_RATINGS_PER_ADDRESS,
    webhooks: toWebhookRules(config),
    raterCodes: toCodeRules(config),
    guangdongBridge: config.GUANGDONG_BRIDGE,
    queueMachine: config.QUEUE_MACHINE,
    upstream: await readUpstream(config.UPSTREAM_FILE),
    results: {
      scoreWeights: config.SCORE_WEIGHTS,
      minimumSample: config.MINIMUM_SAMPLE,
      minimumCell: config.PUBLICATION_MINIMUM_CELL,
    },
  };
}
