import type {OrderDetail, Review} from '@gov-rating/contract';
import {
  countCharacters,
  findingNames,
  helpedNames,
  isBlank,
  orderSteps,
  orderStepTable,
  reviewGroundNames,
  supervisoryActs,
  suspicionDecisionNames,
  type OrderStep,
  type StepField,
  type StepKind,
} from '@gov-rating/sdk/desk-core';
import type {DeskMessages} from '../../messages/desk-zh-CN.ts';
import {localized} from '../../messages/language.ts';
import type {DeskEvents} from '../base/events.ts';
import type {Opened} from '../loader.ts';
import type {DeskServer} from '../base/server.ts';

/** What a person can fill a form for: a step of the table, a decision, an appeal, or what is done about mark or notice. */
export type FormKind = OrderStep | 'decide' | 'appeal' | Exclude<keyof typeof supervisoryActs, 'open_notice'>;

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
export type FormField = StepField | 'decision' | 'measures';

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
export function fieldsOf(
  kind: FormKind,
  {decision}: Said,
): {readonly needs: readonly FormField[]; readonly takes: readonly FormField[]} {
  const own = ownFields[kind as keyof typeof ownFields] as readonly FormField[] | undefined;
  if (own) return {needs: decision === 'review' ? ['decision', 'ground', 'reason'] : own, takes: []};
  const {needs, takes = []}: StepKind = orderSteps[kind as OrderStep];
  return {needs, takes};
}

/** The fields of forms that are no step of the table. */
const ownFields = {
  decide: ['decision', 'reason'],
  appeal: ['reason', 'evidence'],
  settle_suspicion: ['decision', 'reason'],
  answer_notice: ['measures'],
  close_notice: ['reason'],
} as const;

/** The words of a form. */
export function nameOf(kind: FormKind, language: string, m: DeskMessages): string {
  if (kind === 'decide') return m.decide;
  if (kind === 'appeal') return m.fileAppeal;
  const act = supervisoryActs[kind as keyof typeof supervisoryActs] as Localized | undefined;
  return localized(act ?? orderSteps[kind as OrderStep].name, language);
}

/** The usual next step: what leads an order on from its state; one that was found unjustified is explained. */
export function usualOf(kinds: readonly FormKind[], detail: OrderDetail | undefined): FormKind | undefined {
  if (!detail) return kinds[0];
  const {order, acts} = detail;
  const usual: FormKind[] = orderStepTable.flatMap(({step, state, to, at}) =>
    state === order.state && to !== state && to !== 'created' && at === 'handling' ? step : [],
  );
  if (acts.some(({kind, facts}) => kind === 'verify' && facts['finding'] === 'unjustified')) usual.unshift('explain');
  return ['decide' as const, ...usual].find(kind => kinds.includes(kind));
}

type Localized = Readonly<Record<string, string>>;

const yesNo = (m: DeskMessages) => ({true: m.yes, false: m.no});

/** What can be chosen in a field; undefined where it is written. */
export function choicesOf(
  field: FormField,
  kind: FormKind,
  language: string,
  m: DeskMessages,
): readonly (readonly [string, string])[] | undefined {
  const tables: Partial<Record<FormField, Readonly<Record<string, Localized>>>> = {
    finding: findingNames,
    helped: helpedNames,
    ground: reviewGroundNames,
    ...(kind === 'settle_suspicion' && {decision: suspicionDecisionNames}),
  };
  if (field === 'reached') return Object.entries(yesNo(m));
  if (field === 'decision' && kind === 'decide')
    return [
      ['voided', m.voided],
      ['upheld', m.upheld],
    ];
  const table = tables[field];
  return table && Object.entries(table).map(([value, name]) => [value, localized(name, language)] as const);
}

/** Most characters of a field that is written. */
export const limitOf = (field: FormField, kind: FormKind): number =>
  field === 'reply' || field === 'measures' || (field === 'reason' && kind !== 'extend' && kind !== 'transfer')
    ? 2000
    : 1000;

/** What is wrong with a form, by field; empty when it may be sent. */
export function faultsOf(kind: FormKind, said: Said, m: DeskMessages): Record<string, string> {
  const {needs, takes} = fieldsOf(kind, said);
  const faults: Record<string, string> = {};
  for (const field of [...needs, ...takes]) {
    const fault = field === 'evidence' ? faultOfEvidence(said, m) : faultOfField(field, said[field] ?? '', kind, m);
    if (fault && (needs.includes(field) || said[field as 'note'])) faults[field] = fault;
  }
  return faults;
}

function faultOfField(field: FormField, value: string, kind: FormKind, m: DeskMessages): string {
  if (isBlank(value)) return choicesOf(field, kind, 'zh-CN', m) || field === 'institutionCode' ? m.choice : m.required;
  const most = limitOf(field, kind);
  return countCharacters(value) > most ? m.tooLong.replace('{n}', `${most}`) : '';
}

const faultOfEvidence = ({evidence = []}: Said, m: DeskMessages): string =>
  evidence.length > 0 && evidence.every(({title, reference}) => !isBlank(title) && !isBlank(reference))
    ? ''
    : m.required;

/** Sends a form; answers with what the server tells of how it stands now. */
export async function send(
  client: DeskServer,
  {kind, said, key: idempotencyKey}: DeskForm,
  opened: Opened,
): Promise<Partial<Opened>> {
  const options = {idempotencyKey};
  const {reason = '', evidence: proofs = [], decision, ground, measures = ''} = said;
  const evidence = proofs.map(proof => ({...proof}));
  const {suspicionId = ''} = opened.suspicion ?? {};
  const {noticeId = ''} = opened.notice ?? {};
  if (kind === 'settle_suspicion') {
    const settlement = {suspicionId, note: reason, decision: decision as 'review'};
    const asked = decision === 'review' && {ground: ground as 'mistaken'};
    return {suspicion: await client.settleSuspicion({...settlement, ...asked}, options)};
  }
  if (kind === 'answer_notice') return {notice: await client.answerNotice({noticeId, measures}, options)};
  if (kind === 'close_notice') return {notice: await client.closeNotice({noticeId, note: reason}, options)};
  const {reviewId = ''} = reviewFor(kind, opened) ?? {};
  if (kind === 'decide') {
    const decided = await client.decideReview({reviewId, reason, decision: decision as 'voided'}, options);
    return opened.review ? {review: {...opened.review, ...decided}} : {};
  }
  if (kind === 'appeal') {
    await client.fileAppeal({reviewId, reason, evidence}, options);
    return {};
  }
  return {detail: await sendStep(client, kind, said, {reason, evidence}, opened, options)};
}

function sendStep(
  client: DeskServer,
  kind: OrderStep,
  {days, institutionCode = '', ground, reached, note, reply, finding, promisedFor, helped}: Said,
  {reason, evidence}: {readonly reason: string; readonly evidence: Proof[]},
  {detail}: Opened,
  options: {readonly idempotencyKey: string},
) {
  const {orderNumber = '', version = 0} = detail?.order ?? {};
  const about = {orderNumber, version};
  if (kind === 'extend') return client.extendOrder({...about, reason, days: Number(days)}, options);
  if (kind === 'transfer') return client.transferOrder({...about, reason, institutionCode}, options);
  if (kind === 'ask_review')
    return client.askReview({...about, reason, evidence, ground: ground as 'mistaken'}, options);
  const told = {note, reply, finding, promisedFor, helped, reached: reached && reached === 'true'};
  const filled = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined && value !== ''));
  return client.stepOrder({...about, step: kind as 'sign', ...filled}, options);
}

/** The review that a form is about: the open one to decide, the upheld one to appeal against. */
const reviewFor = (kind: FormKind, {detail, review}: Opened): Review | undefined =>
  review ?? detail?.reviews.find(({state}) => state === (kind === 'decide' ? 'open' : 'upheld'));

/** The field of a form that the server means. */
export const fieldOf = (kind: FormKind, told: string): string =>
  told === 'note' && kind in supervisoryActs ? 'reason' : (told.split('.')[0] as string);

/** An event of the desk with its detail. */
export type Change = {[N in keyof DeskEvents]: [name: N, detail: DeskEvents[N]]}[keyof DeskEvents];

/** What the page is told of a form that was taken. */
export function changeOf({kind, said}: DeskForm, {detail, review, suspicion, notice}: Opened): Change {
  if (suspicion) {
    const {suspicionId} = suspicion;
    return ['gov-rating-suspicion-settled', {suspicionId, decision: said.decision as 'review'}];
  }
  if (notice)
    return ['gov-rating-notice-changed', {noticeId: notice.noticeId, step: kind as 'answer_notice' | 'close_notice'}];
  if (review) return ['gov-rating-review-decided', {reviewId: review.reviewId}];
  return ['gov-rating-order-changed', {orderNumber: detail?.order.orderNumber ?? '', step: kind}];
}
