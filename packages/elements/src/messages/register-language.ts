import {changeAdded} from '../page/added-languages.ts';
import {warn} from '../page/warn.ts';
import {canonicalTag, languageFault, levelSentences, wordFault, type LanguageData} from './language-rules.ts';

/**
 * Adds a language for all elements on the page, also those of other scripts of ours; they render again. A second call
 * for a language replaces the first. Sentences that the words leave out stay simplified Chinese, and so do the five
 * levels when the word of one is missing, because none may be easier to read than another.
 *
 * Never throws. Writes `language_refused` to the console when nothing of the language can be shown, and `words_refused`
 * when single sentences cannot: empty, longer than 500 characters, or with other placeholders than the Chinese.
 *
 * @param data - the language: BCP 47 tag of at most 35 characters, direction, and up to 5,000 sentences by their text
 *   in simplified Chinese
 * @returns whether the language was added
 *
 * @example
 * ```ts
 * import {registerLanguage} from '@gov-rating/elements';
 *
 * registerLanguage({language: 'ug', direction: 'rtl', words: {提交评价: '…', '最多 {n} 字。': '… {n} …'}});
 * ```
 */
export function registerLanguage(data: LanguageData): boolean {
  if (languageFault(data)) {
    warn('language_refused', Object(data) as object);
    return false;
  }
  const {language, direction} = data;
  const given = Object.entries(data.words);
  const right = given.filter(([sentence, words]) => !wordFault(sentence, words));
  if (right.length < given.length) warn('words_refused', data);
  const words = Object.assign(Object.create(null) as Record<string, string>, Object.fromEntries(right));
  if (!levelSentences.every(sentence => words[sentence])) for (const sentence of levelSentences) delete words[sentence];
  changeAdded(({languages}) => (languages[canonicalTag(language) as string] = {direction, words}));
  return true;
}
