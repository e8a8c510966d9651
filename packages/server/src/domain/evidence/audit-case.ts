import {clockFact} from '../cases/history-entry.ts';
import {supervisionFault, type LifeFault} from './audit-supervision.ts';
import type {AuditAct, AuditLife, AuditOrder, AuditReview} from './evidence-storage.ts';

/** What acts have made of a rating, and which act said so last. */
interface Replayed {
  readonly order: Omit<
    AuditOrder,
    'orderNumber' | 'areaCode' | 'day' | 'createdAt' | 'dueAt' | 'answerDueAt' | 'holders'
  >;
  readonly voidedAt: string | null;
  readonly by: Partial<Record<string, AuditAct>>;
}

/**
 * Compares what the rows of a rating, its order, its reviews, its supplement, its marks and its notices say with what its
 * acts say, one after the other; the first thing that does not follow, undefined when everything does. The rows of the acts are compared with the
 * log elsewhere.
 */
export function lifeFault(life: AuditLife): LifeFault | undefined {
  const broken = brokenChain(life);
  if (broken) return broken;
  const replayed = replay(life);
  return (
    invitationFault(life) ??
    ratingFault(life, replayed) ??
    (life.order &&
      (orderFault(life, life.order, replayed) ?? clockFault(life, life.order) ?? holderFault(life, life.order))) ??
    reviewsFault(life) ??
    supplementFault(life) ??
    supervisionFault(life)
  );
}

/** Acts count from 1 without a gap, and each begins where the one before has ended. */
function brokenChain({acts, order}: AuditLife): LifeFault | undefined {
  let state = order ? 'created' : null;
  for (const [place, act] of acts.entries()) {
    if (act.sequence !== place + 1) return {act, text: `act ${place + 1} of its rating is missing`};
    if (act.from !== state) return {act, text: 'it does not begin in the state in which the act before it ended'};
    state = act.to;
  }
  return undefined;
}

function replay({institutionCode, acts}: AuditLife): Replayed {
  const order: Record<string, string | number | null> = {
    institutionCode,
    state: 'created',
    version: 1 + acts.length,
    extendedDays: 0,
    escalatedAt: null,
    answeredAt: null,
    closedAt: null,
    outcome: null,
    promisedFor: null,
  };
  const by: Partial<Record<string, AuditAct>> = {};
  let voidedAt: string | null = null;
  for (const act of acts) {
    const changed = changesOf(act, Number(order['extendedDays']));
    Object.assign(order, changed);
    for (const name of ['version', ...Object.keys(changed)]) by[name] = act;
    if (act.kind.startsWith('decide_') && act.facts['decision'] === 'voided') {
      voidedAt = act.at;
      by['voidedAt'] = act;
    }
  }
  return {order: order as unknown as Replayed['order'], voidedAt, by};
}

/** What follows for the order from one act. */
function changesOf({kind, at, from, to, facts}: AuditAct, extendedDays: number): Record<string, unknown> {
  const consequences: Record<string, Record<string, unknown>> = {
    transfer: {institutionCode: facts['toInstitution']},
    extend: {extendedDays: extendedDays + Number(facts['days'])},
    escalate: {escalatedAt: at},
    rectify: from === 'verified' ? {outcome: 'rectified_at_once'} : {},
    schedule: {outcome: 'rectified_by_date', promisedFor: facts['promisedFor']},
    explain: {outcome: 'explained'},
    reply: {answeredAt: at},
    close: {closedAt: at},
  };
  const voided = to === 'voided' && from !== 'voided' ? {closedAt: at} : {};
  return {
    ...(to === from ? {} : {state: to}),
    ...(Object.hasOwn(consequences, kind) ? consequences[kind] : {}),
    ...voided,
  };
}

function ratingFault({source, voidedAt}: AuditLife, replayed: Replayed): LifeFault | undefined {
  if (source !== 'active') return {act: undefined, text: 'its row calls it a default rating'};
  if (voidedAt === replayed.voidedAt) return undefined;
  const text =
    replayed.voidedAt === null
      ? 'its row calls it void, and no decision does'
      : 'it was voided, and its row does not say so';
  return {act: replayed.by['voidedAt'], text};
}

const orderWords = {
  institutionCode: 'the institution that handles it',
  state: 'the state',
  version: 'the version',
  extendedDays: 'the extension',
  escalatedAt: 'the escalation',
  answeredAt: 'the moment of the answer',
  closedAt: 'the end',
  outcome: 'the outcome',
  promisedFor: 'the promised day',
} as const satisfies Partial<Record<keyof AuditOrder, string>>;

function orderFault(life: AuditLife, order: AuditOrder, {order: replayed, by}: Replayed): LifeFault | undefined {
  const {areaCode, day, at} = life;
  if (order.areaCode !== areaCode || order.day !== day || order.createdAt !== at)
    return {
      act: undefined,
      text: `the area, the day or the moment of order ${order.orderNumber} is not that of its rating`,
    };
  const names = Object.keys(orderWords) as (keyof typeof orderWords)[];
  const name = names.find(candidate => order[candidate] !== replayed[candidate]);
  if (name === undefined) return undefined;
  return {act: by[name], text: `${orderWords[name]} of order ${order.orderNumber} does not follow from its acts`};
}

/** A rating without an entry is told as such. */
const invitationFault = ({invitedRightly, entry}: AuditLife): LifeFault | undefined =>
  invitedRightly || !entry
    ? undefined
    : {act: undefined, text: 'the invitation by which it came is none to rate its service'};

/** Clocks stand as the last act has left them; before the first, as the entry of the rating says. Entries of before tell none. */
function clockFault({acts, entry}: AuditLife, order: AuditOrder): LifeFault | undefined {
  const act = acts.at(-1);
  const wrong = {act, text: `a time limit of order ${order.orderNumber} is not what it was`};
  if (!act) {
    const {dueAt, answerDueAt} = sealedClocks(entry?.leaf ?? null);
    if (dueAt === undefined) return undefined;
    return dueAt === order.dueAt && answerDueAt === order.answerDueAt ? undefined : wrong;
  }
  const {dueAt, answerDueAt} = act.facts;
  if (answerDueAt === undefined) return undefined;
  return dueAt === clockFact(order.dueAt) && answerDueAt === clockFact(order.answerDueAt) ? undefined : wrong;
}

/** Undefined where the leaf does not tell. */
function sealedClocks(leaf: string | null): {readonly dueAt?: unknown; readonly answerDueAt?: unknown} {
  try {
    return JSON.parse(leaf ?? '{}') as {dueAt?: unknown; answerDueAt?: unknown};
  } catch (error) {
    // A leaf that is none is told by its own check.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** Who may see the order: whoever was given it. */
function holderFault({institutionCode, acts}: AuditLife, {orderNumber, holders}: AuditOrder): LifeFault | undefined {
  const given = acts.filter(({kind}) => kind === 'transfer').map(({facts}) => String(facts['toInstitution']));
  const all = [...new Set([institutionCode, ...given])].sort();
  if (JSON.stringify(all) === JSON.stringify([...holders].sort())) return undefined;
  return {act: undefined, text: `those who may see order ${orderNumber} are not those who were given it`};
}

function reviewsFault({reviews, acts}: AuditLife): LifeFault | undefined {
  for (const review of reviews) {
    const [asked, decided] = actsOf(review, acts);
    if (!asked) return {act: undefined, text: `review ${review.reviewId} was never asked for`};
    const fault = reviewFault(review, asked, decided);
    if (fault) return fault;
  }
  const known = new Set(reviews.map(({reviewId}) => reviewId));
  const lost = acts.find(({reviewId}) => reviewId !== null && !known.has(reviewId));
  return lost && {act: lost, text: `review ${lost.reviewId} is missing`};
}

function actsOf({reviewId, instance}: AuditReview, acts: readonly AuditAct[]): (AuditAct | undefined)[] {
  // A bureau asks for a review also by settling a mark of suspicion.
  const [asking, deciding] =
    instance === 'review'
      ? [['ask_review', 'settle_suspicion'], ['decide_review']]
      : [['file_appeal'], ['decide_appeal']];
  return [asking, deciding].map(kinds => acts.find(act => kinds?.includes(act.kind) && act.reviewId === reviewId));
}

function reviewFault(review: AuditReview, asked: AuditAct, decided: AuditAct | undefined): LifeFault | undefined {
  const id = review.reviewId;
  const asking =
    review.ground === asked.facts['ground'] &&
    review.requestedAt === asked.at &&
    review.requestedBy === asked.actorInstitution &&
    review.requestedRef === asked.actorRef &&
    [undefined, clockFact(review.dueAt)].includes(asked.facts['reviewDueAt'] as string | undefined) &&
    // A mark that led to a review is its own proof.
    (asked.kind === 'settle_suspicion'
      ? says(review.reason, asked, 'note')
      : says(review.reason, asked, 'reason') && says(review.proofs, asked, 'evidence'));
  if (!asking) return {act: asked, text: `the request of review ${id} is not what was asked`};
  const deciding =
    review.state === (decided?.facts['decision'] ?? 'open') &&
    review.decidedAt === (decided?.at ?? null) &&
    review.decidedBy === (decided?.actorInstitution ?? null) &&
    review.decidedRef === (decided?.actorRef ?? null) &&
    (decided ? says(review.decisionReason ?? '', decided, 'reason') : review.decisionReason === null);
  return deciding ? undefined : {act: decided ?? asked, text: `the decision of review ${id} is not what was decided`};
}

/** The words of an act stand where they are read, and are gone from there with them. */
const says = (text: string, act: AuditAct, name: string): boolean =>
  text === (act.erased ? '' : (act.texts[name] ?? ''));

function supplementFault({supplement, acts}: AuditLife): LifeFault | undefined {
  const act = acts.find(({kind}) => kind === 'supplement');
  if (!act) return supplement && {act, text: 'its supplement was never added'};
  if (!supplement) return {act, text: 'the supplement is missing'};
  const same =
    supplement.at === act.at && supplement.solved === act.facts['solved'] && says(supplement.comment, act, 'comment');
  return same ? undefined : {act, text: 'the supplement is not what was added'};
}
