import type {LanguageData} from '../index.ts';

/**
 * TEST DATA, no translation: a language whose words are the Chinese sentences with letters of its script in front, so that
 * a test sees which sentences went through it.
 */
export interface MarkedLanguage {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The letters in front of every sentence. */
  readonly mark: string;
}

/** Marked with the first three letters of the Tibetan alphabet. */
export const markedTibetan: MarkedLanguage = {language: 'bo', direction: 'ltr', mark: 'ཀཁག '};
/** Marked with the first three letters of the Uyghur alphabet. */
export const markedUyghur: MarkedLanguage = {language: 'ug', direction: 'rtl', mark: 'ئابپ '};

/** The data of a marked language with these sentences. */
export const marked = ({language, direction, mark}: MarkedLanguage, sentences: readonly string[]): LanguageData => ({
  language,
  direction,
  words: Object.fromEntries(sentences.map(sentence => [sentence, mark + sentence])),
});

/** Takes every added language off the page. */
export function removeLanguages(): void {
  Reflect.deleteProperty(globalThis, Symbol.for('gov-rating.languages'));
}
