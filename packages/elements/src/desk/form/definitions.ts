import type {OrderDetail, RouteInput} from '@gov-rating/contract/types';
import {
  orderSteps,
  orderStepTable,
  supervisoryActs,
  type OrderStep,
  type StepField,
  type StepKind,
} from '@gov-rating/sdk/desk-core';
import {choiceNames} from '../base/choice-names.ts';
import type {LocalizedText} from '../base/names.ts';
import type {Words} from '../base/words.ts';

/** The acts of the table of steps that go to a route of their own, not to `stepOrder`. */
type OwnRouteStep = 'extend' | 'transfer' | 'ask_review';

/** One proof of a request for review. */
export type Proof = RouteInput<'askReview'>['evidence'][number];

/** The value of each field by kind of form, as it is sent once the form is complete. */
interface ValuesByKind {
  readonly decide: Pick<RouteInput<'decideReview'>, 'decision' | 'reason'>;
  readonly appeal: Pick<RouteInput<'fileAppeal'>, 'reason' | 'evidence'>;
  readonly settle_suspicion: Pick<RouteInput<'settleSuspicion'>, 'decision' | 'ground'> & {readonly reason: string};
  readonly answer_notice: Pick<RouteInput<'answerNotice'>, 'measures'>;
  readonly close_notice: {readonly reason: string};
  readonly ask_review: Pick<RouteInput<'askReview'>, 'ground' | 'reason' | 'evidence'>;
  readonly transfer: Pick<RouteInput<'transferOrder'>, 'institutionCode' | 'reason'>;
  /** Days as they are typed. */
  readonly extend: {readonly days: string; readonly reason: string};
}

/** The fields of one step for `stepOrder`, `reached` as it is chosen. */
type StepValues = Omit<RouteInput<'stepOrder'>, 'orderNumber' | 'version' | 'step' | 'reached'> & {
  readonly reached?: 'true' | 'false';
};

/** A step of `stepOrder`. */
type Step = Exclude<OrderStep, OwnRouteStep>;

/** What a form is for: a step of an order, a decision, an appeal, or an act about a suspicion flag or a notice. */
export type FormKind = Step | keyof ValuesByKind;

/** What was filled in for a kind of form, all of it or a part. */
type ValuesOf<K extends FormKind> = K extends keyof ValuesByKind ? ValuesByKind[K] : StepValues;

/** A form in which nothing is missing or wrong, by its kind. */
export type CompleteForm = {
  readonly [K in FormKind]: {readonly kind: K; readonly values: ValuesOf<K>; readonly key: string};
}[FormKind];

/** What was filled in so far, by kind. */
type FilledIn = {readonly [K in FormKind]: {readonly kind: K; readonly values: Partial<ValuesOf<K>>}}[FormKind];

/** A form that is being filled in. It survives every failure, so that no input is lost. */
export type FormDraft = FilledIn & {
  /** A sentence for each field that is wrong. */
  readonly fieldErrors: FieldErrors;
  /** Why the server did not take it; empty while it has not refused. */
  readonly error: string;
  /** The id of the refused request, where the server has refused it. */
  readonly requestId?: string | undefined;
  readonly sending: boolean;
  /** The idempotency key: sending the same form again brings the first answer. */
  readonly key: string;
};

/** A field of a form. */
export type FormField = StepField | 'decision' | 'measures';

/** A sentence for each field that is wrong. */
export type FieldErrors = Readonly<Partial<Record<string, string>>>;

/** What was filled in, by field; every field but `evidence` is a text. */
export const textOf = ({values}: Pick<FormDraft, 'values'>, field: FormField): string =>
  (values as Partial<Record<FormField, string>>)[field] ?? '';

/** The proofs of a form. */
export const proofsOf = ({values}: Pick<FormDraft, 'values'>): readonly Proof[] =>
  (values as {readonly evidence?: readonly Proof[]}).evidence ?? [];

/** A new form of a kind; one that needs proofs begins with an empty one. */
export function emptyForm(kind: FormKind, key: string): FormDraft {
  const {required} = fieldsOf({kind, values: {}});
  const values = required.includes('evidence') ? {evidence: [{title: '', reference: ''}]} : {};
  return {...({kind, values} as FilledIn), fieldErrors: {}, error: '', sending: false, key};
}

/** The fields of forms that are no step of the table. */
const ownFields: Readonly<Partial<Record<FormKind, readonly FormField[]>>> = {
  decide: ['decision', 'reason'],
  appeal: ['reason', 'evidence'],
  settle_suspicion: ['decision', 'reason'],
  answer_notice: ['measures'],
  close_notice: ['reason'],
};

/** The fields of a form: required ones first, then optional ones. A review that follows a flag needs its ground. */
export function fieldsOf({kind, values}: Pick<FormDraft, 'kind' | 'values'>): {
  readonly required: readonly FormField[];
  readonly optional: readonly FormField[];
} {
  const own = ownFields[kind];
  if (own) return {required: sendsToReview(values) ? ['decision', 'ground', 'reason'] : own, optional: []};
  const {needs, takes = []}: StepKind = orderSteps[kind as OrderStep];
  return {required: needs, optional: takes};
}

/** Whether a suspicion flag is to be sent to review. */
export const sendsToReview = (values: FormDraft['values']): boolean =>
  'decision' in values && values.decision === 'review';

/** The title of a form. */
export function titleOf(kind: FormKind, words: Words): string {
  if (kind === 'decide') return words.decide;
  if (kind === 'appeal') return words.fileAppeal;
  const act = supervisoryActs[kind as keyof typeof supervisoryActs] as LocalizedText | undefined;
  return words.localize(act ?? orderSteps[kind as OrderStep].name);
}

/** The usual next step: the one that leads an order on from its state; a rating found unjustified is explained. */
export function usualKind(kinds: readonly FormKind[], detail: OrderDetail | undefined): FormKind | undefined {
  if (!detail) return kinds[0];
  const {order, acts} = detail;
  const usual: FormKind[] = orderStepTable.flatMap(({step, state, to, at}) =>
    state === order.state && to !== state && to !== 'created' && at === 'handling' ? step : [],
  );
  if (acts.some(({kind, facts}) => kind === 'verify' && facts['finding'] === 'unjustified')) usual.unshift('explain');
  return ['decide' as const, ...usual].find(kind => kinds.includes(kind));
}

/** The choices of a field as values with their labels; undefined for a field that is written. */
export function choicesOf(
  field: FormField,
  kind: FormKind,
  words: Words,
): readonly (readonly [value: string, label: string])[] | undefined {
  if (field === 'reached')
    return [
      ['true', words.yes],
      ['false', words.no],
    ];
  if (field === 'decision' && kind === 'decide')
    return [
      ['voided', words.voided],
      ['upheld', words.upheld],
    ];
  const names = choiceNames[field];
  return names && Object.entries(names).map(([value, text]) => [value, words.localize(text)] as const);
}
