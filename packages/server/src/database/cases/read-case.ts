import type {OrderState, Role} from '@gov-rating/contract';
import type {Actor, CaseEvent} from '../../domain/cases/case-event.ts';
import type {CaseKey} from '../../domain/cases/case-storage.ts';
import type {RatingCase, StoredOrder, StoredReview} from '../../domain/cases/rating-case.ts';
import {query, type Operation, type Row, type Value} from '../engine/operation.ts';
import {pick, select} from '../engine/table.ts';
import {above, isBelow} from '../institutions/institution-scope.ts';
import {noticeColumns, noticeTables, toStoredNotice, type NoticeRow} from '../schema/rectification-notice.ts';
import {toStoredSuspicion, type SuspicionRow} from '../schema/suspicion.ts';
import {noClock} from '../schema/work-order.ts';
import {rating} from '../schema/rating.ts';
import {service as serviceTable} from '../schema/service.ts';
import {serviceColumns, serviceTables, toStoredService} from '../services/services.ts';

/** Where each kind of key finds its rating. */
function placeOf(key: CaseKey): readonly [condition: string, value: string] {
  if ('orderNumber' in key)
    return ['rating.rating_id = (SELECT rating_id FROM work_order WHERE order_number = ?)', key.orderNumber];
  if ('reviewId' in key) return ['rating.rating_id = (SELECT rating_id FROM review WHERE review_id = ?)', key.reviewId];
  if ('suspicionId' in key)
    return ['rating.rating_id = (SELECT rating_id FROM suspicion WHERE suspicion_id = ?)', key.suspicionId];
  if ('noticeId' in key)
    return ['rating.rating_id = (SELECT rating_id FROM rectification_notice WHERE notice_id = ?)', key.noticeId];
  if ('receiptNumber' in key) return ['rating.receipt_number = ?', key.receiptNumber];
  if ('tokenHash' in key)
    return ['rating.invitation_id = (SELECT invitation_id FROM invitation WHERE token_hash = ?)', key.tokenHash];
  return ['rating.rating_id = ?', key.ratingId];
}

/**
 * The id of the rating behind a key, if it lies within sight: by who handles its order, else who was rated; a notice
 * always belongs to who was rated.
 */
export function* findRatingId(key: CaseKey, within: string | null): Operation<string | undefined> {
  const [condition, value] = placeOf(key);
  const [found] = yield* query<{rating_id: string; rated: string; handling: string | null}>(
    `SELECT rating.rating_id, rating.institution_code AS rated, work_order.institution_code AS handling
      FROM rating LEFT JOIN work_order ON work_order.rating_id = rating.rating_id WHERE ${condition}`,
    [value],
  );
  if (!found) return undefined;
  if (within === null) return found.rating_id;
  return (yield* isBelow('noticeId' in key ? found.rated : (found.handling ?? found.rated), within))
    ? found.rating_id
    : undefined;
}

/** The life behind a key, as far as the institution `within` may see it. */
export function* findCase(key: CaseKey, within: string | null): Operation<RatingCase | undefined> {
  const ratingId = yield* findRatingId(key, within);
  return ratingId === undefined ? undefined : yield* readCase(ratingId);
}

const ratedColumns = pick(
  rating,
  ...(['ratingId', 'receiptNumber', 'receivedAt', 'level', 'tags', 'comment', 'channel', 'voidedAt'] as const),
);
const rated = select({...serviceColumns, ...ratedColumns});

/** Everything that is known of a rating; undefined when there is none with this id. */
export function* readCase(ratingId: string): Operation<RatingCase | undefined> {
  const [
    ratings = [],
    orders = [],
    holders = [],
    reviews = [],
    events = [],
    supplements = [],
    suspicions = [],
    notices = [],
  ] = yield [
    {
      sql: `SELECT ${rated} FROM ${serviceTables} JOIN ${rating} ON ${rating.serviceId} = ${serviceTable.serviceId}
        WHERE ${rating.ratingId} = ?`,
      params: [ratingId],
    },
    {sql: `SELECT ${orderColumns} FROM work_order WHERE rating_id = ?`, params: [ratingId]},
    {
      sql: `SELECT institution_code FROM order_holder WHERE order_number =
          (SELECT order_number FROM work_order WHERE rating_id = ?) ORDER BY institution_code`,
      params: [ratingId],
    },
    {sql: `SELECT ${reviewColumns} FROM review WHERE rating_id = ? ORDER BY instance DESC`, params: [ratingId]},
    {sql: 'SELECT * FROM act WHERE rating_id = ? ORDER BY sequence', params: [ratingId]},
    {sql: 'SELECT added_at, comment, solved FROM supplement WHERE rating_id = ?', params: [ratingId]},
    {sql: 'SELECT * FROM suspicion WHERE rating_id = ? ORDER BY rule', params: [ratingId]},
    {
      sql: `SELECT ${noticeColumns} FROM ${noticeTables} WHERE notice.rating_id = ? ORDER BY notice.opened_at`,
      params: [ratingId],
    },
  ];
  const [row] = ratings;
  if (!row) return undefined;
  const {ratingId: _, receiptNumber, receivedAt, level, tags, comment, channel, voidedAt, ...facts} = rated.read(row);
  const [orderRow] = orders as unknown as readonly OrderRow[];
  const service = toStoredService(facts);
  const higher = yield* institutionsAbove(service.institutionCode);
  const handling =
    orderRow === undefined || orderRow.institution_code === service.institutionCode
      ? higher
      : yield* institutionsAbove(orderRow.institution_code);
  const [supplement] = supplements as unknown as readonly {added_at: string; comment: string; solved: number}[];
  return {
    ratingId,
    receiptNumber,
    receivedAt,
    level,
    tags,
    comment,
    channel,
    voidedAt,
    service,
    higherInstitutions: higher,
    higherThanHandling: handling,
    order: orderRow
      ? orderOf(
          orderRow,
          holders.map(holder => String(holder.institution_code)),
        )
      : null,
    reviews: (reviews as unknown as readonly ReviewRow[]).map(toStoredReview),
    events: events.map(toCaseEvent),
    supplement: supplement
      ? {addedAt: supplement.added_at, comment: supplement.comment, solved: supplement.solved === 1}
      : null,
    realName: orderRow?.real_name === 1,
    suspicions: (suspicions as unknown as readonly SuspicionRow[]).map(toStoredSuspicion),
    notices: (notices as unknown as readonly NoticeRow[]).map(toStoredNotice),
  };
}

/** The institutions above one, nearest first. */
function* institutionsAbove(code: string): Operation<string[]> {
  const rows = yield* query<{code: string; parent_code: string | null}>(
    `WITH RECURSIVE ${above('SELECT code FROM institution WHERE code = ?')}
      SELECT institution.code, institution.parent_code FROM institution JOIN above ON above.code = institution.code`,
    [code],
  );
  const parents = new Map(rows.map(row => [row.code, row.parent_code]));
  const found: string[] = [];
  for (let at = parents.get(code); at; at = parents.get(at)) found.push(at);
  return found;
}

/** The columns of an order that change, from `work_order`. */
export const orderColumns = `work_order.order_number, work_order.institution_code, work_order.created_at, work_order.state,
  work_order.version, work_order.due_at, work_order.answer_due_at, work_order.extended_days, work_order.escalated_at,
  work_order.answered_at, work_order.closed_at, work_order.outcome, work_order.promised_for, work_order.real_name`;

/** A row of {@link orderColumns}. */
export interface OrderRow {
  readonly order_number: string;
  readonly institution_code: string;
  readonly created_at: string;
  readonly state: OrderState;
  readonly version: number;
  readonly due_at: string;
  readonly answer_due_at: string | null;
  readonly extended_days: number;
  readonly escalated_at: string | null;
  readonly answered_at: string | null;
  readonly closed_at: string | null;
  readonly outcome: StoredOrder['outcome'];
  readonly promised_for: string | null;
  readonly real_name: number;
}

/** A clock as the domain knows it: null when none runs. */
export const toClock = (dueAt: string): string | null => (dueAt === noClock ? null : dueAt);

function orderOf(row: OrderRow, holders: readonly string[]): StoredOrder {
  return {
    orderNumber: row.order_number,
    institutionCode: row.institution_code,
    createdAt: row.created_at,
    state: row.state,
    version: row.version,
    dueAt: toClock(row.due_at),
    answerDueAt: row.answer_due_at,
    extendedDays: row.extended_days,
    escalatedAt: row.escalated_at,
    answeredAt: row.answered_at,
    closedAt: row.closed_at,
    outcome: row.outcome,
    promisedFor: row.promised_for,
    holders,
  };
}

/** The columns of a review. */
export const reviewColumns = `review.review_id, review.instance, review.ground, review.state, review.requested_at,
  review.requested_by, review.requested_ref, review.request_texts, review.due_at, review.decided_at, review.decided_by,
  review.decided_ref, review.decision_texts`;

/** A row of {@link reviewColumns}. */
export interface ReviewRow {
  readonly review_id: string;
  readonly instance: StoredReview['instance'];
  readonly ground: StoredReview['ground'];
  readonly state: StoredReview['state'];
  readonly requested_at: string;
  readonly requested_by: string;
  readonly requested_ref: string;
  readonly request_texts: string;
  readonly due_at: string;
  readonly decided_at: string | null;
  readonly decided_by: string | null;
  readonly decided_ref: string | null;
  readonly decision_texts: string | null;
}

/** The review that a row tells of. */
export function toStoredReview(row: ReviewRow): StoredReview {
  const request = JSON.parse(row.request_texts) as Pick<StoredReview, 'reason' | 'evidence'>;
  const decision = row.decision_texts === null ? null : (JSON.parse(row.decision_texts) as {reason: string});
  return {
    reviewId: row.review_id,
    instance: row.instance,
    state: row.state,
    ground: row.ground,
    reason: request.reason,
    evidence: request.evidence,
    requestedAt: row.requested_at,
    requestedBy: row.requested_by,
    requestedRef: row.requested_ref,
    dueAt: toClock(row.due_at),
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    decidedRef: row.decided_ref,
    decisionReason: decision?.reason ?? null,
  };
}

/** The act that a row of `act` tells of. */
export function toCaseEvent(row: Row): CaseEvent {
  const text = (value: Value | undefined): string | null => (typeof value === 'string' ? value : null);
  return {
    eventId: String(row.act_id),
    sequence: Number(row.sequence),
    kind: String(row.kind),
    actor: actorOf(row),
    at: String(row.at),
    from: text(row.from_state) as OrderState | null,
    to: text(row.to_state) as OrderState | null,
    facts: JSON.parse(String(row.facts)) as CaseEvent['facts'],
    texts: JSON.parse(String(row.texts)) as CaseEvent['texts'],
    textsSalt: text(row.texts_salt) ?? '',
    reviewId: text(row.review_id),
    idempotencyKey: text(row.idempotency_key),
    contentHash: text(row.content_hash),
  };
}

function actorOf(row: Row): Actor {
  if (row.actor_kind !== 'person') return {kind: row.actor_kind === 'citizen' ? 'citizen' : 'system'};
  return {
    kind: 'person',
    role: String(row.actor_role) as Role,
    institutionCode: String(row.actor_institution),
    ref: String(row.actor_ref),
  };
}
