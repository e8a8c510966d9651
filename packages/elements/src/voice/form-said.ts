import type {VoiceMessages} from '../messages/voice.ts';
import {say, sayList, sayNames, type Said} from './said.ts';

/** What a form of a rating shows, for the voice. */
export interface FormFacts {
  readonly language: string;
  readonly voice: VoiceMessages;
  /** Item and institution. */
  readonly names: readonly (string | undefined)[];
  readonly question: string;
  /** The five levels, from best to worst as they are drawn. */
  readonly levels: readonly string[];
  /** The level that is chosen; empty before. */
  readonly chosen: string;
  /** The question about the reasons for the chosen level, and all of them: first those that are seen at once. */
  readonly reasonsQuestion: string;
  readonly offered: readonly string[];
  /** The reasons that are chosen, and what the person wrote. */
  readonly reasons: readonly string[];
  readonly comment: string;
  /** What the person may or must know before sending, each in a sentence. */
  readonly notes: readonly (string | undefined)[];
  /** What is wrong, as it is shown. */
  readonly faults: readonly string[];
  /** The words on the button that sends. */
  readonly send: string;
}

/**
 * A form as it is read aloud. What is wrong comes first after the names, because the person has just been told that something
 * is. The levels come always all, in their order, and the reasons of every level in the same way.
 */
export function formSaid(facts: FormFacts): readonly Said[] {
  const {language, voice, names, question, levels, chosen, offered, reasons, comment} = facts;
  return [
    ...sayNames(...names),
    ...say(language, ...facts.faults, question),
    ...sayList('levels', language, levels),
    ...(chosen
      ? [
          ...say(language, voice.chosen),
          ...sayList('levels', language, [chosen]),
          ...(offered.length > 0 ? say(language, facts.reasonsQuestion) : []),
          ...sayList('reasons', language, offered),
          ...(reasons.length > 0 ? say(language, voice.reasons) : []),
          ...sayList('reasons', language, reasons),
          ...(comment.trim() ? [...say(language, voice.wrote), ...sayNames(comment)] : []),
          ...say(language, ...facts.notes, voice.next, facts.send),
        ]
      : say(language, ...facts.notes)),
  ];
}
