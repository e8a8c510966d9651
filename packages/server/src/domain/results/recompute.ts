import {exportedRating, type Publication} from '@gov-rating/contract';
import {canonicalJson} from './canonical-json.ts';
import {firstDifference, type Difference} from './first-difference.ts';
import {rulesOfPublication} from './publication-document.ts';
import {PublicationTally} from './publication-tally.ts';

/** What came of making a publication again. */
export type Recomputed =
  | {readonly same: true; readonly ratings: number}
  | {readonly same: false; readonly ratings: number; readonly difference: Difference};

/** A line of an export that is none. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
}

/**
 * Makes a publication again out of the lines of its export (NDJSON) and what it says of its method, and compares the bytes.
 * Throws an {@link ExportError} when a line is no rating or the publication is none.
 */
export async function recompute(text: string, lines: AsyncIterable<string>): Promise<Recomputed> {
  const given = publicationIn(text);
  const rules = rulesOfPublication(given);
  const tally = new PublicationTally(rules);
  let ratings = 0;
  for await (const line of lines) {
    ratings += 1;
    tally.add({...ratingIn(line, ratings), count: 1});
  }
  const made = {...given, results: tally.results()};
  if (canonicalJson(made) === text) return {same: true, ratings};
  const difference = firstDifference(given, made) ?? {path: '', one: 'other spelling', other: 'canonical JSON'};
  return {same: false, ratings, difference};
}

function publicationIn(text: string): Publication {
  const value = parsed(text, 'The publication is not JSON.') as Partial<Publication> | null;
  if (value?.format !== 'gov-rating-publication-1' || !value.method || !value.results)
    throw new ExportError('This is no publication of the format gov-rating-publication-1.');
  return value as Publication;
}

function ratingIn(line: string, number: number) {
  const result = exportedRating.safeParse(parsed(line, `Line ${number} is not JSON.`));
  if (result.success) return result.data;
  throw new ExportError(`Line ${number} is no rating: ${result.error.issues[0]?.path.join('.')} is not right.`);
}

function parsed(text: string, complaint: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ExportError(complaint, {cause: error});
  }
}
