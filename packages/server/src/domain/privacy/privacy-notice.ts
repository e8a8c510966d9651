import {countCharacters, isShownName, type Localized} from '@gov-rating/contract';

/** What is said about privacy where a rater writes: a sentence in every language, and perhaps a page that says more. */
export interface PrivacyNotice {
  readonly privacyNotice: Localized;
  /** An https address. */
  readonly privacyPage?: string | undefined;
}

/**
 * The longest sentence about privacy, in Unicode characters: it fits the smallest screen of a window, 1024 × 600, in every
 * language and in elder mode too. Our choice; no rule is known.
 */
export const longestPrivacyNotice = 40;

/** The longest address of a page about privacy, in UTF-16 code units as browsers write it. Our choice. */
export const longestPrivacyPage = 500;

/** Words that push a person to rate well; a sentence beside the form must not. The name of the system, 好差评, is not one. */
const leading = /满意|滿意|好评|好評|[五5]\s*[颗顆]?星|满分|滿分|satisf|\bstars?\b|[★☆👍❤💯🎁]/iu;

/** What is wrong with a sentence or a page, for an operator in both languages. */
export interface PrivacyFault {
  readonly zh: string;
  readonly en: string;
}

/**
 * What is wrong with a sentence about privacy: it is one line of plain text, at most {@link longestPrivacyNotice} characters,
 * and names no level and no star. Undefined when nothing is wrong.
 *
 * @example
 * privacyNoticeFault('您的评价只用于改进服务。'); // undefined
 * privacyNoticeFault('请给五颗星'); // {zh: '…', en: 'it must speak of privacy, and of no level and no star.'}
 */
export function privacyNoticeFault(text: string): PrivacyFault | undefined {
  if (!isShownName(text))
    return {zh: '须为一行看得见的文字。', en: 'it must be one line of text that shows something.'};
  // Every screen shows the sentence as it is written: marks would be read out as signs.
  if (/<\/?[a-z!]|&#?\w+;/i.test(text))
    return {zh: '须为纯文本，不含标签。', en: 'it must be plain text without markup.'};
  if (countCharacters(text) > longestPrivacyNotice)
    return {
      zh: `最多 ${longestPrivacyNotice} 个字符，现为 ${countCharacters(text)} 个。`,
      en: `it must be at most ${longestPrivacyNotice} characters long, not ${countCharacters(text)}.`,
    };
  if (leading.test(text))
    return {zh: '须只讲隐私，不提等级和星级。', en: 'it must speak of privacy, and of no level and no star.'};
  return undefined;
}

/**
 * The address of a page about privacy as browsers write it: https, without credentials. Undefined for any other text.
 *
 * @example
 * privacyPageOf('https://www.example.gov.cn/privacy'); // 'https://www.example.gov.cn/privacy'
 * privacyPageOf('http://www.example.gov.cn/privacy'); // undefined
 */
export function privacyPageOf(text: string): string | undefined {
  if (!/^https:\/\/[^\s\\]+$/i.test(text) || !URL.canParse(text)) return undefined;
  const {username, password, href} = new URL(text);
  return username === '' && password === '' && href.length <= longestPrivacyPage ? href : undefined;
}
