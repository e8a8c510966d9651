import type {ReceiptMessages} from '../messages/receipt.ts';

/** Result of reading an input: the receipt number in the form of the server, or the key of the error text. */
export type Typed = {readonly number: string} | {readonly fault: keyof ReceiptMessages; readonly count: number};

const length = 18;

/**
 * Reads a receipt number as people write it: in any case, in full-width characters, with or without spaces and hyphens,
 * with text around it, with the letter O for zero and I or L for one. Other letters that receipt numbers do not use are
 * never guessed.
 */
export function typedNumber(text: string): Typed {
  const signs = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    // The text before the number has no digit; GD begins the number of a work order.
    .replace(/^(?!GD\d)[A-Z]+?(?=\d|GD\d)/, '');
  const count = signs.length;
  if (!count) return {fault: 'missing', count};
  if (/^GD/.test(signs)) return {fault: 'isOrder', count};
  if (count !== length) return {fault: 'malformed', count};
  const [day, first, second] = [signs.slice(0, 8), signs.slice(8, 13), signs.slice(13)].map(part =>
    part.replace(/O/g, '0').replace(/[IL]/g, '1'),
  );
  const number = `${day}-${first}-${second}`;
  return /^\d{8}-[^U-]{5}-[^U-]{5}$/.test(number) ? {number} : {fault: 'malformed', count};
}

/** Returns the number in a text, or the text itself when it has no number. */
export function numberIn(text: string): string {
  const typed = typedNumber(text);
  return 'number' in typed ? typed.number : text;
}

/** Returns a key for the number that it came with; empty for another number, such as a typed one, and for a cut key. */
export const keyFor = (number: string, given: string, key: string): string =>
  number === numberIn(given) && /^[\w-]{22}$/.test(key) ? key : '';
