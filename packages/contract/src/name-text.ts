import {isBlank, isStorableText} from './draft-rules.ts';

/**
 * True when a text can be a name: it can be stored, is one line, and holds no character that reverses the direction of what
 * is around it (Unicode TR 9, `Bidi_Control`), so that a name cannot look like another one in a list or change the words
 * beside it. The one rule of all names: of institutions, items, persons, windows, clients and pieces of evidence.
 *
 * @example
 * ```ts
 * import {isNameText} from '@gov-rating/contract';
 *
 * isNameText('广州市规划和自然资源局'); // true
 * isNameText('a\u202eb'); // false
 * ```
 */
export const isNameText = (text: string): boolean =>
  isStorableText(text) && !/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(text);

/** True when a text can be a name and shows something. */
export const isShownName = (text: string): boolean => isNameText(text) && !isBlank(text);
