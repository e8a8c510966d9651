/** Languages in which every text of the standard is complete; order is the order of offering. */
export const languages = ['zh-CN', 'zh-TW', 'en'] as const;

/** One of the shipped languages, as a BCP 47 tag. */
export type Language = (typeof languages)[number];

/**
 * One text in every shipped language.
 *
 * zh-CN is the wording of the cited document; zh-TW and en are our translations and are not authoritative.
 */
export type Localized = Readonly<Record<Language, string>>;

/** A text from its three wordings. */
export const wording = (zhCN: string, zhTW: string, en: string): Localized => ({'zh-CN': zhCN, 'zh-TW': zhTW, en});
