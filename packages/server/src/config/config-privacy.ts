import {z} from 'zod';
import {
  longestPrivacyNotice,
  longestPrivacyPage,
  privacyNoticeFault,
  privacyPageOf,
  type PrivacyNotice,
} from '../domain/privacy/privacy-notice.ts';

const sentence = z
  .string()
  .superRefine((text, context) => {
    const fault = privacyNoticeFault(text);
    // A message of a setting begins with its name.
    if (fault) context.addIssue({code: 'custom', message: fault.en.replace(/^it |\.$/g, '')});
  })
  .optional();

const page = z
  .string()
  .refine(
    text => privacyPageOf(text) !== undefined,
    `must be an https address without credentials, at most ${longestPrivacyPage} characters long`,
  )
  .transform(text => privacyPageOf(text) ?? text)
  .optional();

/** The sentence about privacy that a deployment sets, one for each language, and the page that says more. */
export const privacySettings = {
  PRIVACY_NOTICE: sentence,
  PRIVACY_NOTICE_ZH_TW: sentence,
  PRIVACY_NOTICE_EN: sentence,
  PRIVACY_PAGE: page,
};

/** What must be set together, because a page shows a sentence in the language of its reader. */
export const privacyNames = ['PRIVACY_NOTICE', 'PRIVACY_NOTICE_ZH_TW', 'PRIVACY_NOTICE_EN'] as const;

type Sentences = {readonly [K in keyof typeof privacySettings]?: string | undefined};

/** What is wrong with a page that no sentence leads to. */
export const lonelyPrivacyPage = (config: Readonly<Record<string, string | undefined>>): string[] =>
  config['PRIVACY_PAGE'] !== undefined && privacyNames.every(name => config[name] === undefined)
    ? [`PRIVACY_PAGE must be set with ${privacyNames.join(', ')}, which lead to it`]
    : [];

/** The sentence in every language, with its page; undefined where no sentence is set. */
export function toPrivacyNotice(config: Sentences): PrivacyNotice | undefined {
  const [zhCN, zhTW, en] = privacyNames.map(name => config[name]);
  return zhCN === undefined || zhTW === undefined || en === undefined
    ? undefined
    : {privacyNotice: {'zh-CN': zhCN, 'zh-TW': zhTW, en}, privacyPage: config.PRIVACY_PAGE};
}

/** The lines of the help text. */
export const privacyHelp = `  PRIVACY_NOTICE      a sentence about privacy in simplified Chinese that every form shows where a rater writes, at most
                      ${longestPrivacyNotice} characters; without it only the usual advice is shown, not to write numbers of people;
                      institutions may have their own
  PRIVACY_NOTICE_ZH_TW  the same in traditional Chinese; set all three or none
  PRIVACY_NOTICE_EN   the same in English
  PRIVACY_PAGE        the https address of a page that says more; links and printed codes lead to it
`;
