import type {RouteInput} from '../types.ts';
import {digitTable, type Digits, type DigitTable} from './digits.ts';
import {cellText, columnOf, columns, readCell, type PaperColumn} from './paper-columns.ts';
import {paperDifference, type PaperDifference, type PaperDifferenceCode} from './paper-differences.ts';

/** One rating of a batch, as `collectRatings` takes it. */
export type PaperRequest = RouteInput<'collectRatings'>['entries'][number];

/** One row of a CSV file: its cells, or the cells with the line on which it begins. The first row is the header. */
export type PaperRow =
  | readonly string[]
  | {
      /** The line on which the row begins, counted from 1. */
      readonly line: number;
      /** The cells of the row. */
      readonly cells: readonly string[];
    };

/** A form that was entered twice alike. */
export interface PaperForm {
  /** The number of the form, or the reference of its scan. */
  readonly formNumber: string;
  /** Its line in the first entry. */
  readonly line: number;
  /** What is sent. */
  readonly request: PaperRequest;
}

/** What came of comparing two entries of a batch. */
export interface PaperReading {
  /** Forms that were entered twice alike, in the order of the first entry. */
  readonly forms: readonly PaperForm[];
  /** Every difference, in the order of the lines. */
  readonly differences: readonly PaperDifference[];
}

/** How a batch is read. */
export interface PaperOptions {
  /** The name of the batch, another one for each of your batches: with the number of the form it makes the idempotency key. */
  readonly batch: string;
  /** Which digit of the form means which level; by default `1 is best`. */
  readonly digits?: Digits | undefined;
  /** Facts of the service that are the same on all forms and need no column. */
  readonly service?: Partial<PaperRequest['service']> | undefined;
}

/** A row that was read: what is compared, what it says as written, and its line. */
interface Entered {
  readonly line: number;
  readonly values: ReadonlyMap<PaperColumn, string | number | string[]>;
  readonly written: ReadonlyMap<PaperColumn, string>;
  readonly mistakes: readonly PaperDifference[];
}

interface EnteredBatch {
  readonly forms: ReadonlyMap<string, readonly Entered[]>;
  readonly mistakes: readonly PaperDifference[];
}

type Side = 'first' | 'second';

/**
 * Compares two entries of a batch of paper forms, made by two people who do not see each other's. A form that both entered
 * alike becomes a request for `collectPaper`; every difference is listed, and its form is left out until it is mended.
 *
 * The columns are `formNumber` (表单编号), the facts of the service, `level` (满意度: a word of the standard or a digit), `tags`
 * (原因, codes), `comment` (意见), `pressedAt` (填写时间) and `clerk` (录入员), by either name and in any order. `clerk` is of the first entry and
 * not compared. Times without an offset are in Beijing time.
 *
 * The idempotency key is made from batch and form number, so a batch that is sent twice adds nothing.
 *
 * @param first The rows of the first entry, the header first; forms may come in any order.
 * @param second The rows of the second entry; its columns may come in another order.
 * @param options The name of the batch, the digits of the form, and what all forms share.
 * @returns The forms that agree, and every difference with line, column and sentence.
 * @throws {TypeError} when `batch` is empty or longer than 20 letters and digits, or `digits` contradict each other.
 *
 * @example
 * ```ts
 * import {readPaperForms} from '@gov-rating/sdk/collect';
 *
 * const header = ['表单编号', '办件编号', '服务时间', '满意度', '意见'];
 * const form = ['0001', 'B1', '2026-11-24 09:30', '满意', ''];
 * const service = {institutionCode: '11440100MB2C12345P', itemCode: '440100001', itemName: '不动产登记'};
 * const {forms, differences} = readPaperForms([header, form], [header, form], {batch: '2026-11-24', service});
 * console.log(forms.length, differences.map(({sentence}) => sentence['zh-CN']));
 * ```
 */
export function readPaperForms(
  first: readonly PaperRow[],
  second: readonly PaperRow[],
  options: PaperOptions,
): PaperReading {
  const {batch, digits = '1 is best', service = {}} = options;
  const table = digitTable(digits);
  if (batch === '' || encoded(batch).length > 20)
    throw new TypeError('The name of a batch has 1 to 20 letters, digits and hyphens; other characters take more.');
  const entries = {first: enteredBatch(first, 'first', table), second: enteredBatch(second, 'second', table)};
  const differences = [...entries.first.mistakes, ...entries.second.mistakes];
  const forms: PaperForm[] = [];
  if (differences.some(({code}) => /column/.test(code))) return {forms, differences};

  for (const formNumber of new Set([...entries.first.forms.keys(), ...entries.second.forms.keys()])) {
    const rows = {first: entries.first.forms.get(formNumber) ?? [], second: entries.second.forms.get(formNumber) ?? []};
    const idempotencyKey = paperKey(batch, formNumber);
    const found = differencesOf(formNumber, rows, idempotencyKey, service);
    differences.push(...found);
    const [entered] = rows.first;
    if (found.length > 0 || !entered || idempotencyKey === undefined) continue;
    forms.push({formNumber, line: entered.line, request: requestOf(entered, idempotencyKey, service)});
  }
  const lineOf = ({lines}: PaperDifference) => lines.first ?? lines.second ?? 0;
  return {forms, differences: differences.sort((one, other) => lineOf(one) - lineOf(other))};
}

function enteredBatch(rows: readonly PaperRow[], side: Side, table: DigitTable): EnteredBatch {
  const lines = rows
    .map((row, at) => ('cells' in row ? row : {line: at + 1, cells: row}))
    .filter(({cells}) => cells.some(cell => cellText(cell) !== ''));
  const [header = {line: 1, cells: []}, ...others] = lines;
  const names = header.cells.map(cell => columnOf(cell) ?? cellText(cell));
  const mistakes = names.flatMap((name, at) => {
    const code =
      columnOf(name) === undefined ? 'unknown_column' : names.indexOf(name) < at ? 'column_twice' : undefined;
    return code === undefined ? [] : [mistake(side, header.line, code, null, name)];
  });
  for (const column of ['formNumber', 'level'] as const)
    if (!names.includes(column)) mistakes.push(mistake(side, header.line, 'missing_column', null, column));
  const forms = new Map<string, Entered[]>();
  if (mistakes.length > 0) return {forms, mistakes};

  for (const {line, cells} of others) {
    const written = new Map(names.map((name, at) => [name as PaperColumn, cellText(cells[at] ?? '')]));
    const formNumber = readCell('formNumber', written.get('formNumber') ?? '', table) as string;
    if (formNumber === '') {
      mistakes.push(mistake(side, line, 'form_number_unusable', null, 'formNumber', ''));
      continue;
    }
    forms.set(formNumber, [
      ...(forms.get(formNumber) ?? []),
      entered(side, line, cells.length > names.length, written, table),
    ]);
  }
  return {forms, mistakes};
}

function entered(
  side: Side,
  line: number,
  isTooLong: boolean,
  written: ReadonlyMap<PaperColumn, string>,
  table: DigitTable,
): Entered {
  const formNumber = written.get('formNumber') ?? null;
  const values = new Map<PaperColumn, string | number | string[]>();
  const mistakes = isTooLong ? [mistake(side, line, 'too_many_cells', formNumber, null)] : [];
  for (const [column, cell] of written) {
    const value = cell === '' ? undefined : readCell(column, cell, table);
    if (value !== undefined) values.set(column, value);
    else if (cell !== '') mistakes.push(mistake(side, line, 'unreadable', formNumber, column, cell));
  }
  if (written.get('level') === '') mistakes.push(mistake(side, line, 'missing_value', formNumber, 'level', ''));
  return {line, values, written, mistakes};
}

function differencesOf(
  formNumber: string,
  rows: Readonly<Record<Side, readonly Entered[]>>,
  key: string | undefined,
  service: Partial<PaperRequest['service']>,
): PaperDifference[] {
  const [first, second] = [rows.first[0], rows.second[0]];
  const found: PaperDifference[] = [];
  for (const side of ['first', 'second'] as const) {
    found.push(...rows[side].flatMap(({mistakes}) => mistakes));
    for (const {line} of rows[side].slice(1))
      found.push(mistake(side, line, 'form_twice', formNumber, 'formNumber', formNumber));
  }
  if (!first || !second) {
    const side = first ? 'first' : 'second';
    const line = (first ?? second)?.line ?? 0;
    return [...found, mistake(side, line, 'only_once', formNumber, null)];
  }
  if (key === undefined)
    found.push(mistake('first', first.line, 'form_number_unusable', formNumber, 'formNumber', formNumber));
  for (const column of columns) {
    if (column === 'clerk' || column === 'formNumber') continue;
    const [one, other] = [valueOf(first, column, service), valueOf(second, column, service)];
    if (one === other || isUnreadable(first, column) || isUnreadable(second, column)) continue;
    const values = {first: first.written.get(column) ?? '', second: second.written.get(column) ?? ''};
    const lines = {first: first.line, second: second.line};
    found.push(paperDifference({code: 'different', formNumber, lines, column, values}));
  }
  return found;
}

/** What is compared: what the cell says, or what all forms share. */
function valueOf({values}: Entered, column: PaperColumn, service: Partial<PaperRequest['service']>): string {
  return JSON.stringify(values.get(column) ?? (service as Record<string, unknown>)[column] ?? null);
}

const isUnreadable = ({values, written}: Entered, column: PaperColumn) =>
  !values.has(column) && (written.get(column) ?? '') !== '';

function mistake(
  side: Side,
  line: number,
  code: PaperDifferenceCode,
  formNumber: string | null,
  column: string | null,
  value: string | null = null,
): PaperDifference {
  const none = {first: null, second: null};
  return paperDifference({code, formNumber, column, lines: {...none, [side]: line}, values: {...none, [side]: value}});
}

/** A row as a request. What it lacks or has wrong for the server is refused by the server, each form for itself. */
function requestOf({values}: Entered, idempotencyKey: string, shared: Partial<PaperRequest['service']>): PaperRequest {
  const {formNumber: _, level, tags = [], comment = '', pressedAt, clerk, ...facts} = Object.fromEntries(values);
  const service = {serviceNumber: 1, node: 'completed', ...shared, ...facts};
  const moments = pressedAt === undefined ? {} : {pressedAt};
  const by = clerk === undefined ? {} : {clerk};
  return {channel: 'paper', service, level, tags, comment, ...moments, ...by, idempotencyKey} as PaperRequest;
}

/** Letters, digits and hyphens as they are, every other character as the hexadecimal digits of its code point. */
const encoded = (part: string) =>
  Array.from(part, character =>
    /[A-Za-z0-9-]/.test(character) ? character : `_${(character.codePointAt(0) ?? 0).toString(16)}_`,
  ).join('');

/**
 * The idempotency key of a form. The length of the batch's name is part of it, so no two pairs have the same key; undefined
 * when it would be longer than the 64 characters of a key.
 */
function paperKey(batch: string, formNumber: string): string | undefined {
  const name = encoded(batch);
  const key = `paper-form-${String(name.length).padStart(2, '0')}-${name}-${encoded(formNumber)}`;
  return key.length <= 64 ? key : undefined;
}
