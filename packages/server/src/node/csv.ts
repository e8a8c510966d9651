import {CsvError, parse} from 'csv-parse';
import {CsvSyntaxError, type CsvForm, type CsvRecord} from '../domain/csv-record.ts';
import {at, type Sentence} from '../domain/imports/import-mistakes.ts';

/** The longest record, in bytes of UTF-8: a quotation mark that is never closed makes the rest of a file one record. */
const longestRecord = 1024 * 1024;

/** How long a text is that is parsed at once, in UTF-16 code units. */
const partLength = 4096;

/** A line end of any system. */
const lineEnd = /\r\n|\r|\n/g;

/** A record and its text. */
interface Parsed {
  readonly record: string[];
  readonly raw: string;
}

/**
 * Reads the records of a CSV text (RFC 4180) in bounded memory, some at a time, blank lines included. Lines may end with CR, LF or CRLF,
 * also mixed, and a byte order mark at the beginning is not part of the first cell.
 *
 * @param pieces the text; pieces may end anywhere
 * @param form how the text is written
 * @throws CsvSyntaxError names the line, in Chinese and English, where a quotation mark is never closed or is inside a
 *   cell without quotation marks, or where a record is longer than 1 MiB; all records before it were given
 * @example
 * for await (const records of csvRecords(['a,b\r\n', '"c\n', 'd",e']))
 *   for (const {line, cells} of records) console.log(line, cells);
 * // 1 ['a', 'b']
 * // 2 ['c\nd', 'e']
 */
export async function* csvRecords(
  pieces: AsyncIterable<string> | Iterable<string>,
  {delimiter = ',', trim = false}: CsvForm = {},
): AsyncGenerator<readonly CsvRecord[]> {
  const read: CsvRecord[] = [];
  // The parser itself counts a CRLF inside of quotation marks as two lines.
  let line = 1;
  const parser = parse({
    bom: true,
    delimiter,
    max_record_size: longestRecord,
    // Its types do not know of `raw`, which puts the text beside each record.
    on_record: given => {
      const {record, raw} = given as unknown as Parsed;
      read.push({line, cells: record});
      line += raw.match(lineEnd)?.length ?? 0;
      return null;
    },
    raw: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    trim,
  });
  // Each write hands its error to the callback; as an event it would end the process.
  parser.on('error', () => undefined);
  const written = (piece: string | undefined) =>
    new Promise<Error | null | undefined>(resolve =>
      piece === undefined ? parser.end(resolve) : parser.write(piece, resolve),
    );
  for await (const piece of inParts(pieces)) {
    const error = await written(piece);
    if (read.length > 0) yield read.splice(0);
    if (error instanceof CsvError) throw new CsvSyntaxError(at({line}, undefined, whyUnreadable(error)));
    if (error) throw error;
  }
}

/**
 * The text in parts of which few records are in memory at once, and undefined for the end. No part ends between the two
 * halves of a character outside of the basic plane.
 */
async function* inParts(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string | undefined> {
  let rest = '';
  for await (const piece of pieces) {
    rest += piece;
    while (rest.length > partLength) {
      const length = isFirstHalf(rest, partLength - 1) ? partLength - 1 : partLength;
      yield rest.slice(0, length);
      rest = rest.slice(length);
    }
    if (rest === '' || isFirstHalf(rest, rest.length - 1)) continue;
    yield rest;
    rest = '';
  }
  if (rest !== '') yield rest;
  yield undefined;
}

const isFirstHalf = (text: string, index: number): boolean => /[\ud800-\udbff]/.test(text.charAt(index));

function whyUnreadable({code}: CsvError): Sentence {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return {zh: '双引号没有结束。', en: 'a quotation mark is not closed.'};
  if (code === 'CSV_MAX_RECORD_SIZE')
    return {
      zh: '该行超过 1 MiB，可能缺少结束的双引号。',
      en: 'the record is longer than 1 MiB; a quotation mark may not be closed.',
    };
  return {
    zh: '双引号的位置不对；单元格含双引号时，整格加双引号，格内的双引号写两个。',
    en: 'a quotation mark is at a wrong place; a cell that holds one is written in quotation marks, and each one inside it twice.',
  };
}
