import {exportedRating, type ExportedRating} from '@gov-rating/contract';
import type {CsvReader} from '../csv-record.ts';
import {csvColumns, ndjsonLine} from './export-lines.ts';

/** A line that does not belong to an export. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
}

/** A rating of an export, and its bytes as a line of NDJSON. */
export interface ExportRecord {
  readonly rating: ExportedRating;
  readonly line: string;
}

/**
 * The ratings of an export, from the pieces of its file: NDJSON, or CSV with the same content, for which `readCsv` is
 * asked. Throws an {@link ExportError} that names the line when one is not a rating.
 */
export async function* exportRecords(pieces: AsyncIterable<string>, readCsv: CsvReader): AsyncGenerator<ExportRecord> {
  const [start, all] = await beginning(pieces);
  if (start.replace(/^\uFEFF/, '').startsWith('id,')) yield* ofTable(readCsv(all));
  else yield* ofLines(all);
}

/** The first characters, and all of the text again. */
async function beginning(pieces: AsyncIterable<string>): Promise<[start: string, all: AsyncIterable<string>]> {
  const rest = pieces[Symbol.asyncIterator]();
  let start = '';
  while (start.length < 4) {
    const next = await rest.next();
    if (next.done) break;
    start += next.value;
  }
  const again = async function* () {
    yield start;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  };
  return [start, again()];
}

async function* ofLines(pieces: AsyncIterable<string>): AsyncGenerator<ExportRecord> {
  let number = 0;
  let rest = '';
  const read = (text: string): ExportRecord => {
    number += 1;
    const line = text.replace(/\r$/, '').replace(/^\uFEFF/, '');
    return {rating: checked(parsed(line, `Line ${number} is not JSON.`), number), line: `${line}\n`};
  };
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield read(line);
  }
  if (rest.trim() !== '') yield read(rest);
}

async function* ofTable(records: ReturnType<CsvReader>): AsyncGenerator<ExportRecord> {
  for await (const some of records) {
    for (const {line, cells} of some) {
      if (line > 1) yield ofCells(cells, line);
      else if (cells.join(',') !== csvColumns) throw new ExportError('Line 1 does not name the columns of an export.');
    }
  }
}

function ofCells(cells: readonly string[], line: number): ExportRecord {
  const [id, institution, , item, , channel, day, level, source, tags, order, ...more] = cells;
  const given = {
    ...{id, institutionCode: institution || null, itemCode: item || null, channel: channel || null, day: day || null},
    ...{level, source, tags: tags ? tags.split(' ') : [], order: more.length > 0 ? undefined : order},
  };
  const rating = checked(given, line);
  return {rating, line: ndjsonLine(rating)};
}

function checked(value: unknown, number: number): ExportedRating {
  const result = exportedRating.safeParse(value);
  if (result.success) return result.data;
  throw new ExportError(`Line ${number} is no rating: ${result.error.issues[0]?.path.join('.')} is not right.`);
}

/** Parses JSON. Throws an {@link ExportError} with `message`. */
export function parsed(text: string, message: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ExportError(message, {cause: error});
  }
}
