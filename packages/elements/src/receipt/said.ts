import type {ReceiptProgress} from '@gov-rating/contract/types';
import type {ReceiptMessages} from '../messages/receipt.ts';
import {shanghaiTime} from '../messages/shanghai-time.ts';
import {spokenNumber} from '../messages/spoken-number.ts';
import {say, sayNames, type Said} from '../voice/said.ts';
import {howOf, promise, standing, stepsOf} from './progress.ts';
import type {Proof} from './proof.ts';

/** What `<gov-rating-receipt>` shows, for the voice. */
export interface ReceiptFacts {
  readonly title: string;
  readonly step: 'asking' | 'loading' | 'shown' | 'unreachable' | 'foreign' | 'refused';
  /** The number that is asked about. */
  readonly number: string;
  readonly progress: ReceiptProgress | undefined;
  /** What is wrong with the typed number, or why nothing can be shown. */
  readonly fault: string;
  readonly reason: string;
  readonly proof: Proof;
  /** Whether the form for a supplement is shown. */
  readonly asksMore: boolean;
  /** What is wrong in that form, as it is shown. */
  readonly faults: readonly string[];
  /** Whom a person can call. */
  readonly help: readonly string[];
}

/** Whether a step is done, the step, and its day, as one hears it. */
const spokenSteps = (progress: ReceiptProgress, messages: ReceiptMessages): readonly string[] =>
  stepsOf(progress, messages).map(
    ({kind, name, at}) => howOf(kind, messages) + name + (at ? ` ${shanghaiTime(at, messages.date)}` : ''),
  );

/**
 * What a receipt says in each of its states: the number sign by sign, the state and what comes next, the answer, every step
 * with its day, and what the person can still do.
 */
export function receiptSaid(facts: ReceiptFacts, language: string, messages: ReceiptMessages): readonly Said[] {
  const {title, step, number, progress, fault, reason, proof, asksMore, faults} = facts;
  const help = say(language, ...facts.help);
  if (step === 'asking')
    return [
      ...say(language, title, fault, messages.number, messages.hint.replace(/[，,][^，,]*\{n\}/, ''), messages.look),
      ...help,
    ];
  if (step === 'loading') return say(language, title, messages.loading);
  if (step !== 'shown' || !progress) return [...say(language, title, reason), ...help];
  const {order, voidReason, state, supplement, words} = progress;
  return [
    ...say(
      language,
      title,
      messages.number,
      spokenNumber(number),
      standing(progress, messages),
      promise(progress, messages),
    ),
    ...say(language, order?.underReview && messages.review),
    ...(state === 'voided' && voidReason ? [...say(language, messages.voidReason), ...sayNames(voidReason)] : []),
    ...(order?.reply ? [...say(language, messages.reply), ...sayNames(order.reply)] : []),
    ...say(language, messages.steps, ...spokenSteps(progress, messages)),
    ...(asksMore
      ? say(language, messages.supplement, ...faults, messages.supplementHint, messages.solved, messages.comment)
      : []),
    ...(supplement.addedAt ? [...say(language, messages.sent), ...sayNames(supplement.comment)] : []),
    ...say(
      language,
      words?.erasedAt && messages.wordsErased.replace('{d}', shanghaiTime(words.erasedAt, messages.date)),
    ),
    ...say(language, messages[proof]),
    ...help,
  ];
}
