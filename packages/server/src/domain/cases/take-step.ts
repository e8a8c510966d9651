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
import type {Person} from '../institutions/staff-member.ts';
import {faultAt, Problem} from '../problems/problem.ts';
import {actorOf, newAct, type Occasion} from './command-context.ts';
import type {Change, Life, OrderProgress, StoredOrder} from './rating-case.ts';

/** What is said with a step, by field. */
export type Said = Partial<Omit<ParsedInput<'stepOrder'>, 'orderNumber' | 'version' | 'step'>>;

/** Takes a step of handling. Throws a Problem when table, version, role or institution stand against it. */
export function takeStep(
  life: Life,
  step: OrderStep,
  version: number,
  said: Said,
  by: Person,
  occasion: Occasion,
): Change {
  const order = openOrder(life, version);
  const row = allowedRow(life, order, step, by);
  demandFields(step, said);
  const at = occasion.at.toISOString();
  const {facts, texts} = split(said);
  return {
    act: newAct(step, actorOf(by), occasion, {facts, texts}),
    order: {...clockAfter(order, row, occasion), ...consequences(life, order, row, said, occasion, at)},
  };
}

/** The order, if it stands as the caller saw it and has not ended. */
export function openOrder(life: Life, version: number): StoredOrder {
  const {order} = life;
  if (!order) throw new Problem('unknown_order');
  if (orderStates[order.state].ended) throw new Problem('order_ended', {current: current(order)});
  if (order.version !== version) throw new Problem('order_changed', {current: current(order)});
  return order;
}

const current = ({state, version}: StoredOrder) => ({state, version});

/** The row of the table by which a person may take a step now, or a Problem that says what stands against it. */
export function allowedRow(life: Life, order: StoredOrder, step: OrderStep, by: Person): StepRow {
  const rows = stepRows(order.state, step).filter(row => row.only !== 'anonymous' || !life.realName);
  if (rows.length === 0) throw new Problem('step_not_possible', {current: current(order)});
  const ofRole = rows.filter(row => row.roles.includes(by.role));
  if (ofRole.length === 0) throw new Problem('role_not_allowed');
  const here = ofRole.find(row => stands(row, life, order, by));
  if (here) return here;
  throw new Problem(ofRole.some(row => row.at === 'handling') ? 'not_handling_institution' : 'decider_not_higher');
}

function stands({at}: StepRow, life: Life, order: StoredOrder, by: Person): boolean {
  if (at === 'handling') return by.institutionCode === order.institutionCode;
  return at === 'above' && life.above.includes(by.institutionCode) && life.aboveHandling.includes(by.institutionCode);
}

/** Every step that a person may take now. */
export function stepsFor(life: Life, by: Person, now: Pick<Occasion, 'at' | 'clocks'>): OrderStep[] {
  const {order} = life;
  if (!order) return [];
  return (Object.keys(orderSteps) as OrderStep[]).filter(step => {
    try {
      allowedRow(life, order, step, by);
      return possibleNow(life, order, step, now);
    } catch (error) {
      if (error instanceof Problem) return false;
      throw error;
    }
  });
}

/** What the table cannot say: a review is asked for once, nothing is closed while one is open, and time runs out. */
function possibleNow(life: Life, order: StoredOrder, step: OrderStep, now: Pick<Occasion, 'at' | 'clocks'>): boolean {
  if (step === 'ask_review') return life.reviews.length === 0 && deciders(life).length > 0;
  if (step === 'close') return !hasOpenReview(life);
  if (step === 'extend') return extensionLeft(order, now) > 0;
  return step !== 'void';
}

/**
 * By how many days the answer can still be extended: by none where the rules know no extension, and by none once it is due,
 * or whoever is late would be in time again.
 */
export function extensionLeft(
  {answerDueAt, extendedDays}: StoredOrder,
  {at, clocks}: Pick<Occasion, 'at' | 'clocks'>,
): number {
  const most = clocks.rules.deadlines.extension.value;
  if (most === null || answerDueAt === null || answerDueAt <= at.toISOString()) return 0;
  return most.days - extendedDays;
}

/** The institutions that may decide about a rating: above the rated one and above the one that handles its order. */
export const deciders = (life: Life): string[] => life.above.filter(code => life.aboveHandling.includes(code));

/** Is a review or an appeal not decided yet. */
export const hasOpenReview = (life: Life): boolean => life.reviews.some(review => review.state === 'open');

function demandFields(step: OrderStep, said: Said): void {
  const kind: {readonly needs: readonly StepField[]; readonly takes?: readonly StepField[]} = orderSteps[step];
  const missing = kind.needs.filter(field => isMissing(said[field as keyof Said]));
  if (missing.length > 0) {
    throw new Problem('missing_field', {faults: missing.map(field => ({field, code: 'missing_field'}))});
  }
  const known = new Set<string>([...kind.needs, ...(kind.takes ?? [])]);
  const surplus = Object.entries(said).filter(([field, value]) => value !== undefined && !known.has(field));
  if (surplus.length > 0) {
    throw new Problem('invalid_input', {faults: surplus.map(([field]) => ({field, code: 'invalid_input'}))});
  }
}

const isMissing = (value: unknown): boolean =>
  value === undefined || (typeof value === 'string' && value.trim() === '');

/** What people wrote goes where it can be erased; the rest is facts. */
function split({note, reply, ...facts}: Said) {
  const texts = Object.entries({note, reply}).filter((entry): entry is [string, string] => !isMissing(entry[1]));
  const known = Object.entries(facts).filter((entry): entry is [string, string | boolean] => entry[1] !== undefined);
  return {facts: Object.fromEntries(known), texts: Object.fromEntries(texts)};
}

/** State and running clock after a step. A clock that goes on is not wound up again. */
export function clockAfter(order: StoredOrder, {to, clock}: StepRow, {clocks, at}: Occasion): Partial<OrderProgress> {
  const before = orderStates[order.state].clock;
  if (clock === before) return {state: to};
  const dueAt = clock === null ? null : clock === 'answer' ? order.answerDueAt : clocks.dueAt(clock, at);
  return {state: to, dueAt};
}

function consequences(
  life: Life,
  order: StoredOrder,
  {to}: StepRow,
  said: Said,
  occasion: Occasion,
  at: string,
): Partial<OrderProgress> {
  const outcomes: Partial<Record<OrderState, Partial<OrderProgress>>> = {
    rectified: {outcome: order.state === 'verified' ? 'rectified_at_once' : order.outcome},
    explained: {outcome: 'explained'},
    replied: {answeredAt: at},
    closed: {closedAt: at},
  };
  if (to === 'closed' && hasOpenReview(life)) throw new Problem('review_open', {current: current(order)});
  if (to !== 'rectifying') return outcomes[to] ?? {};
  const promisedFor = said.promisedFor as string;
  const lastDay = order.answerDueAt && shanghaiDay(new Date(Date.parse(order.answerDueAt) - 1));
  if (promisedFor < shanghaiDay(occasion.at) || (lastDay !== null && promisedFor > lastDay)) {
    throw faultAt('promisedFor', 'promised_day_not_possible');
  }
  return {outcome: 'rectified_by_date', promisedFor};
}
