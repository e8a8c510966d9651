import {existsSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import type {ServiceRegistration} from '@gov-rating/sdk/service';
import type {Dialogue} from './dialogue.ts';

/** A message that asked for a rating. It holds no telephone number. */
export interface Question {
  /** The extension of the gateway's number (扩展码) to which the person replies. */
  readonly extension: string;
  /** The keyed hash of the number that was asked. */
  readonly person: string;
  readonly service: ServiceRegistration;
  readonly dialogue: Dialogue;
  /** ISO moment. */
  readonly askedAt: string;
  /** The last message and what was answered, because carriers deliver a message more than once. */
  readonly last?: {readonly id: string; readonly text: string | null};
}

/** What the gateway remembers of the messages that it sent, as its database would. */
export interface QuestionBook {
  /** By its extension, or else the newest question of a person. */
  readonly find: (person: string, extension?: string) => Question | undefined;
  readonly save: (question: Question) => void;
  readonly has: (extension: string) => boolean;
}

/** How long a person may answer, in milliseconds. Then the question is forgotten, with a level that waits for its reason. */
export const answerMs = 72 * 3_600_000;

/** Opens the list in a file, or begins one. Only this user may read it. */
export function openQuestionBook(file: string, now: () => Date): QuestionBook {
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Question[]) : [];
  const questions = new Map(kept.map(question => [question.extension, question]));
  const forgetOld = () => {
    for (const [extension, {askedAt}] of questions)
      if (now().getTime() - Date.parse(askedAt) > answerMs) questions.delete(extension);
  };
  return {
    find(person, extension) {
      forgetOld();
      const of = [...questions.values()].filter(question => question.person === person);
      return extension === undefined ? of.at(-1) : of.find(question => question.extension === extension);
    },
    save(question) {
      forgetOld();
      questions.set(question.extension, question);
      writeFileSync(`${file}.new`, JSON.stringify([...questions.values()]), {mode: 0o600});
      renameSync(`${file}.new`, file);
    },
    has: extension => questions.has(extension),
  };
}
