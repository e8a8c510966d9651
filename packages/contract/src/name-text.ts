import {isBlank, isStorableText} from './draft-rules.ts';

/** Letters and marks of scripts whose letters join, with the choice of a form that Mongolian writes behind one. */
const joining = String.raw`(?=[\p{L}\p{M}])[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Mandaic}]`;

/** The signs by which the scripts of India and Ceylon leave out a vowel, and so stack letters. */
const virama = String.raw`[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca]`;

/**
 * Where a joiner changes what is written: behind a letter that joins (the one that parts letters also before one), beside a
 * sign that leaves out a vowel, and one that joins between the pictures of one emoji. Everywhere else nobody sees it.
 *
 * Source: RFC 5892, appendixes A.1 and A.2; UAX 31, section 2.3; UTS 51, ED-16.
 */
const neededJoiners = new RegExp(
  [
    String.raw`(?<=${joining}[\u180b-\u180d\u180f]?)(?:\u200d|\u200c(?=${joining}))`,
    String.raw`(?<=${virama})[\u200c\u200d]`,
    String.raw`(?<=\p{L})\u200d(?=${virama})`,
    String.raw`(?<=\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)\u200d(?=\p{Extended_Pictographic})`,
  ].join('|'),
  'gu',
);

/** A character that nobody sees and that no name is written with; see {@link isNameText}. */
const unseen = /(?![\p{Variation_Selector}\u180e])[\p{Cc}\p{Zl}\p{Zp}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
const everyUnseen = new RegExp(unseen.source, 'gu');

/**
 * True when a text can be a name: it can be stored, is one line, and every character of it can be seen, so that a name
 * cannot look like another one in a list or change the words beside it. Refused by their Unicode properties are control
 * characters (`Cc`), line and paragraph separators (`Zl`, `Zp`), format characters (`Cf`: marks of direction, tags, notes
 * between lines) and what programs leave out when they draw a text (`Default_Ignorable_Code_Point`: fillers, joiners of
 * words). Three kinds are allowed, because names are written with them: joiners of letters and emoji (U+200C, U+200D), where
 * their script needs them; the choice of a form (`Variation_Selector`: Chinese, Mongolian, emoji); and the Mongolian vowel
 * separator (U+180E). The one rule of all names: of institutions, items, persons, windows, clients and pieces of evidence.
 *
 * @example
 * ```ts
 * import {isNameText} from '@gov-rating/contract';
 *
 * isNameText('广州市规划和自然资源局'); // true
 * isNameText('a\u202eb'); // false
 * isNameText('a\u{e0041}b'); // false
 * isNameText('می\u200cخواهم'); // true
 * isNameText('窗口\u200d'); // false
 * ```
 */
export const isNameText = (text: string): boolean =>
  isStorableText(text) && !unseen.test(text.replace(neededJoiners, ''));

/** True when a text can be a name and shows something. */
export const isShownName = (text: string): boolean => isNameText(text) && !isBlank(text);

/** A text without the characters that no name is written with. */
export const withoutUnseen = (text: string): string => {
  const needed = new Set([...text.matchAll(neededJoiners)].map(({index}) => index));
  return text.replace(everyUnseen, (character, at: number) => (needed.has(at) ? character : ''));
};
