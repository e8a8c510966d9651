import {evidenceText} from '../../domain/cases/case-event.ts';
import type {
  AuditCase,
  AuditEntry,
  AuditEvent,
  AuditNotice,
  AuditOrder,
  AuditReview,
  AuditSuspicion,
  StoredHead,
  Unlogged,
} from '../../domain/evidence/evidence-storage.ts';
import {orderColumns, reviewColumns, type OrderRow, type ReviewRow} from '../cases/read-case.ts';
import {lock, query, type Operation, type Row, type Value} from '../engine/operation.ts';
import {noClock} from '../schema/work-order.ts';
import {headQueryBy, toStoredHead, type HeadRow} from './evidence-log.ts';
import {readSources, toAuditErasure, toLeafSource} from './evidence-source.ts';

/** Sealed entries with the rows that they were made from, by place. */
export function* auditEntries(from: number, limit: number): Operation<AuditEntry[]> {
  const page = yield* query<{entry_id: string; leaf_index: number}>(
    'SELECT entry_id, leaf_index FROM evidence_entry WHERE leaf_index >= ? ORDER BY leaf_index LIMIT ?',
    [from, limit],
  );
  const rows = yield* readSources(page.map(({entry_id: entryId}) => entryId));
  return rows.map(row => ({
    entryId: row.entry_id,
    index: Number(row.leaf_index),
    at: row.entry_at,
    leaf: row.leaf,
    leafHash: row.leaf_hash,
    source: toLeafSource(row),
    erasure: toAuditErasure(row),
  }));
}

/** Heads over more entries than that, smallest first. */
export function* auditHeads(after: number, limit: number): Operation<StoredHead[]> {
  const rows = yield* query<HeadRow>(
    `${headQueryBy('LEFT JOIN')} WHERE evidence_head.tree_size > ? ORDER BY evidence_head.tree_size LIMIT ?`,
    [after, limit],
  );
  return rows.map(toStoredHead);
}

/** Where entries and heads end, in one statement, so that a seal that comes between cannot be seen by halves. */
export function* auditEnds(): Operation<{entries: number; heads: number | undefined; waiting: number}> {
  const [row] = yield* query<{entries: number; heads: number | null; waiting: number}>(
    `SELECT (SELECT CAST(coalesce(max(leaf_index) + 1, 0) AS bigint) FROM evidence_entry) AS entries,
      (SELECT max(tree_size) FROM evidence_head) AS heads,
      (SELECT CAST(count(*) AS bigint) FROM evidence_entry WHERE leaf_index IS NULL) AS waiting`,
    [],
  );
  return {entries: row?.entries ?? 0, heads: row?.heads ?? undefined, waiting: row?.waiting ?? 0};
}

/** Some row that should have an entry and has none; undefined when there is none of the kind. */
export function* unlogged(): Operation<Unlogged | undefined> {
  const without = (table: string, column: string, kind: Unlogged['kind'], id = `${table}.${column}`) =>
    query<{id: string}>(
      `SELECT ${column} AS id FROM ${table} WHERE NOT EXISTS (SELECT 1 FROM evidence_entry
        WHERE evidence_entry.entry_id = ${id} AND evidence_entry.kind = '${kind}') LIMIT 1`,
      [],
    );
  const [rating] = yield* without('rating', 'rating_id', 'rating');
  if (rating) return {kind: 'rating', id: rating.id};
  const [event] = yield* without('act', 'act_id', 'act');
  if (event) return {kind: 'act', id: event.id};
  const [byDefault] = yield* without('default_rating', 'rating_id', 'default', `'d.' || default_rating.rating_id`);
  return byDefault && {kind: 'default', id: byDefault.id};
}

const inPage = (table: string) => `${table}.rating_id > ? AND ${table}.rating_id <= ?`;

/** Some default rating whose `replaced_by` is not the rating that its service has, or has not. */
export function* wronglyReplaced(): Operation<string | undefined> {
  const [row] = yield* query<{rating_id: string}>(
    `SELECT default_rating.rating_id FROM default_rating
      LEFT JOIN rating ON rating.service_id = default_rating.service_id
      WHERE coalesce(default_rating.replaced_by, '') <> coalesce(rating.rating_id, '') LIMIT 1`,
    [],
  );
  return row?.rating_id;
}

/** A page of ratings with all that acts have made of them. */
export function* auditCases(after: string, limit: number): Operation<AuditCase[]> {
  const page = yield* query<{rating_id: string}>(
    'SELECT rating_id FROM rating WHERE rating_id > ? ORDER BY rating_id LIMIT ?',
    [after, limit],
  );
  const last = page.at(-1);
  if (!last) return [];
  const ratings = yield* ratingsOf(page.map(({rating_id: ratingId}) => ratingId));
  return yield* toAuditCases(ratings, inPage, [after, last.rating_id]);
}

/** One rating under its lock, so that no change is seen by halves. */
export function* auditCase(ratingId: string): Operation<AuditCase | undefined> {
  yield* lock('SELECT 1 FROM rating WHERE rating_id = ? FOR UPDATE', [ratingId]);
  const ratings = yield* ratingsOf([ratingId]);
  const [ratingCase] = yield* toAuditCases(ratings, table => `${table}.rating_id = ?`, [ratingId]);
  return ratingCase;
}

interface RatingRow {
  readonly rating_id: string;
  readonly entry_id: string | null;
  readonly leaf_index: number | null;
  readonly institution_code: string;
  readonly area_code: string;
  readonly level: string;
  readonly day: string;
  readonly received_at: string;
  readonly source: string;
  readonly voided_at: string | null;
  readonly leaf: string | null;
  readonly staff_number: string | null;
  readonly invited: number;
}

/** Ratings by their ids, in the order of these. */
function* ratingsOf(ratingIds: readonly string[]): Operation<RatingRow[]> {
  const [rows = []] = yield [
    {
      input: {columns: {rating_id: 'text'}, rows: ratingIds.map(ratingId => [ratingId])},
      sql: `SELECT rating.rating_id, entry.entry_id, entry.leaf_index, rating.institution_code, rating.area_code,
          rating.level, rating.day, rating.received_at, rating.source, rating.voided_at, entry.leaf, service.staff_number,
          CASE WHEN rating.invitation_id IS NULL OR invitation.service_id = rating.service_id THEN 1 ELSE 0 END AS invited
        FROM input CROSS JOIN rating LEFT JOIN evidence_entry AS entry ON entry.entry_id = rating.rating_id
        LEFT JOIN service ON service.service_id = rating.service_id
        LEFT JOIN invitation ON invitation.invitation_id = rating.invitation_id
        WHERE rating.rating_id = input.rating_id ORDER BY rating.rating_id`,
      params: [],
    },
  ];
  return [...(rows as unknown as readonly RatingRow[])];
}

/** Everything of some ratings; `of` is the condition by which a table's rows belong to them. */
function* toAuditCases(
  ratings: readonly RatingRow[],
  of: (table: string) => string,
  values: readonly Value[],
): Operation<AuditCase[]> {
  const [orders = [], events = [], reviews = [], supplements = [], suspicions = [], notices = [], holders = []] =
    yield [
      {
        sql: `SELECT ${orderColumns}, work_order.rating_id, work_order.area_code, work_order.day FROM work_order
        WHERE ${of('work_order')}`,
        params: values,
      },
      {
        sql: `SELECT act.*, entry.entry_id, entry.leaf_index FROM act
        LEFT JOIN evidence_entry AS entry ON entry.entry_id = act.act_id
        WHERE ${of('act')} ORDER BY act.rating_id, act.sequence`,
        params: values,
      },
      {sql: `SELECT ${reviewColumns}, review.rating_id FROM review WHERE ${of('review')}`, params: values},
      {
        sql: `SELECT rating_id, added_at, comment, solved FROM supplement WHERE ${of('supplement')}`,
        params: values,
      },
      {
        sql: `SELECT rating_id, suspicion_id, rule, decision, act_id FROM suspicion WHERE ${of('suspicion')}`,
        params: values,
      },
      {
        sql: `SELECT rating_id, notice_id, state, bad_ratings, days, opened_at, due_at, institution_code, staff_number,
          order_numbers, answer_act, closing_act
        FROM rectification_notice WHERE ${of('rectification_notice')}`,
        params: values,
      },
      {
        sql: `SELECT work_order.rating_id, order_holder.institution_code FROM order_holder
        JOIN work_order ON work_order.order_number = order_holder.order_number
        WHERE ${of('work_order')} ORDER BY order_holder.institution_code`,
        params: values,
      },
    ];
  const [ordersOf, eventsByRating, reviewsOf, supplementsOf, suspicionsByRating, noticesOf, holdersOf] = [
    ...[orders, events, reviews],
    ...[supplements, suspicions, notices, holders],
  ].map(byRating);
  return ratings.map((row): AuditCase => {
    const [order] = ordersOf?.get(row.rating_id) ?? [];
    const [supplement] = supplementsOf?.get(row.rating_id) ?? [];
    return {
      ratingId: row.rating_id,
      entry: row.entry_id === null ? undefined : {index: row.leaf_index, leaf: row.leaf},
      institutionCode: row.institution_code,
      staffNumber: row.staff_number,
      invitedRightly: row.invited === 1,
      areaCode: row.area_code,
      level: row.level,
      day: row.day,
      at: row.received_at,
      source: row.source,
      voidedAt: row.voided_at,
      order: order && {
        ...orderOf(order as unknown as OrderRow & {area_code: string; day: string}),
        holders: (holdersOf?.get(row.rating_id) ?? []).map(holder => String(holder.institution_code)),
      },
      events: (eventsByRating?.get(row.rating_id) ?? []).map(actOf),
      reviews: ((reviewsOf?.get(row.rating_id) ?? []) as unknown as ReviewRow[]).map(reviewOf),
      supplement: supplement && {
        at: String(supplement.added_at),
        comment: String(supplement.comment),
        solved: supplement.solved === 1,
      },
      suspicions: (suspicionsByRating?.get(row.rating_id) ?? []).map(toAuditSuspicion),
      notices: (noticesOf?.get(row.rating_id) ?? []).map(noticeOf),
    };
  });
}

/** Rows by the rating that they belong to, in the order in which they came. */
function byRating(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(String(row.rating_id)) ?? [];
    group.push(row);
    groups.set(String(row.rating_id), group);
  }
  return groups;
}

const orderOf = (row: OrderRow & {readonly area_code: string; readonly day: string}): Omit<AuditOrder, 'holders'> => ({
  orderNumber: row.order_number,
  institutionCode: row.institution_code,
  areaCode: row.area_code,
  day: row.day,
  createdAt: row.created_at,
  state: row.state,
  version: row.version,
  extendedDays: row.extended_days,
  escalatedAt: row.escalated_at,
  answeredAt: row.answered_at,
  closedAt: row.closed_at,
  outcome: row.outcome,
  promisedFor: row.promised_for,
  dueAt: row.due_at === noClock ? null : row.due_at,
  answerDueAt: row.answer_due_at,
});

const text = (value: Value | undefined): string | null => (typeof value === 'string' ? value : null);

const toAuditSuspicion = (row: Row): AuditSuspicion => ({
  suspicionId: String(row.suspicion_id),
  rule: String(row.rule),
  decision: text(row.decision),
  eventId: text(row.act_id),
});

const noticeOf = (row: Row): AuditNotice => ({
  noticeId: String(row.notice_id),
  state: String(row.state),
  badRatings: Number(row.bad_ratings),
  days: Number(row.days),
  openedAt: String(row.opened_at),
  dueAt: text(row.due_at),
  institutionCode: String(row.institution_code),
  staffNumber: String(row.staff_number),
  orderNumbers: String(row.order_numbers),
  answerEventId: text(row.answer_act),
  closingEventId: text(row.closing_act),
});

function actOf(row: Row): AuditEvent {
  return {
    eventId: String(row.act_id),
    entry: row.entry_id === null ? undefined : {index: row.leaf_index as number | null},
    sequence: Number(row.sequence),
    kind: String(row.kind),
    at: String(row.at),
    from: text(row.from_state),
    to: text(row.to_state),
    reviewId: text(row.review_id),
    actorInstitution: text(row.actor_institution),
    actorRef: text(row.actor_ref),
    facts: record(row.facts),
    texts: record(row.texts) as Record<string, string>,
    erased: row.erased_at !== null,
  };
}

function reviewOf(row: ReviewRow): AuditReview {
  return {
    reviewId: row.review_id,
    instance: row.instance,
    ground: row.ground,
    state: row.state,
    requestedAt: row.requested_at,
    requestedBy: row.requested_by,
    requestedRef: row.requested_ref,
    dueAt: row.due_at === noClock ? null : row.due_at,
    reason: String(record(row.request_texts).reason),
    proofs: proofsOf(record(row.request_texts).evidence),
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    decidedRef: row.decided_ref,
    decisionReason: row.decision_texts === null ? null : String(record(row.decision_texts).reason),
  };
}

const proofsOf = (value: unknown): string =>
  Array.isArray(value)
    ? evidenceText(value.map(proof => Object(proof) as {title: string; reference: string}))
    : JSON.stringify(value ?? null);

/** JSON that somebody may have tampered with; what is no object is an empty one, which the entry's own check tells. */
function record(text: Value | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(String(text));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
