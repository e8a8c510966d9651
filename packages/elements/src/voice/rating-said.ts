import type {RatingForm} from '@gov-rating/contract/types';
import {levels, type Level} from '@gov-rating/sdk/core';
import type {FormControl} from '../base/form-control.ts';
import {localized} from '../messages/language.ts';
import type {VoiceMessages} from '../messages/voice.ts';
import type {Messages} from '../messages/zh-CN.ts';
import {questionOf} from '../tags/question.ts';
import {formSaid} from './form-said.ts';
import {say, type Said} from './said.ts';

/** What is said of a rating: the session of `<gov-rating>` has it. */
export interface RatingFacts {
  /** Whether the form is shown, or its rating is being sent. */
  readonly asking: boolean;
  readonly step: string;
  readonly form: RatingForm | undefined;
  readonly level: Level | '';
  readonly tags: readonly string[];
  readonly comment: string;
  readonly host: {readonly messages: Partial<Messages> | undefined; readonly renderRoot: ParentNode};
}

/** The errors that are shown at the parts of a form, in their order. */
export const faultsIn = (root: ParentNode): readonly string[] =>
  [...root.querySelectorAll<FormControl<unknown>>('.part')].map(part => part.wrong()).filter(Boolean);

/** The reasons of a level as they are drawn: core reasons first, `more` before those behind that button. */
export function offeredOf(
  tags: readonly {readonly level: string; readonly core: boolean; readonly text: Readonly<Record<string, string>>}[],
  level: string,
  language: string,
  more: string,
): readonly string[] {
  const own = tags.filter(tag => tag.level === level);
  const words = (core: boolean) => own.filter(tag => tag.core === core).map(({text}) => localized(text, language));
  const others = words(false);
  return [...words(true), ...(others.length > 0 ? [more.replace('{n}', `${others.length}`), ...others] : [])];
}

/**
 * What `<gov-rating>` says in each of its states: the form with what is filled in, or how it ended. `end` are the
 * sentences that a screen reader hears of an end.
 */
export function ratingSaid(
  session: RatingFacts,
  language: string,
  messages: Messages,
  voice: VoiceMessages,
  end: readonly (string | undefined | false)[],
): readonly Said[] {
  const {asking, step, form, level, tags, comment, host} = session;
  if (!asking) return say(language, ...end);
  if (step === 'sending') return say(language, messages.sending);
  const {itemName, institutionName} = form?.service ?? {};
  const chosenTags = (form?.tags ?? []).filter(({code}) => tags.includes(code));
  return formSaid({
    ...{language, voice, comment, question: messages.question, send: messages.send},
    names: [itemName, institutionName],
    levels: levels.map(name => messages[name]),
    chosen: level && messages[level as Level],
    reasonsQuestion: level && questionOf(level as Level, messages, host.messages),
    offered: form && level ? offeredOf(form.tags, level, language, messages.more) : [],
    reasons: chosenTags.map(({text}) => localized(text, language)),
    notes: [],
    faults: faultsIn(host.renderRoot),
  });
}
