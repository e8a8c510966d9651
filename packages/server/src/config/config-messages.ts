import {z} from 'zod';
import {defaultCodeRules} from '../domain/raters/code-sign-in.ts';
import type {SettingsInput} from '../domain/settings.ts';

/** How messages to telephones leave the server. */
export const messageWays = ['off', 'log', 'webhook'] as const;

const number = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine(value => value >= least && value <= most, `must be a whole number from ${least} to ${most}`);

/** The settings of messages to telephones, and of the codes in them. */
export const messageSettings = {
  MESSAGES: z.enum(messageWays, `must be one of ${messageWays.join(', ')}`).default('off'),
  MESSAGE_URL: z
    .url({protocol: /^https?$/, error: 'must be an address such as https://sms.example.gov.cn/codes'})
    .max(500, 'must be at most 500 characters long')
    .refine(text => {
      const {username, password, hash} = new URL(text);
      return username === '' && password === '' && hash === '';
    }, 'must carry neither a password nor anything behind #')
    .refine(
      text => /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(text),
      'must begin with https, because who reads a message can sign in with its code',
    )
    .optional(),
  MESSAGE_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,172}={0,2}$/, 'must be whsec_ and at least 24 random bytes in base64')
    .optional(),
  RATER_CODE_LOCK_MINUTES: number(1, 1440).optional(),
  RATER_CODES_PER_HOUR: number(1, 60).optional(),
};

type MessageConfig = z.output<z.ZodObject<typeof messageSettings>>;

/** What is missing where messages go to a gateway. */
export const missingForMessages = ({
  MESSAGES,
  MESSAGE_URL,
  MESSAGE_SECRET,
}: {
  readonly [name: string]: string | undefined;
}): string[] =>
  MESSAGES !== 'webhook'
    ? []
    : [
        ...(MESSAGE_URL === undefined ? ['MESSAGE_URL must be set with MESSAGES=webhook'] : []),
        ...(MESSAGE_SECRET === undefined ? ['MESSAGE_SECRET must be set with MESSAGES=webhook'] : []),
      ];

/** How often codes are tried and sent, as the configuration says. */
export const toCodeRules = (config: MessageConfig): SettingsInput['raterCodes'] => ({
  lockMinutes: config.RATER_CODE_LOCK_MINUTES,
  perHour: config.RATER_CODES_PER_HOUR,
});

/** One line per setting, for the help text. */
export const messageSettingsHelp = `
  MESSAGES            how one-time codes reach the telephones of persons who were served: off (default), webhook for a
                      gateway, or log, which writes number and code into the error output, for demonstration only
  MESSAGE_URL         address of the gateway, which gets a signed POST for each code; https, or this machine
  MESSAGE_SECRET      signs them (Standard Webhooks): whsec_ and at least 24 random bytes in base64
  RATER_CODE_LOCK_MINUTES
                      how long a case takes no code after five wrong ones, 1 to 1440 minutes, default ${defaultCodeRules.lockMinutes}
  RATER_CODES_PER_HOUR
                      how many codes are sent for one case within an hour, 1 to 60, default ${defaultCodeRules.perHour}`;
