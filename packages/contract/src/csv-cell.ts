/** Invisible characters before a formula: white space, control and format characters, fillers. */
const unseen = '[\\s\\p{C}\\p{Default_Ignorable_Code_Point}\\u2800]*';

/** How a formula begins, also in full-width forms, small forms and with the minus sign. */
const formula = new RegExp(`^${unseen}[=+\\-@＝＋－＠﹦﹢﹣﹫\\u2212]|^[\\t\\r\\n]`, 'u');

/**
 * A text as a cell of a CSV file (RFC 4180). One that a spreadsheet would run as a formula gets an apostrophe in front. The
 * one guard of every file that is made from names and words of others; numbers are written as they are and need none.
 *
 * @example
 * ```ts
 * import {csvCell} from '@gov-rating/contract/csv-cell';
 *
 * csvCell('a, b'); // "a, b" in double quotes
 * csvCell('=1+1'); // "'=1+1": a spreadsheet shows the text and computes nothing
 * ```
 */
export function csvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
