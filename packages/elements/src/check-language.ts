/**
 * Checks a file of words before a page adds it. `gov-rating-check-language` on the command line does the same.
 *
 * @example
 * ```ts
 * import {checkLanguage} from '@gov-rating/elements/check-language.js';
 *
 * const {findings} = checkLanguage({language: 'ug', direction: 'rtl', words: {提交评价: '…'}});
 * for (const {what, part, sentence} of findings) console.log(what, part, sentence);
 * ```
 */
import {sentencesByPart, type Part} from './check-language/sentences.ts';
import {languageFault, wordFault, type LanguageData, type WordFault} from './messages/language-rules.ts';

export type {LanguageData, Part, WordFault};

/** One thing to mend in a file of words. */
export interface Finding {
  /**
   * `missing`: no words for it, Chinese is shown. `unknown`: no element shows this sentence. Otherwise why its words are
   * not shown.
   */
  readonly what: 'missing' | 'unknown' | WordFault;
  /** Where the sentence is shown; empty for an unknown one. */
  readonly part: Part | '';
  /** The sentence in simplified Chinese. */
  readonly sentence: string;
}

/** The parts of which a file has all sentences. */
export const parts = Object.keys(sentencesByPart) as readonly Part[];

/**
 * Returns what is wrong with a language: missing sentences, also levels and tags of the standard; unknown ones;
 * words that are empty, longer than 500 characters, or with other placeholders than the Chinese. Each sentence is
 * listed once, under the first part that shows it.
 *
 * @param data - the content of the file
 * @param wanted - the parts whose sentences must all have words; sentences of other parts may be missing. All without it
 * @returns `fault`: why nothing of it can be shown, undefined when it can; `findings`: what to mend, by part
 */
export function checkLanguage(
  data: unknown,
  wanted: readonly Part[] = parts,
): {readonly fault: string | undefined; readonly findings: readonly Finding[]} {
  const fault = languageFault(data);
  if (fault) return {fault, findings: []};
  const {words} = data as LanguageData;
  const partOf = new Map<string, Part>();
  for (const part of [...wanted, ...parts])
    for (const sentence of sentencesByPart[part]) if (!partOf.has(sentence)) partOf.set(sentence, part);
  const findings: Finding[] = [];
  for (const [sentence, part] of partOf) {
    const isThere = Object.hasOwn(words, sentence);
    const what = isThere ? wordFault(sentence, words[sentence]) : wanted.includes(part) ? 'missing' : undefined;
    if (what) findings.push({what, part, sentence});
  }
  for (const sentence of Object.keys(words))
    if (!partOf.has(sentence)) findings.push({what: 'unknown', part: '', sentence});
  return {fault: undefined, findings};
}
