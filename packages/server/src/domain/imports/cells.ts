import type {Fault, Sentence} from './import-mistakes.ts';

/** A longer cell is refused whatever is around it; cutting the ends of a text takes time with the square of its length. */
const longestCell = 500;

/** A cell without what is not seen, and without what protects a code from a spreadsheet: `="…"` or an apostrophe. */
export function trimmed(cell = ''): string {
  if (cell.length > longestCell) return cell;
  const text = cell.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '');
  return /^="(.*)"$/.exec(text)?.[1] ?? text.replace(/^'/, '');
}

/** A cell of a row that is cut short. */
export const missing: Fault = {code: 'missing_field', zh: '缺少单元格。', en: 'the cell is missing.'};

/** A cell that must say something. */
export const empty: Fault = {code: 'missing_field', zh: '不能为空。', en: 'it must not be empty.'};

/** A number that a spreadsheet made of a code when it showed it: its last digits are lost. */
export const scientificFault = (text: string): Sentence | undefined =>
  /^\d(\.\d+)?E\+?\d+$/i.test(text)
    ? {
        zh: `“${text}”是电子表格改写的数字，原来的编码已丢失；请先把该列设为“文本”格式，再重新填写。`,
        en: `"${text}" is a number that a spreadsheet made of the code, whose digits are lost; format the column as text and enter the code again.`,
      }
    : undefined;

/** A text as it is shown in a message, cut where it is long. */
export const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
