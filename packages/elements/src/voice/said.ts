import {languageOfNames} from '../base/language-of-names.ts';

/** One sentence to be spoken, or a name; each is followed by a short pause. */
export interface Said {
  readonly words: string;
  /** BCP 47 tag of the words, which decides the voice. */
  readonly lang: string;
  /**
   * The list that this is an entry of. Where recordings take the place of a voice, all entries of a list are played or
   * none: a level or reason that nobody recorded must not be the only one that is not heard.
   */
  readonly list?: string;
}

/** What is said in one language, in order, without what is empty. */
export const say = (lang: string, ...words: readonly (string | undefined | null | false)[]): readonly Said[] =>
  words.flatMap(one => (one ? [{words: one, lang}] : []));

/** The entries of a list, in order. */
export const sayList = (list: string, lang: string, entries: readonly string[]): readonly Said[] =>
  entries.map(words => ({words, lang, list}));

/** Names of the register, and what a person wrote. */
export const sayNames = (...names: readonly (string | undefined | null | false)[]): readonly Said[] =>
  say(languageOfNames, ...names);
