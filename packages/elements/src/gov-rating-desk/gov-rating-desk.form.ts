import type {OrderDetail, Review} from '@gov-rating/contract';
import {
  countCharacters,
  findingNames,
  helpedNames,
  isBlank,
  orderSteps,
  orderStepTable,
  reviewGroundNames,
  type OrderStep,
  type StepField,
  type StepKind,
} from '@gov-rating/sdk/desk-core';
import type {DeskMessages} from '../messages/desk.ts';
import {localized} from '../messages/language.ts';
import type {DeskServer} from './gov-rating-desk.state.ts';

/** What a person can fill a form for: a step of the table, the decision of a review, or an appeal. */
export type FormKind = OrderStep | 'decide' | 'appeal';

/** One proof as it is filled in. */
export interface Proof {
  readonly title: string;
  readonly reference: string;
}

/** What was filled in so far, by field; texts as they are typed. */
export type Said = Readonly<Partial<Record<Exclude<FormField, 'evidence'>, string>>> & {
  readonly evidence?: readonly Proof[];
};

/** A field of a form. */
export type FormField = StepField | 'decision';

/** A form that is being filled in. It outlives every failure: what was written is never lost. */
export interface DeskForm {
  readonly kind: FormKind;
  readonly said: Said;
  /** A sentence for each field that is wrong. */
  readonly faults: Readonly<Record<string, string>>;
  /** Why it was not taken. */
  readonly trouble: string;
  readonly sending: boolean;
  /** Repeats of the same form bring the first answer. */
  readonly key: string;
}

/** The fields of a form: those that must be filled in, then those that may. */
export function fieldsOf(kind: FormKind): {readonly needs: readonly FormField[]; readonly takes: readonly FormField[]} {
  if (kind === 'decide') return {needs: ['decision', 'reason'], takes: []};
  if (kind === 'appeal') return {needs: ['reason', 'evidence'], takes: []};
  const {needs, takes = []}: StepKind = orderSteps[kind];
  return {needs, takes};
}

/** The words of a form. */
export function nameOf(kind: FormKind, language: string, m: DeskMessages): string {
  if (kind === 'decide') return m.decide;
  return kind === 'appeal' ? m.fileAppeal : localized(orderSteps[kind].name, language);
}

/** Whether a step leads on towards the end; such steps stand first and in colour. */
export const leadsOn = (kind: FormKind): boolean =>
  kind === 'decide' ||
  orderStepTable.some(
    ({step, state, to, at}) => step === kind && to !== state && to !== 'created' && at === 'handling',
  );

const yesNo = (m: DeskMessages) => ({true: m.yes, false: m.no});

/** What can be chosen in a field; undefined where it is written. */
export function choicesOf(
  field: FormField,
  language: string,
  m: DeskMessages,
): readonly (readonly [string, string])[] | undefined {
  const tables: Partial<Record<FormField, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
    finding: findingNames,
    helped: helpedNames,
    ground: reviewGroundNames,
  };
  if (field === 'reached') return Object.entries(yesNo(m));
  if (field === 'decision')
    return [
      ['voided', m.voided],
      ['upheld', m.upheld],
    ];
  const table = tables[field];
  return table && Object.entries(table).map(([value, name]) => [value, localized(name, language)] as const);
}

/** Most characters of a field that is written. */
export const limitOf = (field: FormField, kind: FormKind): number =>
  field === 'reply' || (field === 'reason' && kind !== 'extend' && kind !== 'transfer') ? 2000 : 1000;

/** What is wrong with a form, by field; empty when it may be sent. */
export function faultsOf(kind: FormKind, said: Said, m: DeskMessages): Record<string, string> {
  const {needs, takes} = fieldsOf(kind);
  const faults: Record<string, string> = {};
  for (const field of [...needs, ...takes]) {
    const fault = field === 'evidence' ? faultOfEvidence(said, m) : faultOfField(field, said[field] ?? '', kind, m);
    if (fault && (needs.includes(field) || said[field as 'note'])) faults[field] = fault;
  }
  return faults;
}

function faultOfField(field: FormField, value: string, kind: FormKind, m: DeskMessages): string {
  if (isBlank(value)) return choicesOf(field, 'zh-CN', m) || field === 'institutionCode' ? m.choice : m.required;
  const most = limitOf(field, kind);
  return countCharacters(value) > most ? m.tooLong.replace('{n}', `${most}`) : '';
}

const faultOfEvidence = ({evidence = []}: Said, m: DeskMessages): string =>
  evidence.length > 0 && evidence.every(({title, reference}) => !isBlank(title) && !isBlank(reference))
    ? ''
    : m.required;

/** Sends a form; answers with the order where the server tells it. */
export async function send(
  client: DeskServer,
  {kind, said, key: idempotencyKey}: DeskForm,
  {order: {orderNumber, version}}: OrderDetail,
  review: Review | undefined,
): Promise<OrderDetail | undefined> {
  const options = {idempotencyKey};
  const about = {orderNumber, version};
  const {reason = '', evidence: proofs = [], ...rest} = said;
  const evidence = proofs.map(proof => ({...proof}));
  const reviewId = review?.reviewId ?? '';
  if (kind === 'decide') {
    await client.decideReview({reviewId, reason, decision: said.decision as 'voided'}, options);
    return undefined;
  }
  if (kind === 'appeal') {
    await client.fileAppeal({reviewId, reason, evidence}, options);
    return undefined;
  }
  if (kind === 'extend') return client.extendOrder({...about, reason, days: Number(said.days)}, options);
  if (kind === 'transfer')
    return client.transferOrder({...about, reason, institutionCode: said.institutionCode ?? ''}, options);
  if (kind === 'ask_review')
    return client.askReview({...about, reason, evidence, ground: said.ground as 'mistaken'}, options);
  const {reached, note, reply, finding, promisedFor, helped} = rest;
  const told = {note, reply, finding, promisedFor, helped, reached: reached && reached === 'true'};
  const filled = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined && value !== ''));
  return client.stepOrder({...about, step: kind as 'sign', ...filled}, options);
}
