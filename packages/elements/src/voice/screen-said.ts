import type {RatingForm} from '@gov-rating/contract/types';
import {levels, type Level} from '@gov-rating/sdk/core';
import {reasonsQuestionOf, type EvaluatorMessages} from '../messages/evaluator.ts';
import {localized} from '../messages/language.ts';
import type {VoiceMessages} from '../messages/voice.ts';
import type {Messages} from '../messages/zh-CN.ts';
import {formSaid} from './form-said.ts';
import {faultsIn, offeredOf} from './rating-said.ts';
import {say, type Said} from './said.ts';

/** What is said of a screen of a hall: its session has it. */
export interface ScreenFacts {
  readonly screen: string;
  readonly prompt: {readonly form: Pick<RatingForm, 'service' | 'tags'>} | undefined;
  readonly level: Level | '';
  readonly tags: readonly string[];
  readonly comment: string;
  readonly lacksReason: boolean;
}

/** What the form on a screen of a hall says; undefined where there is no form. */
export function screenFormSaid(
  session: ScreenFacts,
  root: ParentNode,
  language: string,
  messages: EvaluatorMessages,
  parts: Messages,
  voice: VoiceMessages,
): readonly Said[] | undefined {
  const {screen, prompt, level, tags, comment, lacksReason} = session;
  if (!prompt || (screen !== 'prompt' && screen !== 'rating')) return undefined;
  const {service, tags: all} = prompt.form;
  return formSaid({
    ...{language, voice, comment, question: parts.question, send: messages.send},
    names: [service.itemName, service.institutionName],
    levels: levels.map(name => parts[name]),
    chosen: level && parts[level],
    reasonsQuestion: level && messages[reasonsQuestionOf(level)],
    offered: level ? offeredOf(all, level, language, parts.more) : [],
    reasons: all.filter(({code}) => tags.includes(code)).map(({text}) => localized(text, language)),
    notes: [lacksReason ? messages.needed : messages.private],
    faults: faultsIn(root),
  });
}

/** What a screen without a form says, in its language. */
export const screenSaid = (language: string, sentences: readonly (string | undefined)[]): readonly Said[] =>
  say(language, ...sentences);
