import type {Erased, Erasure} from '../privacy-storage.ts';
import {toUtc} from '../utc.ts';
import {query, type Operation, type Value} from './operation.ts';

/** No order, or one that ended before the moment bound to the placeholder; for a table that carries `rating_id`. */
const isOver = (table: string) => `NOT EXISTS (SELECT 1 FROM work_order WHERE work_order.rating_id = ${table}.rating_id
  AND (work_order.closed_at IS NULL OR work_order.closed_at >= ?))`;

/** Its commitment stands in the log for good, so that words may go and what they were can still be proved. */
const isSealed = (id: string) => `EXISTS (SELECT 1 FROM evidence_entry
  WHERE evidence_entry.entry_id = ${id} AND evidence_entry.leaf_index IS NOT NULL)`;

const noRequest = '{"reason":"","evidence":[]}';
const noDecision = '{"reason":""}';

/**
 * Erases a portion of what is older than a moment. Salts go with their words, and so do the hashes by which a repeated
 * request was known: a short text could be guessed from either.
 */
export function* eraseBefore({before: moment, at, limit}: Erasure): Operation<Erased> {
  const before = toUtc(moment);
  const erase = (sql: string, ...values: Value[]) => count(sql, [...values, before, before, limit]);
  const persons = yield* erase(
    `DELETE FROM service_person WHERE service_id IN (
        SELECT service_person.service_id FROM service_person
        LEFT JOIN rating ON rating.service_id = service_person.service_id
        WHERE service_person.kept_at < ? AND ${isOver('rating')}
        ORDER BY service_person.kept_at, service_person.service_id LIMIT ?)
      RETURNING service_id`,
  );
  const comments = yield* erase(
    `UPDATE rating SET comment = '', comment_salt = NULL, content_hash = '' WHERE rating_id IN (
        SELECT rating.rating_id FROM rating
        WHERE rating.comment <> '' AND rating.received_at < ? AND ${isOver('rating')} AND ${isSealed('rating.rating_id')}
        ORDER BY rating.received_at, rating.rating_id LIMIT ?)
      RETURNING rating_id`,
  );
  const acts = yield* erase(
    `UPDATE act SET texts = '{}', texts_salt = NULL, content_hash = NULL, idempotency_key = NULL, erased_at = ?
      WHERE act_id IN (
        SELECT act.act_id FROM act
        WHERE act.erased_at IS NULL AND act.texts <> '{}' AND act.at < ? AND ${isOver('act')} AND ${isSealed('act.act_id')}
        ORDER BY act.at, act.act_id LIMIT ?)
      RETURNING act_id`,
    toUtc(at),
  );
  const supplements = yield* erase(
    `UPDATE supplement SET comment = '' WHERE rating_id IN (
        SELECT supplement.rating_id FROM supplement
        WHERE supplement.comment <> '' AND supplement.added_at < ? AND ${isOver('supplement')}
        ORDER BY supplement.added_at, supplement.rating_id LIMIT ?)
      RETURNING rating_id`,
  );
  const reviews = yield* erase(
    `UPDATE review SET request_texts = ?, decision_texts = ? WHERE review_id IN (
        SELECT review.review_id FROM review
        WHERE review.request_texts <> ? AND review.decided_at < ? AND ${isOver('review')}
        ORDER BY review.requested_at, review.review_id LIMIT ?)
      RETURNING review_id`,
    noRequest,
    noDecision,
    noRequest,
  );
  return {persons, comments, words: acts + supplements + reviews};
}

function* count(sql: string, values: readonly Value[]): Operation<number> {
  return (yield* query(sql, values)).length;
}
