import type {StoredEntry} from '../../domain/evidence/evidence-storage.ts';
import {query, type Operation} from '../engine/operation.ts';
import {computed, pick, select} from '../engine/table.ts';
import {evidenceEntry, evidenceTables} from '../schema/evidence.ts';
import {rating} from '../schema/rating.ts';
import {readSources, standingOf} from './evidence-source.ts';
import {sealedLog} from './sealed-log.ts';

/** The log of everything that happened to ratings. */
export const evidenceLog = sealedLog({tables: evidenceTables, sealLock: 725_196_802, readSources, standingOf});

const {commentSalt: salt} = rating;
const opened = select({
  ...pick(evidenceEntry, 'leaf', 'index'),
  ...pick(rating, 'serviceId'),
  commentSalt: computed(`CASE WHEN ${rating.comment} = '' THEN NULL ELSE ${salt} END`, salt),
});

/** The sealed entry of a rating, with the salts that open its commitments. */
export function* ratingEntry(ratingId: string): Operation<StoredEntry | undefined> {
  const [row] = yield* query(
    `SELECT ${opened} FROM ${evidenceEntry} JOIN ${rating} ON ${rating.ratingId} = ${evidenceEntry.entryId}
      WHERE ${evidenceEntry.entryId} = ? AND ${evidenceEntry.kind} = 'rating'
        AND ${evidenceEntry.index} IS NOT NULL AND ${evidenceEntry.leaf} IS NOT NULL`,
    [ratingId],
  );
  if (!row) return undefined;
  const {leaf, index, serviceId, commentSalt} = opened.read(row);
  return leaf === null || index === null ? undefined : {leaf, index, serviceId, commentSalt};
}
