import type {Publication} from '@gov-rating/contract';
import {canonicalDocument, TextDigest} from '@gov-rating/contract/evidence';
import type {CsvReader} from '../csv-record.ts';
import {lineId, type TextHash} from './export-lines.ts';
import {ExportError, exportRecords, parsed} from './export-records.ts';
import {firstDifference, type Difference} from './first-difference.ts';
import {rulesOfPublication} from './publication-document.ts';
import {PublicationTally} from './publication-tally.ts';

export {ExportError} from './export-records.ts';

/** The result of recomputing a publication. */
export type Recomputed =
  | {readonly same: true; readonly ratings: number}
  | {
      readonly same: false;
      readonly ratings: number;
      readonly difference: Difference;
      /** The first rating, counted from 1, whose line is not where the export had it; undefined when all are. */
      readonly displaced: number | undefined;
    };

/**
 * Computes a publication again from its export (the text of the NDJSON or CSV file, in pieces) and its own method, and
 * compares the bytes. Throws an {@link ExportError} when a line is not a rating or the text is not a publication.
 */
export async function recompute(
  text: string,
  pieces: AsyncIterable<string>,
  {hash, readCsv}: {readonly hash: TextHash; readonly readCsv: CsvReader},
): Promise<Recomputed> {
  const given = publicationIn(text);
  const tally = new PublicationTally(rulesOfPublication(given));
  const digest = new TextDigest();
  let ratings = 0;
  let displaced: number | undefined;
  for await (const {rating, line} of exportRecords(pieces, readCsv)) {
    ratings += 1;
    tally.add({...rating, count: 1});
    digest.update(line);
    if (rating.id !== (await lineId(given.publicationId, ratings, hash))) displaced ??= ratings;
  }
  const made = {...given, results: tally.results()};
  const whole = given.exportSha256 === undefined ? made : {...made, exportSha256: digest.hex()};
  if (canonicalDocument(whole) === text) return {same: true, ratings};
  const difference = firstDifference(given, made) ??
    firstDifference(given, whole) ?? {path: '', one: 'other spelling', other: 'canonical JSON'};
  return {same: false, ratings, difference, displaced};
}

function publicationIn(text: string): Publication {
  const value = parsed(text, 'The publication is not JSON.') as Partial<Publication> | null;
  if (value?.format !== 'gov-rating-publication-1' || !value.method || !value.results)
    throw new ExportError('This is no publication of the format gov-rating-publication-1.');
  return value as Publication;
}
