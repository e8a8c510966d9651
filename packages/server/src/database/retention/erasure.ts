import {toUtc} from '../../domain/calendar/utc.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {Erased, Erasure} from '../../domain/retention/erasure-storage.ts';
import {batch, lock, query, unlocked, type Operation} from '../engine/operation.ts';
import {aliased, insert, pick, select, update, written, type AnyColumn} from '../engine/table.ts';
import {insertEntries} from '../evidence/new-entries.ts';
import {act} from '../schema/act.ts';
import {erasureWarrant, evidenceEntry} from '../schema/evidence.ts';
import {rating, supplement} from '../schema/rating.ts';
import {review} from '../schema/review.ts';
import {servicePerson} from '../schema/service.ts';
import {workOrder} from '../schema/work-order.ts';

/** The rating has no order, or one that closed before the moment bound to the placeholder. */
const isOver = (
  ratingId: AnyColumn,
) => `NOT EXISTS (SELECT 1 FROM ${workOrder} WHERE ${workOrder.ratingId} = ${ratingId}
  AND (${workOrder.closedAt} IS NULL OR ${workOrder.closedAt} >= ?))`;

const erasedRating = select(pick(rating, 'ratingId'));
const erasedEvent = select(pick(act, 'eventId'));

/**
 * Erases a batch of what is older than a moment. Texts are erased only when the evidence log holds a commitment to them,
 * which it keeps. Their salts are erased too, and so are the hashes that recognise a repeated request: a short text could
 * be guessed from either. The log gets an entry for each erasure in the same transaction, with the signed permission.
 */
export function* eraseBefore(marks: RowMarks, {at, limit, authorization, ...ages}: Erasure): Operation<Erased> {
  const [before, personsBefore, now] = [toUtc(ages.before), toUtc(ages.personsBefore), toUtc(at)];
  const {serviceId, keptAt, hasOrder} = servicePerson;
  // The condition repeats that of the index, in which the persons of orders do not stand.
  const uncalled = yield* query(
    `DELETE FROM ${servicePerson} WHERE ${serviceId} IN (
        SELECT ${serviceId} FROM ${servicePerson} WHERE ${hasOrder} = 0 AND ${keptAt} < ?
        ORDER BY ${keptAt}, ${serviceId} LIMIT ? ${unlocked()})
      RETURNING ${serviceId}`,
    [personsBefore, limit],
  );
  const called = yield* query(
    `DELETE FROM ${servicePerson} WHERE ${serviceId} IN (
        SELECT ${serviceId} FROM ${servicePerson}
        LEFT JOIN ${rating} ON ${rating.serviceId} = ${serviceId}
        WHERE ${keptAt} < ? AND ${isOver(rating.ratingId)}
        ORDER BY ${keptAt}, ${serviceId} LIMIT ? ${unlocked(`${servicePerson}`)})
      RETURNING ${serviceId}`,
    [before, before, limit - uncalled.length],
  );
  const persons = uncalled.length + called.length;
  if (!authorization) return {persons, comments: 0, words: 0};
  const comments = yield* eraseComments(before, now, limit);
  const words: string[] = [];
  for (const ratingId of yield* ratingsWithOldTexts(before, limit)) words.push(...(yield* eraseTexts(ratingId, now)));
  const erased = [
    ...comments.map(entryId => ({of: 'rating' as const, entryId})),
    ...words.map(entryId => ({of: 'act' as const, entryId})),
  ];
  if (erased.length > 0) {
    const {keyId, signature} = authorization;
    // Two processes that erase in the same millisecond share one permission.
    const once = `ON CONFLICT (${erasureWarrant.at.name}) DO NOTHING`;
    yield* batch([
      insert(erasureWarrant, {at: now, olderThan: before, keyId, signature}, once),
      insertEntries(
        marks,
        erased.map(row => ({kind: 'erasure', ...row, at: now, olderThan: before, gone: true})),
      ),
    ]);
  }
  return {persons, comments: comments.length, words: words.length};
}

/** Erases comments of ratings; the ids of these. */
function* eraseComments(before: string, at: string, limit: number): Operation<string[]> {
  const {ratingId, comment, receivedAt} = rating;
  const old = `SELECT ${ratingId} FROM ${rating}
    JOIN ${evidenceEntry} ON ${evidenceEntry.entryId} = ${ratingId}
    WHERE ${comment} <> '' AND ${receivedAt} < ? AND ${evidenceEntry.index} IS NOT NULL AND ${isOver(ratingId)}
    ORDER BY ${receivedAt}, ${ratingId} LIMIT ? ${unlocked(`${rating}`)}`;
  const [rows = []] = yield [
    update(
      rating,
      {comment: '', commentSalt: null, contentHash: '', commentErasedAt: at},
      `${ratingId} IN (${old}) AND ${comment} <> '' RETURNING ${erasedRating}`,
      ...[before, before, limit],
    ),
  ];
  return rows.map(row => erasedRating.read(row).ratingId);
}

/** Ratings with texts of events, all of them old and sealed, and without an open order or review. */
function* ratingsWithOldTexts(before: string, limit: number): Operation<string[]> {
  const other = aliased(act, 'other');
  const found = select(pick(act, 'ratingId'));
  const rows = yield* query(
    `SELECT ${found} FROM ${act}
      WHERE ${act.erasedAt} IS NULL AND ${act.texts} <> '{}' AND ${act.at} < ? AND ${isOver(act.ratingId)}
        AND NOT EXISTS (SELECT 1 FROM ${review} WHERE ${review.ratingId} = ${act.ratingId} AND ${review.state} = 'open')
        AND NOT EXISTS (SELECT 1 FROM ${other}
          LEFT JOIN ${evidenceEntry} ON ${evidenceEntry.entryId} = ${other.eventId}
          WHERE ${other.ratingId} = ${act.ratingId} AND (${other.at} >= ? OR ${evidenceEntry.index} IS NULL))
      ORDER BY ${act.at}, ${act.eventId} LIMIT ?`,
    [before, before, before, limit],
  );
  return [...new Set(rows.map(row => found.read(row).ratingId))].sort();
}

/**
 * Erases the texts of events, reviews and supplement of a rating together, so that no table keeps a text that is erased
 * in another.
 */
function* eraseTexts(ratingId: string, at: string): Operation<string[]> {
  yield* lock(`SELECT 1 FROM ${rating} WHERE ${rating.ratingId} = ? FOR UPDATE`, [ratingId]);
  const {decisionReason} = review;
  const request = written(review, {request: {reason: '', evidence: []}});
  const [events = []] = yield [
    update(
      act,
      {texts: {}, textsSalt: null, contentHash: null, idempotencyKey: null, erasedAt: at},
      `${act.ratingId} = ? AND ${act.erasedAt} IS NULL AND ${act.texts} <> '{}' RETURNING ${erasedEvent}`,
      ratingId,
    ),
    update(supplement, {comment: ''}, `${supplement.ratingId} = ?`, ratingId),
    {
      sql: `UPDATE ${review} SET ${request.assignments},
          ${decisionReason.name} = CASE WHEN ${decisionReason} IS NULL THEN NULL ELSE ? END
        WHERE ${review.ratingId} = ?`,
      params: [...request.params, decisionReason.write(''), ratingId],
    },
  ];
  return events.map(row => erasedEvent.read(row).eventId);
}
