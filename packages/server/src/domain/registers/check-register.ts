import {
  aliasInput,
  isAliasOfKind,
  isProblemCode,
  pointInput,
  problems,
  staffInput,
  type InstitutionAlias,
} from '@gov-rating/contract';
import type {z} from 'zod';
import {empty, scientificFault, shown, trimmed} from '../imports/cells.ts';
import type {ColumnTable, FileRow} from '../imports/column-table.ts';
import {at, rowOf, type Fault, type ImportMistake, type Sentence} from '../imports/import-mistakes.ts';
import {
  aliasKindOf,
  aliasKindWords,
  aliasTable,
  answerOf,
  pointKindOf,
  pointKindWords,
  pointTable,
  staffTable,
  stateOf,
} from './register-columns.ts';
import type {ImportedPoint, ImportedStaff} from './register-storage.ts';

/** What rows of a file say, each beside its row, and every mistake in them. */
export interface CheckedRows<C extends string, T> {
  readonly checked: readonly {readonly row: FileRow<C>; readonly value: T}[];
  readonly mistakes: readonly ImportMistake[];
}

/** Reads the cells of one row and says what is wrong with them. */
interface Cells<C extends string> {
  /** A code: full-width letters, small letters and spaces are put right. */
  readonly code: (column: C) => string;
  readonly text: (column: C) => string;
  readonly say: (column: C, fault: Fault) => void;
}

/** A sentence about a cell of a row. */
export const mistakeIn = <C extends string>(
  {place, columns}: FileRow<C>,
  column: C,
  fault: Fault,
  {names}: ColumnTable<C>,
): ImportMistake => {
  const number = columns[column];
  return at('line' in place && number !== undefined ? {...place, column: number} : place, column, fault, names);
};

function checkRows<C extends string, T>(
  rows: readonly FileRow<C>[],
  table: ColumnTable<C>,
  read: (cells: Cells<C>) => T,
  keyOf: (value: T) => {readonly key: string; readonly column: C},
): CheckedRows<C, T> {
  const mistakes: ImportMistake[] = [];
  const first = new Map<string, FileRow<C>>();
  const checked: {row: FileRow<C>; value: T}[] = [];
  for (const row of rows) {
    const before = mistakes.length;
    const say = (column: C, fault: Fault) => mistakes.push(mistakeIn(row, column, fault, table));
    const text = (column: C) => trimmed(row.cells[column]);
    const code = (column: C) =>
      text(column)
        .normalize('NFKC')
        .replace(/[\s\p{Cf}]/gu, '');
    const value = read({text, code, say});
    if (mistakes.length > before) continue;
    const {key, column} = keyOf(value);
    const earlier = first.get(key);
    if (earlier) {
      const {zh, en} = rowOf(earlier.place);
      say(column, {zh: `与${zh}重复。`, en: `the row repeats ${en}.`});
      continue;
    }
    first.set(key, row);
    checked.push({row, value});
  }
  return {checked, mistakes};
}

/** Why a text is not what a field of the contract takes; undefined when it is. */
function faultBy(schema: z.ZodType, text: string, form: Sentence): Fault | undefined {
  if (text === '') return empty;
  const issue = schema.safeParse(text).error?.issues[0];
  if (!issue) return undefined;
  if (!isProblemCode(issue.message)) return scientificFault(text) ?? notThis(form, text);
  const {message} = problems[issue.message];
  return {code: issue.message, zh: message['zh-CN'], en: message.en};
}

const notThis = ({zh, en}: Sentence, text: string): Sentence => ({
  zh: `须为${zh}，现为“${shown(text)}”。`,
  en: `it must be ${en}, not "${shown(text)}".`,
});

const creditCode: Sentence = {zh: '18 位的统一社会信用代码', en: 'a 统一社会信用代码 of 18 digits and capital letters'};
const label: Sentence = {zh: '一行文字', en: 'a text of one line'};
const date: Sentence = {zh: '日期，如 2026-01-31', en: 'a day such as 2026-01-31'};
const area: Sentence = {zh: '6、9 或 12 位数字的行政区划代码', en: 'an area code of 6, 9 or 12 digits'};

/** A word of a list; undefined after saying that it is none of them. */
function wordIn<C extends string, T extends string>(
  {text, say}: Cells<C>,
  column: C,
  find: (word: string) => T | undefined,
  words: Readonly<Record<T, string>>,
): T | undefined {
  const word = text(column);
  const found = find(word);
  const form = {zh: `${Object.values(words).join('、')}之一`, en: `one of ${Object.keys(words).join(', ')}`};
  if (word === '') say(column, empty);
  else if (!found) say(column, notThis(form, word));
  return found;
}

function institutionIn<C extends string>({code, say}: Cells<C>, column: C): string {
  const text = code(column).toUpperCase();
  const fault = faultBy(pointInput.shape.institutionCode, text, creditCode);
  if (fault) say(column, fault);
  return text;
}

function textIn<C extends string>({text, say}: Cells<C>, column: C, schema: z.ZodType): string {
  const fault = faultBy(schema, text(column), label);
  if (fault) say(column, fault);
  return text(column);
}

/** A day as people and spreadsheets write it: 2026-01-31, 2026/1/31, 20260131 or 2026年1月31日; undefined when left empty. */
function dayIn<C extends string>({code, say}: Cells<C>, column: C): string | undefined {
  const text = code(column);
  if (text === '') return undefined;
  const [, year, month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const fault = faultBy(staffInput.shape.validFrom, found, date);
  if (fault) say(column, notThis(date, text));
  return fault ? undefined : found;
}

/** Points as a file says them; ids are made by the caller. */
export const checkPoints = (rows: readonly FileRow<keyof typeof pointTable.names>[]) =>
  checkRows(
    rows,
    pointTable,
    (cells): Omit<ImportedPoint, 'newId' | 'newStaticCode'> => {
      const institutionCode = institutionIn(cells, 'institutionCode');
      const kind = wordIn(cells, 'kind', pointKindOf, pointKindWords) ?? 'hall';
      const name = textIn(cells, 'name', pointInput.shape.name);
      const number = cells.text('number') === '' ? null : textIn(cells, 'number', pointInput.shape.number);
      const areaCode = cells.code('areaCode') === '' ? undefined : cells.code('areaCode');
      const fault = areaCode === undefined ? undefined : faultBy(pointInput.shape.areaCode, areaCode, area);
      if (fault) cells.say('areaCode', fault);
      const state =
        cells.text('state') === '' ? 'open' : wordIn(cells, 'state', stateOf, {open: '启用', closed: '关闭'});
      const [validFrom, validTo = null] = [dayIn(cells, 'validFrom'), dayIn(cells, 'validTo')];
      const parent = cells.text('parent') === '' ? null : cells.text('parent');
      return {institutionCode, kind, name, number, areaCode, parent, validFrom, validTo, isClosed: state === 'closed'};
    },
    ({institutionCode, parent, number, kind, name}) => ({
      key: JSON.stringify([institutionCode, parent, number ?? [kind, name]]),
      column: number === null ? 'name' : 'number',
    }),
  );

/** Staff as a file says them. */
export const checkStaff = (rows: readonly FileRow<keyof typeof staffTable.names>[]) =>
  checkRows(
    rows,
    staffTable,
    (cells): Omit<ImportedStaff, 'newId'> => {
      const institutionCode = institutionIn(cells, 'institutionCode');
      const staffNumber = textIn(cells, 'staffNumber', staffInput.shape.staffNumber);
      const name = textIn(cells, 'name', staffInput.shape.name);
      const answer = cells.text('isRated') === '' ? 'yes' : wordIn(cells, 'isRated', answerOf, {yes: '是', no: '否'});
      const [validFrom, validTo = null] = [dayIn(cells, 'validFrom'), dayIn(cells, 'validTo')];
      return {institutionCode, staffNumber, name, isRated: answer !== 'no', validFrom, validTo};
    },
    ({institutionCode, staffNumber}) => ({
      key: JSON.stringify([institutionCode, staffNumber]),
      column: 'staffNumber',
    }),
  );

/** Other codes of institutions as a file says them. */
export const checkAliases = (rows: readonly FileRow<keyof typeof aliasTable.names>[]) =>
  checkRows(
    rows,
    aliasTable,
    (cells): InstitutionAlias => {
      const kind = wordIn(cells, 'kind', aliasKindOf, aliasKindWords) ?? 'hall_code';
      // An organisation code is also written with a hyphen before its last character.
      const code =
        kind === 'organisation_code' ? cells.code('code').replace('-', '').toUpperCase() : cells.code('code');
      const form =
        kind === 'organisation_code'
          ? {zh: '9 位的组织机构代码', en: 'an organisation code of 9 digits and capital letters'}
          : {zh: '至多 50 个数字、字母、“-”、“_”或“.”', en: 'at most 50 digits, letters, "-", "_" or "."'};
      const fault = faultBy(aliasInput.shape.code, code, form);
      if (fault) cells.say('code', fault);
      else if (!isAliasOfKind(kind, code)) cells.say('code', scientificFault(code) ?? notThis(form, code));
      return {kind, code, institutionCode: institutionIn(cells, 'institutionCode')};
    },
    ({kind, code}) => ({key: JSON.stringify([kind, code]), column: 'code'}),
  );
