import type {Localized} from '../standard/index.ts';
import {columnNames, type PaperColumn} from './paper-columns.ts';

/** What is wrong with a batch that was entered twice. */
export type PaperDifferenceCode =
  | 'different'
  | 'only_once'
  | 'form_twice'
  | 'unreadable'
  | 'missing_value'
  | 'form_number_unusable'
  | 'too_many_cells'
  | 'unknown_column'
  | 'column_twice'
  | 'missing_column';

/** Something of each of two entries. */
export interface OfBoth<T> {
  /** Of the first entry. */
  readonly first: T | null;
  /** Of the second entry. */
  readonly second: T | null;
}

/** One difference between two entries of a batch, or one mistake in one of them. The form is not sent. */
export interface PaperDifference {
  /** What it is. */
  readonly code: PaperDifferenceCode;
  /** The form; null for the header and for a row without a number. */
  readonly formNumber: string | null;
  /** The lines of the form in each entry; null in the entry that is not concerned or does not have it. */
  readonly lines: OfBoth<number>;
  /** The column, by its name in requests, or as the header has it where it is unknown; null for a whole row. */
  readonly column: string | null;
  /** What each entry has there; null in the entry that is not concerned or does not have it. */
  readonly values: OfBoth<string>;
  /** The same as a sentence for the clerks, in every language. */
  readonly sentence: Localized;
}

/** The longest value that a sentence repeats, in characters. */
const longestQuote = 40;

const quoted = (value: string | null) => {
  const characters = Array.from(value ?? '');
  return characters.length > longestQuote ? `${characters.slice(0, longestQuote).join('')}…` : characters.join('');
};

/** Puts a difference into words. */
export function paperDifference(facts: Omit<PaperDifference, 'sentence'>): PaperDifference {
  const {code, formNumber, lines, column, values} = facts;
  const {first, second} = lines;
  const both = first !== null && second !== null;
  const chinese = column === null ? '' : (columnNames[column as PaperColumn] ?? column);
  const value = quoted(values.first ?? values.second);
  const where = {
    zh: both
      ? `第一次录入第${first}行、第二次录入第${second}行`
      : first !== null
        ? `第一次录入第${first}行`
        : `第二次录入第${second}行`,
    tw: both
      ? `第一次錄入第${first}行、第二次錄入第${second}行`
      : first !== null
        ? `第一次錄入第${first}行`
        : `第二次錄入第${second}行`,
    en: both
      ? `line ${first} of the first entry, line ${second} of the second`
      : first !== null
        ? `line ${first} of the first entry`
        : `line ${second} of the second entry`,
  };
  const form =
    formNumber === null
      ? {zh: '', tw: '', en: ''}
      : {zh: `表单${formNumber}，`, tw: `表單${formNumber}，`, en: `Form ${formNumber}, `};
  const what: Record<PaperDifferenceCode, readonly [zh: string, tw: string, en: string]> = {
    different: [
      `“${chinese}”两次录入不同：“${quoted(values.first)}”和“${quoted(values.second)}”。`,
      `「${chinese}」兩次錄入不同：「${quoted(values.first)}」和「${quoted(values.second)}」。`,
      `${column} differs: “${quoted(values.first)}” and “${quoted(values.second)}”.`,
    ],
    only_once: ['只录入了一次。', '只錄入了一次。', 'was entered only once.'],
    form_twice: ['同一次录入中重复。', '同一次錄入中重複。', 'is in the same entry more than once.'],
    unreadable: [
      `“${chinese}”无法识别：“${value}”。`,
      `「${chinese}」無法識別：「${value}」。`,
      `${column} cannot be read: “${value}”.`,
    ],
    missing_value: [`“${chinese}”为空。`, `「${chinese}」為空。`, `${column} is empty.`],
    form_number_unusable: [
      `“${chinese}”为空或过长，与批次名合计不得超过46个字母或数字（其他字符占更多）。`,
      `「${chinese}」為空或過長，與批次名合計不得超過46個字母或數字（其他字元占更多）。`,
      `${column} is empty or too long: together with the name of the batch at most 46 letters or digits; other characters take more.`,
    ],
    too_many_cells: ['单元格多于表头。', '儲存格多於表頭。', 'has more cells than the header.'],
    unknown_column: [`没有名为“${chinese}”的列。`, `沒有名為「${chinese}」的欄。`, `there is no column “${column}”.`],
    column_twice: [`“${chinese}”列重复。`, `「${chinese}」欄重複。`, `the column ${column} is there twice.`],
    missing_column: [`缺少“${chinese}”列。`, `缺少「${chinese}」欄。`, `the column ${column} is missing.`],
  };
  const [zh, tw, en] = what[code];
  const comma = /^(?:was|is|has)/.test(en) ? ' ' : ': ';
  return {
    ...facts,
    sentence: {
      'zh-CN': `${form.zh}${where.zh}：${zh}`,
      'zh-TW': `${form.tw}${where.tw}：${tw}`,
      en: `${form.en}${where.en}${comma}${en}`,
    },
  };
}
