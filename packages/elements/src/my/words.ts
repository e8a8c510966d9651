import {isApiError} from '@gov-rating/sdk/rater';
import {localized, speechOf, type Speaker} from '../messages/language.ts';
import {myCatalogues, type MyMessages} from '../messages/my.ts';
import {foreignAnswer} from '../page/foreign-answer.ts';
import {warn} from '../page/warn.ts';
import type {Trouble} from './session.ts';

/** What happened, and what to do. */
export const wordsOf = (trouble: Trouble, messages: MyMessages): string =>
  `${messages[trouble]} ${messages[`${trouble}Text`]}`;

/** The page author gets a code when a system between page and server interferes. */
export function tellAuthor(element: HTMLElement, error: unknown): void {
  const foreign = foreignAnswer(error);
  if (foreign) warn(foreign, element);
}

/** The server's own words for a refusal, else what happened. */
export function explanation(element: Speaker<MyMessages>, error: unknown, trouble: Trouble): string {
  tellAuthor(element, error);
  const [language, messages] = speechOf(element, myCatalogues);
  const said = isApiError(error) && error.messages;
  return said ? localized(said, language) : wordsOf(trouble, messages);
}
