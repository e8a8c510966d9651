import {countCharacters, isShownName, type Localized} from '@gov-rating/contract';
import {z} from 'zod';

/**
 * The longest sentence about privacy, in Unicode characters: it fits the smallest screen of a window, 1024 × 600, in every
 * language and in elder mode too.
 */
const longest = 40;

/** Words that push a person to rate well; a sentence beside the form must not. The name of the system, 好差评, is none. */
const leading = /满意|滿意|好评|好評|[五5]\s*[颗顆]?星|满分|滿分|satisf|\bstars?\b|[★☆👍❤💯🎁]/iu;

const sentence = z
  .string()
  .refine(isShownName, 'must be one line of text that shows something')
  .refine(text => countCharacters(text) <= longest, `must be at most ${longest} characters long`)
  .refine(text => !leading.test(text), 'must speak of privacy, and of no level and no star')
  .optional();

/** The sentence about privacy that a deployment sets, one for each language. */
export const privacySettings = {
  PRIVACY_NOTICE: sentence,
  PRIVACY_NOTICE_ZH_TW: sentence,
  PRIVACY_NOTICE_EN: sentence,
};

/** What must be set together, because a page shows a sentence in the language of its reader. */
export const privacyNames = ['PRIVACY_NOTICE', 'PRIVACY_NOTICE_ZH_TW', 'PRIVACY_NOTICE_EN'] as const;

type Sentences = {readonly [K in (typeof privacyNames)[number]]?: string | undefined};

/** The sentence in every language; undefined where none is set. */
export function toPrivacyNotice(config: Sentences): Localized | undefined {
  const [zhCN, zhTW, en] = privacyNames.map(name => config[name]);
  return zhCN === undefined || zhTW === undefined || en === undefined ? undefined : {'zh-CN': zhCN, 'zh-TW': zhTW, en};
}

/** The lines of the help text. */
export const privacyHelp = `  PRIVACY_NOTICE      a sentence about privacy in simplified Chinese that every form shows where a rater writes, at most
                      ${longest} characters; without it only the usual advice is shown, not to write numbers of people
  PRIVACY_NOTICE_ZH_TW, PRIVACY_NOTICE_EN
                      the same in traditional Chinese and in English; set all three or none
`;
