import {isBad, levels, type Level} from '@gov-rating/sdk/core';
import type {EvaluatorMessages} from '../messages/evaluator.ts';
import {localized} from '../messages/language.ts';
import type {VoiceMessages} from '../messages/voice.ts';
import type {Messages} from '../messages/zh-CN.ts';
import {faultsIn, offeredOf} from '../rating/said.ts';
import {formSaid} from '../voice/form-said.ts';
import {say, type Said} from '../voice/said.ts';
import type {ScreenSession} from './session.ts';

/** The question about the reasons for a level. */
export const reasonsQuestionOf = (level: Level): 'reasonsBad' | 'reasonsOther' | 'reasonsGood' =>
  isBad(level) ? 'reasonsBad' : level === 'basically_satisfied' ? 'reasonsOther' : 'reasonsGood';

/** What the form on a screen of a hall says; undefined where there is no form. */
export function screenFormSaid(
  session: ScreenSession,
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
