import type {OwnReceipt, RateableService} from '@gov-rating/contract/types';
import type {MyMessages} from '../messages/my.ts';
import {shanghaiTime} from '../messages/shanghai-time.ts';
import {spokenNumber} from '../messages/spoken-number.ts';
import {say, sayNames, type Said} from '../voice/said.ts';
import {leftOf} from './lists.ts';
import type {Trouble} from './session.ts';

/** What `<gov-rating-my>` shows, for the voice. */
export interface MyFacts {
  readonly title: string;
  /** Why the last press led to nothing. */
  readonly note: string;
  readonly trouble: Trouble | '';
  /** The services that are drawn, and how many there are; undefined before the first answer. */
  readonly services: readonly RateableService[] | undefined;
  readonly count: number;
  readonly receipts: readonly OwnReceipt[];
  /** The sentences of the form for a code, where it takes the place of the lists. */
  readonly form: readonly string[] | undefined;
  /** Whom a person can call. */
  readonly help: readonly string[];
}

const serviceSaid = (service: RateableService, language: string, messages: MyMessages): readonly Said[] => [
  ...sayNames(service.itemName, service.institutionName),
  ...say(language, messages[service.node], shanghaiTime(service.servedAt, messages.day), leftOf(service, messages)),
];

const receiptSaid = (receipt: OwnReceipt, language: string, messages: MyMessages): readonly Said[] => [
  ...sayNames(receipt.itemName),
  ...say(language, shanghaiTime(receipt.receivedAt, messages.ratedOn), messages[receipt.state]),
  ...say(language, messages.number, spokenNumber(receipt.receiptNumber)),
];

/**
 * What the page of own services says in each of its states: what can be rated and until when, and the receipts with their
 * numbers sign by sign; never how something was rated.
 */
export function mySaid(facts: MyFacts, language: string, messages: MyMessages): readonly Said[] {
  const {title, note, trouble, services, count, receipts, form} = facts;
  const help = say(language, ...facts.help);
  const head = say(language, title, note);
  if (form) return [...head, ...say(language, ...form), ...help];
  if (trouble) return [...head, ...say(language, messages[trouble], messages[`${trouble}Text`]), ...help];
  if (!services) return [...head, ...say(language, messages.loading)];
  return [
    ...head,
    ...(services.length > 0
      ? say(language, `${messages.rateable} ${messages.count.replace('{n}', `${count}`)}`, messages.free)
      : say(language, messages.nothing, messages.nothingText)),
    ...services.flatMap(service => serviceSaid(service, language, messages)),
    ...say(language, messages.receipts, receipts.length === 0 && messages.noReceipts),
    ...receipts.flatMap(receipt => receiptSaid(receipt, language, messages)),
    ...help,
  ];
}

/** What the form for a code says: what is wrong first, then what each field wants. */
export function codeFormSaid(
  form: {
    readonly step: 'case' | 'code';
    readonly faults: Readonly<Record<string, string | undefined>>;
    readonly problem: string;
    readonly sentSentence: string;
  },
  choosesInstitution: boolean,
  messages: MyMessages,
): readonly string[] {
  const {step, faults, problem, sentSentence} = form;
  const wrong = [problem, ...Object.values(faults).map(fault => fault ?? '')];
  return step === 'code'
    ? [...wrong, sentSentence, messages.code, messages.codeHint, messages.enter]
    : [
        ...wrong,
        ...[messages.byCode, messages.byCodeText, choosesInstitution ? messages.institution : ''],
        ...[messages.caseNumber, messages.caseNumberHint, messages.phoneEnd, messages.phoneEndHint, messages.ask],
      ];
}
