import type {Localized} from '@gov-rating/contract';
import type {DeskMessages} from '../../messages/desk-zh-CN.ts';
import {localized} from '../../messages/language.ts';
import {shanghaiTime} from '../../messages/shanghai-time.ts';

/** How sentences, names and moments are written in the language of the desk. */
export interface Words {
  /** BCP 47 tag of a catalogue. */
  readonly language: string;
  readonly messages: DeskMessages;
  /** A name of the standard in this language. */
  readonly name: (text: LocalizedText) => string;
  /** A moment (ISO 8601) in Beijing, e.g. 2026年11月29日 09:30. */
  readonly moment: (moment: string) => string;
  /** The day of a moment in Beijing without its year, e.g. 11月29日. */
  readonly day: (moment: string) => string;
  /** A day (`YYYY-MM-DD`), or the day of a moment in Beijing, e.g. 2026年11月29日. */
  readonly longDay: (day: string) => string;
}

/** A text in some languages, Simplified Chinese among them. */
export type LocalizedText = Localized | Readonly<Record<string, string>>;

/** The words of a desk in a language. */
export const wordsOf = (language: string, messages: DeskMessages): Words => ({
  language,
  messages,
  name: text => localized(text, language),
  moment: moment => shanghaiTime(moment, messages.date),
  day: moment => shanghaiTime(moment, messages.day),
  longDay: day => shanghaiTime(day, messages.dayLong),
});
