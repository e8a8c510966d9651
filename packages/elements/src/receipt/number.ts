import type {ReceiptMessages} from '../messages/receipt.ts';

/** What somebody typed: the number of a receipt as the server knows it, or the sentence that says what is wrong. */
export type Typed = {readonly number: string} | {readonly fault: keyof ReceiptMessages; readonly count: number};

const length = 18;

/**
 * Reads a receipt number as people write it: any case, full-width, with or without spaces and hyphens, after words, with
 * Chinese ones around it, the letter O for zero, I or L for one. Letters that numbers leave out are never guessed at otherwise.
 */
export function typedNumber(text: string): Typed {
  const signs = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    // Words before it hold no digit; GD begins the number of a work order.
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

/** The number in a text, or the text itself where there is none. */
export function numberIn(text: string): string {
  const typed = typedNumber(text);
  return 'number' in typed ? typed.number : text;
}
