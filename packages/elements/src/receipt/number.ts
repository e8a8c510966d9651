import {readReceiptNumber} from '@gov-rating/sdk/receipt';

/** Returns the number in a text, or the text itself when it has no number, or a mistyped one. */
export function numberIn(text: string): string {
  const read = readReceiptNumber(text);
  return 'number' in read ? read.number : text;
}

/** Returns a key for the number that it came with; empty for another number, such as a typed one, and for a cut key. */
export const keyFor = (number: string, given: string, key: string): string =>
  number === numberIn(given) && /^[\w-]{22}$/.test(key) ? key : '';
