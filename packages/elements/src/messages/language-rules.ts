/**
 * What a language that a deployment adds must be like. The elements and the command that checks a file both ask here, so
 * that a file which passes the check is shown as it is.
 */
import {levels} from '@gov-rating/sdk/core';
import type {AddedLanguage} from '../page/added-languages.ts';
import {shipped} from './language.ts';
import {zhCN} from './zh-CN.ts';

/** A language as data: what a file of words contains. */
export interface LanguageData extends AddedLanguage {
  /** BCP 47 tag, at most 35 characters, e.g. `ug` or `bo-CN`. */
  readonly language: string;
}

/** The most characters (UTF-16) of a sentence. */
export const sentenceLimit = 500;
/** The most sentences of a language. */
export const sentencesLimit = 5000;
/** The most characters (UTF-16) of a file of words. */
export const fileLimit = 2_000_000;

const tagLimit = 35;

/** Why the words for a sentence are not shown. */
export type WordFault = 'empty' | 'too_long' | 'placeholders_differ';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Returns what is wrong with a language as a whole, so that nothing of it can be shown; undefined when it can. The
 * sentences are checked one by one, by `wordFault`.
 */
export function languageFault(data: unknown): string | undefined {
  if (!isRecord(data)) return 'is not an object';
  const {language, direction, words} = data;
  if (!canonicalTag(language)) return '"language" is not a BCP 47 tag';
  if (shipped(language as string)) return `"language" is ${shipped(language as string)}, which the elements bring`;
  if (direction !== 'ltr' && direction !== 'rtl') return '"direction" is neither "ltr" nor "rtl"';
  if (!isRecord(words)) return '"words" is not an object';
  if (Object.keys(words).length > sentencesLimit) return `"words" has more than ${sentencesLimit} sentences`;
  return undefined;
}

/** Returns a tag in its usual form, e.g. `ug-CN` for `UG-cn`; undefined when it is not a BCP 47 tag. */
export function canonicalTag(tag: unknown): string | undefined {
  if (typeof tag !== 'string' || tag.length > tagLimit) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** Returns what is wrong with the words for a sentence; undefined when they can be shown. */
export function wordFault(sentence: string, words: unknown): WordFault | undefined {
  if (typeof words !== 'string' || !words.trim()) return 'empty';
  if (words.length > sentenceLimit) return 'too_long';
  return placeholders(sentence) === placeholders(words) ? undefined : 'placeholders_differ';
}

/** The names of the placeholders, sorted. A month or day may have two digits (`{mm}`, `{dd}`) in place of one. */
const placeholders = (sentence: string): string =>
  [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name.replace(/^(m|d)\1$/, '$1')))]
    .sort()
    .join();

/** The words of the five levels, which are shown all or not at all: one that reads more easily would be favoured. */
export const levelSentences: readonly string[] = levels.map(level => zhCN[level]);
