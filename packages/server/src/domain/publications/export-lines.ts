import {csvCell, type ExportedRating} from '@gov-rating/contract';
import type {ExportRow} from './publication-storage.ts';

/** The words for codes, for readers of a table. */
export interface ExportNames {
  readonly institutions: Readonly<Record<string, string>>;
  readonly items: Readonly<Record<string, string>>;
}

/** SHA-256 of a text, base64url. */
export type TextHash = (text: string) => Promise<string>;

/** Lines are joined into pieces of about this many characters. */
const pieceLength = 64 * 1024;

/**
 * One JSON object in each line, one line for each rating. Its id is made from the publication and the number of the line
 * alone, so it leads nowhere: neither to the rating nor to its line in another export.
 */
export async function* ndjsonLines(
  publicationId: string,
  rows: AsyncIterable<ExportRow>,
  hash: TextHash,
): AsyncGenerator<string> {
  yield* inPieces(eachRating(publicationId, rows, hash, (id, row) => ndjsonLine({...row, id})));
}

/** A rating as a line of an export, with its end. */
export function ndjsonLine(rating: ExportedRating): string {
  const {id, institutionCode, itemCode, channel, day, level, source, tags, order} = rating;
  return `${JSON.stringify({id, institutionCode, itemCode, channel, day, level, source, tags, order})}\n`;
}

/** The id of the rating in a line, counted from 1. */
export const lineId = async (publicationId: string, line: number, hash: TextHash): Promise<string> =>
  `r${(await hash(`${publicationId} ${line}`)).slice(0, 15)}`;

/** The head of a table. */
export const csvColumns =
  'id,institution_code,institution_name,item_code,item_name,channel,day,level,source,tags,order';

/** CSV that Excel reads: UTF-8 with a byte order mark, CRLF, and no cell that a spreadsheet would run as a formula. */
export async function* csvLines(
  publicationId: string,
  rows: AsyncIterable<ExportRow>,
  {institutions, items}: ExportNames,
  hash: TextHash,
): AsyncGenerator<string> {
  yield `\uFEFF${csvColumns}\r\n`;
  yield* inPieces(
    eachRating(
      publicationId,
      rows,
      hash,
      (id, {institutionCode, itemCode, channel, day, level, source, tags, order}) => {
        const [institution, item] = [institutionCode ?? '', itemCode ?? ''];
        const cells = [
          id,
          institution,
          institutions[institution] ?? '',
          item,
          items[item] ?? '',
          channel ?? '',
          day ?? '',
        ];
        return `${[...cells, level, source, tags.join(' '), order].map(csvCell).join(',')}\r\n`;
      },
    ),
  );
}

async function* eachRating(
  publicationId: string,
  rows: AsyncIterable<ExportRow>,
  hash: TextHash,
  line: (id: string, row: ExportRow) => string,
): AsyncGenerator<string> {
  let number = 0;
  for await (const row of rows) {
    for (let copy = 0; copy < row.count; copy++) {
      number += 1;
      yield line(await lineId(publicationId, number, hash), row);
    }
  }
}

async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = '';
  for await (const line of lines) {
    piece += line;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
