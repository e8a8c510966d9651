import {slot, type Statement, type Value} from './operation.ts';

/** A rating by its id, and by the write that stored it where only this very write may count it. */
export interface CountedRating {
  readonly ratingId: string;
  readonly writeId?: string;
}

/** Adds a rating that somebody gave to the kept counts under what it now counts as, or takes it out. */
export function countRating(
  {ratingId, writeId}: CountedRating,
  source: 'active' | 'voided',
  delta: 1 | -1,
): Statement[] {
  const rows = `FROM rating WHERE rating_id = ?${writeId === undefined ? '' : ' AND write_id = ?'}`;
  return count(rows, [ratingId, ...(writeId === undefined ? [] : [writeId])], source, delta);
}

/** Adds a default rating to the kept counts. */
export const countDefault = (ratingId: string): Statement[] =>
  count('FROM default_rating WHERE rating_id = ?', [ratingId], 'default', 1);

/** Takes the default rating that a write has replaced out of the kept counts; nothing when it replaced none. */
export const uncountReplaced = (ratingId: string, writeId: string): Statement[] =>
  count(
    `FROM default_rating WHERE replaced_by = (SELECT rating_id FROM rating WHERE rating_id = ? AND write_id = ?)`,
    [ratingId, writeId],
    'default',
    -1,
  );

function count(rows: string, params: readonly Value[], source: string, delta: 1 | -1): Statement[] {
  return [
    {
      sql: `INSERT INTO rating_count (day, institution_code, area_code, level, source, slot, count)
        SELECT day, institution_code, area_code, level, '${source}', ?, ${delta} ${rows}
        ON CONFLICT (institution_code, day, level, source, area_code, slot)
        DO UPDATE SET count = rating_count.count + ${delta}`,
      params: [slot, ...params],
    },
  ];
}
