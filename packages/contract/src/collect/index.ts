/** How answers outside of a page are read: digits, words, and paper forms that are entered twice. Nothing here does I/O. */
export {digitTable, levelOfDigit, moreIsBetter, type Digits, type DigitTable} from './digits.ts';
export {
  readPaperForms,
  type PaperForm,
  type PaperOptions,
  type PaperReading,
  type PaperRequest,
  type PaperRow,
} from './paper.ts';
export {columnNames, type PaperColumn} from './paper-columns.ts';
export type {OfBoth, PaperDifference, PaperDifferenceCode} from './paper-differences.ts';
export {plain, visible} from './plain-text.ts';
