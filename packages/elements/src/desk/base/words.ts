import type {DeskMessages} from '../../messages/desk-zh-CN.ts';
import {localized} from '../../messages/language.ts';
import {shanghaiTime} from '../../messages/shanghai-time.ts';
import type {LocalizedText, Names} from './names.ts';

/** The sentences of the desk in its language, and how names and moments are written in it. */
export interface Words extends DeskMessages {
  /** BCP 47 tag of a catalogue. */
  readonly language: string;
  /** Who is signed in, and what is named here by its code. */
  readonly names: Names;
  /** A text of the standard in this language. */
  readonly localize: (text: LocalizedText) => string;
  /** A moment (ISO 8601) in Beijing, e.g. 2026年11月29日 09:30. */
  readonly moment: (moment: string) => string;
  /** The day of a moment in Beijing without its year, e.g. 11月29日. */
  readonly shortDay: (moment: string | number) => string;
  /** The name of an institution by its code, which stays while its name is not known. */
  readonly institutionName: (code: string) => string;
  /** The text of a tag by its code, which stays while its text is not known. */
  readonly tagText: (code: string) => string;
  /** A day (`YYYY-MM-DD`), or the day of a moment in Beijing, e.g. 2026年11月29日. */
  readonly longDay: (day: string) => string;
}

/** The words of a desk in a language. */
export const wordsOf = (language: string, messages: DeskMessages, names: Names): Words => ({
  ...messages,
  language,
  names,
  localize: text => localized(text, language),
  moment: moment => shanghaiTime(moment, messages.date),
  shortDay: moment => shanghaiTime(moment, messages.day),
  institutionName: code => names.institutionNames.get(code) ?? code,
  tagText: code => localized(names.tagTexts.get(code) ?? {'zh-CN': code}, language),
  longDay: day => shanghaiTime(day, messages.dayLong),
});
