import {markEntry, type FirstClocks, type MarkedRow} from '../../domain/evidence/entry-mark.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {Statement} from '../engine/operation.ts';
import {columnsOf, inputRows, inputTable, insertFrom, pick} from '../engine/table.ts';
import {evidenceEntry} from '../schema/evidence.ts';
import {rating} from '../schema/rating.ts';
import {isWritten} from '../statistics/result-counts.ts';

const entry = inputTable(pick(evidenceEntry, 'entryId', 'kind', 'at', 'mark'));

/** A row that becomes an entry of the evidence log. */
type EvidenceRow = Exclude<MarkedRow, {readonly kind: 'operator'}>;

/** A new entry, with the mark that only this server can make over its row. */
export function newEntry<R extends MarkedRow>(marks: RowMarks, row: R, clocks?: FirstClocks) {
  const {at} = row;
  const kind: R['kind'] = row.kind;
  const entryId = entryIdOf(row);
  return {entryId, kind, at, mark: markEntry(marks, {entryId, kind, at}, row, clocks)};
}

function entryIdOf(row: MarkedRow): string {
  if (row.kind === 'operator') return row.operatorId;
  if (row.kind === 'act') return row.actId;
  if (row.kind === 'erasure') return `e.${row.entryId}`;
  if (row.kind === 'publication') return `p.${row.publicationId}`;
  if (row.kind === 'suspicion') return `s.${row.suspicionId}`;
  return row.kind === 'default' ? `d.${row.ratingId}` : row.ratingId;
}

/** Adds the entries of rows that are written in the same transaction. */
export const insertEntries = (marks: RowMarks, rows: readonly EvidenceRow[]): Statement => ({
  input: inputRows(
    entry,
    rows.map(row => newEntry(marks, row)),
  ),
  sql: insertFrom(evidenceEntry, columnsOf(entry), `FROM ${entry}`),
  params: [],
});

const ratingEntry = inputTable({
  ...pick(rating, 'ratingId', 'writeId'),
  ...pick(evidenceEntry, 'entryId', 'kind', 'at', 'mark'),
});
const insertRatingEntries = insertFrom(
  evidenceEntry,
  pick(ratingEntry, 'entryId', 'kind', 'at', 'mark'),
  `FROM ${ratingEntry} CROSS JOIN ${rating} WHERE ${isWritten}`,
);

/** A rating of an attempt to write it, and the first time limits of its order. */
export interface WrittenRating {
  readonly writeId: string;
  readonly row: MarkedRow & {readonly kind: 'rating'};
  readonly clocks: FirstClocks | undefined;
}

/** Adds the entries of those ratings that the attempt has stored. */
export const insertEntriesOfRatings = (marks: RowMarks, ratings: readonly WrittenRating[]): Statement => ({
  input: inputRows(
    ratingEntry,
    ratings.map(({writeId, row, clocks}) => ({
      writeId,
      ratingId: row.ratingId,
      ...newEntry(marks, row, clocks),
    })),
  ),
  sql: insertRatingEntries,
  params: [],
});
