import {canonicalJson, commitment, type CanonicalValue} from '@gov-rating/contract/evidence';
import {later} from '../../domain/calendar/moments.ts';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {OwnErasure} from '../../domain/retention/erasure-storage.ts';
import type {OwnWordsOf} from '../../domain/retention/own-words.ts';
import {batch, lock, query, type Operation} from '../engine/operation.ts';
import {asText, computed, insert, nullable, pick, select, update} from '../engine/table.ts';
import {insertEntries} from '../evidence/new-entries.ts';
import {act} from '../schema/act.ts';
import {ownErasure} from '../schema/evidence.ts';
import {rating, supplement} from '../schema/rating.ts';
import {ratingTrace, suspicionCandidate} from '../schema/suspicion.ts';

const written = select(pick(rating, 'comment', 'commentSalt', 'receivedAt'));
const added = select({...pick(act, 'eventId', 'at', 'textsSalt'), texts: asText(act.texts)});
const last = select({at: computed(`max(${ownErasure.at})`, nullable(ownErasure.at))});

/** The words of a rater in a rating: its comment, and the texts of its supplement. */
interface OwnText {
  readonly of: OwnWordsOf;
  readonly entryId: string;
  /** When it was written. */
  readonly at: string;
  readonly commitment: string;
}

/**
 * Erases the own words of a rater under a lock on the rating. What recognises a repeated request and what compares comments
 * goes too: short words could be guessed from either.
 */
export function* eraseOwnWords(marks: RowMarks, {ratingId, at, proof, permit}: OwnErasure): Operation<string | null> {
  yield* lock(`SELECT 1 FROM ${rating} WHERE ${rating.ratingId} = ? FOR UPDATE`, [ratingId]);
  const texts = yield* ownTexts(ratingId);
  if (texts.length === 0) {
    const [row] = yield* query(`SELECT ${last} FROM ${ownErasure} WHERE ${ownErasure.ratingId} = ?`, [ratingId]);
    return row ? last.read(row).at : null;
  }
  // Entries are sealed by their moments, and the erasure comes after what it erases, also when the clock was set back.
  const newest =
    texts
      .map(text => text.at)
      .sort()
      .at(-1) ?? at;
  const afterIt = later(new Date(newest), 1).toISOString();
  const erasedAt = toUtc(at > afterIt ? at : afterIt);
  const ofRating = `${rating.ratingId} = ?`;
  const erased = texts.map(({of, entryId, commitment: kept}) => ({
    ratingId,
    commitment: kept,
    ...permit({of, entryId, at: erasedAt, proof}),
  }));
  yield* batch([
    ...texts.map(({of, entryId}) =>
      of === 'rating'
        ? update(
            rating,
            {comment: '', commentSalt: null, contentHash: '', commentErasedAt: erasedAt},
            ofRating,
            ratingId,
          )
        : update(
            act,
            {texts: {}, textsSalt: null, contentHash: null, idempotencyKey: null, erasedAt},
            `${act.eventId} = ?`,
            entryId,
          ),
    ),
    update(supplement, {comment: ''}, `${supplement.ratingId} = ?`, ratingId),
    update(ratingTrace, {commentHash: null}, `${ratingTrace.ratingId} = ?`, ratingId),
    update(suspicionCandidate, {commentHash: null}, `${suspicionCandidate.ratingId} = ?`, ratingId),
    ...erased.map(row => insert(ownErasure, row)),
    insertEntries(
      marks,
      erased.map(({of, entryId}) => ({kind: 'erasure', of, entryId, at: erasedAt, olderThan: null, proof, gone: true})),
    ),
  ]);
  return erasedAt;
}

/** What is there to erase, with the commitments that the log holds or will hold. */
function* ownTexts(ratingId: string): Operation<OwnText[]> {
  const [ratings = [], supplements = []] = yield [
    {
      sql: `SELECT ${written} FROM ${rating} WHERE ${rating.ratingId} = ? AND ${rating.comment} <> ''`,
      params: [ratingId],
    },
    {
      sql: `SELECT ${added} FROM ${act} WHERE ${act.ratingId} = ? AND ${act.kind} = 'supplement'
        AND ${act.erasedAt} IS NULL AND ${act.texts} <> '{}'`,
      params: [ratingId],
    },
  ];
  return [
    ...ratings.map(written.read).map(({comment, commentSalt, receivedAt}) => ({
      ...{of: 'rating' as const, entryId: ratingId, at: receivedAt},
      commitment: commitment(commentSalt ?? '', comment),
    })),
    ...supplements.map(added.read).map(({eventId, textsSalt, texts, at}) => ({
      ...{of: 'act' as const, entryId: eventId, at},
      commitment: commitment(textsSalt ?? '', canonicalJson(JSON.parse(texts) as CanonicalValue)),
    })),
  ];
}
