import {toUtc} from '../../domain/calendar/utc.ts';
import type {Erased, Erasure} from '../../domain/retention/erasure-storage.ts';
import {batch, lock, query, type Operation, type Statement} from '../engine/operation.ts';

/** No order, or one that ended before the moment bound to the placeholder; for a table that carries `rating_id`. */
const isOver = (table: string) => `NOT EXISTS (SELECT 1 FROM work_order WHERE work_order.rating_id = ${table}.rating_id
  AND (work_order.closed_at IS NULL OR work_order.closed_at >= ?))`;

/**
 * Erases a portion of what is older than a moment. Words go only when the evidence log holds a commitment to them, which
 * it keeps. Their salts go along, and so do the hashes by which a repeated request was known: a short text could be
 * guessed from either. That words are gone is entered in the log at once, under the warrant by which they went.
 */
export function* eraseBefore({before: moment, at, limit, authorization}: Erasure): Operation<Erased> {
  const [before, now] = [toUtc(moment), toUtc(at)];
  const persons = yield* query(
    `DELETE FROM service_person WHERE service_id IN (
        SELECT service_person.service_id FROM service_person
        LEFT JOIN rating ON rating.service_id = service_person.service_id
        WHERE service_person.kept_at < ? AND ${isOver('rating')}
        ORDER BY service_person.kept_at, service_person.service_id LIMIT ?)
      RETURNING service_id`,
    [before, before, limit],
  );
  if (!authorization) return {persons: persons.length, comments: 0, words: 0};
  const comments = yield* query<{rating_id: string}>(
    `UPDATE rating SET comment = '', comment_salt = NULL, content_hash = '', comment_erased_at = ? WHERE rating_id IN (
        SELECT rating.rating_id FROM rating
        JOIN evidence_entry ON evidence_entry.entry_id = rating.rating_id
        WHERE rating.comment <> '' AND rating.received_at < ? AND evidence_entry.leaf_index IS NOT NULL
          AND ${isOver('rating')}
        ORDER BY rating.received_at, rating.rating_id LIMIT ?) AND comment <> ''
      RETURNING rating_id`,
    [now, before, before, limit],
  );
  const words: string[] = [];
  for (const ratingId of yield* wordyRatings(before, limit)) words.push(...(yield* eraseWords(ratingId, now)));
  const erased = [...comments.map(({rating_id: ratingId}) => ratingId), ...words];
  if (erased.length > 0)
    yield* batch([
      authorizationInsertion([now, before, authorization.keyId, authorization.signature]),
      entries(erased, now),
    ]);
  return {persons: persons.length, comments: comments.length, words: words.length};
}

/** Two processes that erase in the same millisecond do so under the same warrant. */
const authorizationInsertion = (params: readonly string[]): Statement => ({
  sql: 'INSERT INTO erasure_warrant (at, older_than, key_id, signature) VALUES (?, ?, ?, ?) ON CONFLICT (at) DO NOTHING',
  params,
});

const entries = (entryIds: readonly string[], at: string): Statement => ({
  input: {columns: {entry_id: 'text', at: 'moment'}, rows: entryIds.map(entryId => [entryId, at])},
  sql: `INSERT INTO evidence_entry (entry_id, kind, at) SELECT 'e.' || input.entry_id, 'erasure', input.at FROM input`,
  params: [],
});

/** Ratings about which something was written, all of it long ago, and nothing is left to be done or to be sealed. */
function* wordyRatings(before: string, limit: number): Operation<string[]> {
  const rows = yield* query<{rating_id: string}>(
    `SELECT act.rating_id FROM act
      WHERE act.erased_at IS NULL AND act.texts <> '{}' AND act.at < ? AND ${isOver('act')}
        AND NOT EXISTS (SELECT 1 FROM review WHERE review.rating_id = act.rating_id AND review.state = 'open')
        AND NOT EXISTS (SELECT 1 FROM act AS other
          LEFT JOIN evidence_entry ON evidence_entry.entry_id = other.act_id
          WHERE other.rating_id = act.rating_id AND (other.at >= ? OR evidence_entry.leaf_index IS NULL))
      ORDER BY act.at, act.act_id LIMIT ?`,
    [before, before, before, limit],
  );
  return [...new Set(rows.map(row => row.rating_id))].sort();
}

/** Everything that was written about a rating at once, so that acts, reviews and supplement never tell different things. */
function* eraseWords(ratingId: string, at: string): Operation<string[]> {
  yield* lock('SELECT 1 FROM rating WHERE rating_id = ? FOR UPDATE', [ratingId]);
  const statements: Statement[] = [
    {
      sql: `UPDATE act SET texts = '{}', texts_salt = NULL, content_hash = NULL, idempotency_key = NULL, erased_at = ?
        WHERE rating_id = ? AND erased_at IS NULL AND texts <> '{}' RETURNING act_id`,
      params: [at, ratingId],
    },
    {sql: `UPDATE supplement SET comment = '' WHERE rating_id = ?`, params: [ratingId]},
    {
      sql: `UPDATE review SET request_texts = ?, decision_texts = CASE WHEN decision_texts IS NULL THEN NULL ELSE ? END
        WHERE rating_id = ?`,
      params: ['{"reason":"","evidence":[]}', '{"reason":""}', ratingId],
    },
  ];
  const [acts = []] = yield statements;
  return acts.map(({act_id: actId}) => String(actId));
}
