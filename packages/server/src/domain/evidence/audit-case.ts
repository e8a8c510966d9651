import {clockFact} from '../cases/case-event.ts';
import {checkSupervision, type AuditFinding} from './audit-supervision.ts';
import type {AuditCase, AuditEvent, AuditOrder, AuditReview} from './evidence-storage.ts';

/** The state of a case computed from its events, and which event changed each field last. */
interface Replayed {
  readonly order: Omit<
    AuditOrder,
    'orderNumber' | 'areaCode' | 'day' | 'createdAt' | 'dueAt' | 'answerDueAt' | 'holders'
  >;
  readonly voidedAt: string | null;
  readonly by: Partial<Record<string, AuditEvent>>;
}

/**
 * Compares the rows of a case (rating, order, reviews, supplement, suspicions, notices) with what its events say.
 * Returns the first contradiction, or undefined. That the rows of the events agree with the log is checked in
 * `checkEntry`.
 */
export function checkCase(ratingCase: AuditCase): AuditFinding | undefined {
  const broken = brokenChain(ratingCase);
  if (broken) return broken;
  const replayed = replay(ratingCase);
  return (
    checkInvitation(ratingCase) ??
    checkRating(ratingCase, replayed) ??
    (ratingCase.order &&
      (checkOrder(ratingCase, ratingCase.order, replayed) ??
        checkClocks(ratingCase, ratingCase.order) ??
        checkHolders(ratingCase, ratingCase.order))) ??
    checkReviews(ratingCase) ??
    checkSupplement(ratingCase) ??
    checkSupervision(ratingCase)
  );
}

/** The events count from 1 without a gap, and each begins in the state in which the one before ended. */
function brokenChain({events, order}: AuditCase): AuditFinding | undefined {
  let state = order ? 'created' : null;
  for (const [place, event] of events.entries()) {
    if (event.sequence !== place + 1) return {event, text: `act ${place + 1} of its rating is missing`};
    if (event.from !== state) return {event, text: 'it does not begin in the state in which the act before it ended'};
    state = event.to;
  }
  return undefined;
}

function replay({institutionCode, events}: AuditCase): Replayed {
  const order: Record<string, string | number | boolean | null> = {
    institutionCode,
    offeredTo: null,
    moved: false,
    state: 'created',
    version: 1 + events.length,
    extendedDays: 0,
    escalatedAt: null,
    answeredAt: null,
    closedAt: null,
    outcome: null,
    promisedFor: null,
  };
  const by: Partial<Record<string, AuditEvent>> = {};
  let voidedAt: string | null = null;
  for (const event of events) {
    const changed = changesOf(event, Number(order['extendedDays']));
    Object.assign(order, changed);
    for (const name of ['version', ...Object.keys(changed)]) by[name] = event;
    if (event.kind.startsWith('decide_') && event.facts['decision'] === 'voided') {
      voidedAt = event.at;
      by['voidedAt'] = event;
    }
  }
  return {order: order as unknown as Replayed['order'], voidedAt, by};
}

/** What one event changes in the order. */
function changesOf({kind, at, from, to, facts}: AuditEvent, extendedDays: number): Record<string, unknown> {
  const consequences: Record<string, Record<string, unknown>> = {
    // Before transfers had to be accepted, one moved the order at once.
    transfer: {
      moved: true,
      ...(facts['offered'] === true ? {offeredTo: facts['toInstitution']} : {institutionCode: facts['toInstitution']}),
    },
    accept: {institutionCode: facts['toInstitution'], offeredTo: null},
    decline: {offeredTo: null},
    withdraw: {offeredTo: null},
    extend: {extendedDays: extendedDays + Number(facts['days'])},
    escalate: {escalatedAt: at},
    rectify: from === 'verified' ? {outcome: 'rectified_at_once'} : {},
    schedule: {outcome: 'rectified_by_date', promisedFor: facts['promisedFor']},
    explain: {outcome: 'explained'},
    reply: {answeredAt: at},
    close: {closedAt: at},
  };
  const voided = to === 'voided' && from !== 'voided' ? {closedAt: at, offeredTo: null} : {};
  return {
    ...(to === from ? {} : {state: to}),
    ...(Object.hasOwn(consequences, kind) ? consequences[kind] : {}),
    ...voided,
  };
}

function checkRating({source, voidedAt}: AuditCase, replayed: Replayed): AuditFinding | undefined {
  if (source !== 'active') return {event: undefined, text: 'its row calls it a default rating'};
  if (voidedAt === replayed.voidedAt) return undefined;
  const text =
    replayed.voidedAt === null
      ? 'its row calls it void, and no decision does'
      : 'it was voided, and its row does not say so';
  return {event: replayed.by['voidedAt'], text};
}

const orderWords = {
  institutionCode: 'the institution that handles it',
  offeredTo: 'the institution that it is offered to',
  moved: 'whether it was ever offered to another institution',
  state: 'the state',
  version: 'the version',
  extendedDays: 'the extension',
  escalatedAt: 'the escalation',
  answeredAt: 'the moment of the answer',
  closedAt: 'the end',
  outcome: 'the outcome',
  promisedFor: 'the promised day',
} as const satisfies Partial<Record<keyof AuditOrder, string>>;

function checkOrder(
  ratingCase: AuditCase,
  order: AuditOrder,
  {order: replayed, by}: Replayed,
): AuditFinding | undefined {
  const {areaCode, day, at} = ratingCase;
  if (order.areaCode !== areaCode || order.day !== day || order.createdAt !== at)
    return {
      event: undefined,
      text: `the area, the day or the moment of order ${order.orderNumber} is not that of its rating`,
    };
  const names = Object.keys(orderWords) as (keyof typeof orderWords)[];
  const name = names.find(candidate => order[candidate] !== replayed[candidate]);
  if (name === undefined) return undefined;
  return {event: by[name], text: `${orderWords[name]} of order ${order.orderNumber} does not follow from its acts`};
}

/** A rating without an entry is reported by its own check. */
const checkInvitation = ({invitedRightly, entry}: AuditCase): AuditFinding | undefined =>
  invitedRightly || !entry
    ? undefined
    : {event: undefined, text: 'the invitation by which it came is not for its service'};

/**
 * The due dates of the order are those of the last event; before the first event, those of the rating's entry. Older
 * events do not contain them.
 */
function checkClocks({events, entry}: AuditCase, order: AuditOrder): AuditFinding | undefined {
  const event = events.at(-1);
  const wrong = {event, text: `a time limit of order ${order.orderNumber} is not what it was`};
  if (!event) {
    const {dueAt, answerDueAt} = sealedClocks(entry?.leaf ?? null);
    if (dueAt === undefined) return undefined;
    return dueAt === order.dueAt && answerDueAt === order.answerDueAt ? undefined : wrong;
  }
  const {dueAt, answerDueAt} = event.facts;
  if (answerDueAt === undefined) return undefined;
  return dueAt === clockFact(order.dueAt) && answerDueAt === clockFact(order.answerDueAt) ? undefined : wrong;
}

/** Undefined where the leaf does not contain them. */
function sealedClocks(leaf: string | null): {readonly dueAt?: unknown; readonly answerDueAt?: unknown} {
  try {
    return JSON.parse(leaf ?? '{}') as {dueAt?: unknown; answerDueAt?: unknown};
  } catch (error) {
    // An unreadable leaf is reported by its own check.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** The institutions that may see the order are those it was transferred to. */
function checkHolders(
  {institutionCode, events}: AuditCase,
  {orderNumber, holders}: AuditOrder,
): AuditFinding | undefined {
  const given = events
    .filter(({kind, facts}) => kind === 'accept' || (kind === 'transfer' && facts['offered'] !== true))
    .map(({facts}) => String(facts['toInstitution']));
  const all = [...new Set([institutionCode, ...given])].sort();
  if (JSON.stringify(all) === JSON.stringify([...holders].sort())) return undefined;
  return {event: undefined, text: `those who may see order ${orderNumber} are not those who were given it`};
}

function checkReviews({reviews, events}: AuditCase): AuditFinding | undefined {
  for (const review of reviews) {
    const [asked, decided] = eventsOfReview(review, events);
    if (!asked) return {event: undefined, text: `review ${review.reviewId} was never asked for`};
    const finding = checkReview(review, asked, decided);
    if (finding) return finding;
  }
  const known = new Set(reviews.map(({reviewId}) => reviewId));
  const lost = events.find(({reviewId}) => reviewId !== null && !known.has(reviewId));
  return lost && {event: lost, text: `review ${lost.reviewId} is missing`};
}

/** The event that requested a review and the one that decided it. */
function eventsOfReview({reviewId, instance}: AuditReview, events: readonly AuditEvent[]): (AuditEvent | undefined)[] {
  // A bureau can also request a review by settling a suspicion.
  const [asking, deciding] =
    instance === 'review'
      ? [['ask_review', 'settle_suspicion'], ['decide_review']]
      : [['file_appeal'], ['decide_appeal']];
  return [asking, deciding].map(kinds =>
    events.find(event => kinds?.includes(event.kind) && event.reviewId === reviewId),
  );
}

function checkReview(
  review: AuditReview,
  asked: AuditEvent,
  decided: AuditEvent | undefined,
): AuditFinding | undefined {
  const id = review.reviewId;
  const asking =
    review.ground === asked.facts['ground'] &&
    review.requestedAt === asked.at &&
    review.requestedBy === asked.actorInstitution &&
    review.requestedRef === asked.actorRef &&
    [undefined, clockFact(review.dueAt)].includes(asked.facts['reviewDueAt'] as string | undefined) &&
    // A suspicion that led to a review is its own evidence.
    (asked.kind === 'settle_suspicion'
      ? says(review.reason, asked, 'note')
      : says(review.reason, asked, 'reason') && says(review.proofs, asked, 'evidence'));
  if (!asking) return {event: asked, text: `the request of review ${id} is not what was asked`};
  const deciding =
    review.state === (decided?.facts['decision'] ?? 'open') &&
    review.decidedAt === (decided?.at ?? null) &&
    review.decidedBy === (decided?.actorInstitution ?? null) &&
    review.decidedRef === (decided?.actorRef ?? null) &&
    (decided ? says(review.decisionReason ?? '', decided, 'reason') : review.decisionReason === null);
  return deciding ? undefined : {event: decided ?? asked, text: `the decision of review ${id} is not what was decided`};
}

/** The texts of an event are stored only where they are read, and are erased there. */
const says = (text: string, event: AuditEvent, name: string): boolean =>
  text === (event.erased ? '' : (event.texts[name] ?? ''));

function checkSupplement({supplement, events}: AuditCase): AuditFinding | undefined {
  const event = events.find(({kind}) => kind === 'supplement');
  if (!event) return supplement && {event, text: 'its supplement was never added'};
  if (!supplement) return {event, text: 'the supplement is missing'};
  const same =
    supplement.at === event.at &&
    supplement.solved === event.facts['solved'] &&
    says(supplement.comment, event, 'comment');
  return same ? undefined : {event, text: 'the supplement is not what was added'};
}
