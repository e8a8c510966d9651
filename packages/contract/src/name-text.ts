import {isBlank, isStorableText} from './draft-rules.ts';

/** A character that nobody sees and that no name is written with; see {@link isNameText}. */
const unseen =
  /(?![\p{Join_Control}\p{Variation_Selector}\u180e])[\p{Cc}\p{Zl}\p{Zp}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/**
 * True when a text can be a name: it can be stored, is one line, and every character of it can be seen, so that a name
 * cannot look like another one in a list or change the words beside it. Refused by their Unicode properties are control
 * characters (`Cc`), line and paragraph separators (`Zl`, `Zp`), format characters (`Cf`: marks of direction, tags, notes
 * between lines) and what programs leave out when they draw a text (`Default_Ignorable_Code_Point`: fillers, joiners of
 * words). Three kinds are allowed, because names are written with them: joiners of letters and emoji (`Join_Control`), the
 * choice of a form (`Variation_Selector`: Chinese, Mongolian, emoji) and the Mongolian vowel separator (U+180E). The one
 * rule of all names: of institutions, items, persons, windows, clients and pieces of evidence.
 *
 * @example
 * ```ts
 * import {isNameText} from '@gov-rating/contract';
 *
 * isNameText('广州市规划和自然资源局'); // true
 * isNameText('a\u202eb'); // false
 * isNameText('a\u{e0041}b'); // false
 * ```
 */
export const isNameText = (text: string): boolean => isStorableText(text) && !unseen.test(text);

/** True when a text can be a name and shows something. */
export const isShownName = (text: string): boolean => isNameText(text) && !isBlank(text);
