import {
  orderStates,
  orderSteps,
  stepRows,
  type OrderState,
  type OrderStep,
  type ParsedInput,
  type StepField,
  type StepRow,
} from '@gov-rating/contract';
import {shanghaiDay} from '../calendar/moments.ts';
import type {StaffMember} from '../institutions/staff-member.ts';
import {fieldProblem, Problem} from '../problems/problem.ts';
import {newCaseEvent, toActor, type CommandContext} from './command-context.ts';
import {decidersOf} from '../rights/sight.ts';
import {partiesOf, type CaseChange, type OrderProgress, type RatingCase, type StoredOrder} from './rating-case.ts';

/** The input of a step, by field. */
export type StepInput = Partial<Omit<ParsedInput<'stepOrder'>, 'orderNumber' | 'version' | 'step'>>;

/**
 * Takes a step of handling. Throws a Problem when the table of steps, the version, the role or the institution does not
 * allow it.
 */
export function takeStep(
  ratingCase: RatingCase,
  step: OrderStep,
  version: number,
  stepInput: StepInput,
  by: StaffMember,
  command: CommandContext,
): CaseChange {
  const order = openOrder(ratingCase, version);
  const row = allowedRow(ratingCase, order, step, by);
  demandFields(step, stepInput);
  const at = command.at.toISOString();
  const {facts, texts} = split(stepInput);
  return {
    event: newCaseEvent(step, toActor(by), command, {facts: {...facts, ...partiesOfOffer(order, step)}, texts}),
    order: {
      ...clockAfter(order, row, command),
      ...consequences(ratingCase, order, row, stepInput, command, at),
      ...answerToOffer(order, step),
    },
  };
}

/** Who offered the order to whom, as facts of the step that answers. */
const partiesOfOffer = ({institutionCode, offeredTo}: StoredOrder, step: OrderStep): Record<string, string> =>
  offeredTo !== null && (step === 'accept' || step === 'decline')
    ? {fromInstitution: institutionCode, toInstitution: offeredTo}
    : {};

/** Accepting moves the duty; declining and withdrawing leave it where it was. */
function answerToOffer({offeredTo}: StoredOrder, step: OrderStep): Partial<OrderProgress> {
  if (step === 'accept' && offeredTo !== null) return {institutionCode: offeredTo, offeredTo: null};
  return step === 'decline' || step === 'withdraw' ? {offeredTo: null} : {};
}

/** The order, if its version is the caller's and it has not ended. Throws a Problem otherwise. */
export function openOrder(ratingCase: RatingCase, version: number): StoredOrder {
  const {order} = ratingCase;
  if (!order) throw new Problem('unknown_order');
  if (orderStates[order.state].ended) throw new Problem('order_ended', {current: current(order)});
  if (order.version !== version) throw new Problem('order_changed', {current: current(order)});
  return order;
}

const current = ({state, version}: StoredOrder) => ({state, version});

/** The row of the table of steps that allows a person a step now. Throws a Problem with the reason otherwise. */
export function allowedRow(ratingCase: RatingCase, order: StoredOrder, step: OrderStep, by: StaffMember): StepRow {
  const offered = order.offeredTo !== null;
  const rows = stepRows(order.state, step)
    .filter(row => row.only !== 'anonymous' || !ratingCase.realName)
    .filter(({when}) => when === 'always' || (when === 'offered') === offered);
  if (rows.length === 0) throw new Problem('step_not_possible', {current: current(order)});
  const ofRole = rows.filter(row => row.roles.includes(by.role));
  if (ofRole.length === 0) throw new Problem('role_not_allowed');
  const here = ofRole.find(row => isAtInstitution(row, ratingCase, order, by));
  if (here) return here;
  throw new Problem(ofRole.some(row => row.at !== 'above') ? 'not_handling_institution' : 'decider_not_higher');
}

function isAtInstitution({at}: StepRow, ratingCase: RatingCase, order: StoredOrder, by: StaffMember): boolean {
  if (at === 'handling') return by.institutionCode === order.institutionCode;
  if (at === 'receiving') return by.institutionCode === order.offeredTo;
  return at === 'above' && deciders(ratingCase).includes(by.institutionCode);
}

/** Every step that a person may take now. */
export function stepsFor(
  ratingCase: RatingCase,
  by: StaffMember,
  now: Pick<CommandContext, 'at' | 'clocks'>,
): OrderStep[] {
  const {order} = ratingCase;
  if (!order) return [];
  return (Object.keys(orderSteps) as OrderStep[]).filter(step => {
    try {
      allowedRow(ratingCase, order, step, by);
      return possibleNow(ratingCase, order, step, now);
    } catch (error) {
      if (error instanceof Problem) return false;
      throw error;
    }
  });
}

/**
 * Rules beside the table of steps: a review is requested once, nothing is closed while one is open, and time limits
 * apply.
 */
function possibleNow(
  ratingCase: RatingCase,
  order: StoredOrder,
  step: OrderStep,
  now: Pick<CommandContext, 'at' | 'clocks'>,
): boolean {
  if (step === 'ask_review') return ratingCase.reviews.length === 0 && deciders(ratingCase).length > 0;
  if (step === 'close') return !hasOpenReview(ratingCase);
  if (step === 'extend') return extensionLeft(order, now) > 0;
  return step !== 'void';
}

/**
 * The number of days by which the answer can still be extended. 0 when the rules allow no extension, and 0 once the
 * answer is due: an extension must not undo a delay.
 */
export function extensionLeft(
  {answerDueAt, extendedDays}: StoredOrder,
  {at, clocks}: Pick<CommandContext, 'at' | 'clocks'>,
): number {
  const most = clocks.rules.deadlines.extension.value;
  if (most === null || answerDueAt === null || answerDueAt <= at.toISOString()) return 0;
  return most.days - extendedDays;
}

/** The institutions that may decide about a rating, nearest first. */
export const deciders = (ratingCase: RatingCase): string[] => decidersOf(partiesOf(ratingCase));

/** Whether a review or an appeal is open. */
export const hasOpenReview = (ratingCase: RatingCase): boolean =>
  ratingCase.reviews.some(review => review.state === 'open');

function demandFields(step: OrderStep, stepInput: StepInput): void {
  const kind: {readonly needs: readonly StepField[]; readonly takes?: readonly StepField[]} = orderSteps[step];
  const missing = kind.needs.filter(field => isMissing(stepInput[field as keyof StepInput]));
  if (missing.length > 0) {
    throw new Problem('missing_field', {fieldErrors: missing.map(field => ({field, code: 'missing_field'}))});
  }
  const known = new Set<string>([...kind.needs, ...(kind.takes ?? [])]);
  const surplus = Object.entries(stepInput).filter(([field, value]) => value !== undefined && !known.has(field));
  if (surplus.length > 0) {
    throw new Problem('invalid_input', {fieldErrors: surplus.map(([field]) => ({field, code: 'invalid_input'}))});
  }
}

const isMissing = (value: unknown): boolean =>
  value === undefined || (typeof value === 'string' && value.trim() === '');

/** Separates what people wrote, which can be erased later, from the facts. */
function split({note, reply, ...facts}: StepInput) {
  const texts = Object.entries({note, reply}).filter((entry): entry is [string, string] => !isMissing(entry[1]));
  const known = Object.entries(facts).filter((entry): entry is [string, string | boolean] => entry[1] !== undefined);
  return {facts: Object.fromEntries(known), texts: Object.fromEntries(texts)};
}

/** State and due date after a step. A time limit that continues is not started again. */
export function clockAfter(
  order: StoredOrder,
  {to, clock}: StepRow,
  {clocks, at}: CommandContext,
): Partial<OrderProgress> {
  const before = orderStates[order.state].clock;
  if (clock === before) return {state: to};
  const dueAt = clock === null ? null : clock === 'answer' ? order.answerDueAt : clocks.dueAt(clock, at);
  return {state: to, dueAt};
}

function consequences(
  ratingCase: RatingCase,
  order: StoredOrder,
  {to}: StepRow,
  stepInput: StepInput,
  command: CommandContext,
  at: string,
): Partial<OrderProgress> {
  const outcomes: Partial<Record<OrderState, Partial<OrderProgress>>> = {
    rectified: {outcome: order.state === 'verified' ? 'rectified_at_once' : order.outcome},
    explained: {outcome: 'explained'},
    replied: {answeredAt: at},
    closed: {closedAt: at},
  };
  if (to === 'closed' && hasOpenReview(ratingCase)) throw new Problem('review_open', {current: current(order)});
  if (to !== 'rectifying') return outcomes[to] ?? {};
  const promisedFor = stepInput.promisedFor as string;
  const lastDay = order.answerDueAt && shanghaiDay(new Date(Date.parse(order.answerDueAt) - 1));
  if (promisedFor < shanghaiDay(command.at) || (lastDay !== null && promisedFor > lastDay)) {
    throw fieldProblem('promisedFor', 'promised_day_not_possible');
  }
  return {outcome: 'rectified_by_date', promisedFor};
}
