/** How wide a text is, in em. */
export type Measure = (text: string) => number;

/** Lines of a text and the size at which they fit, in the unit of the box. */
export interface FittedText {
  readonly size: number;
  readonly lines: readonly string[];
}

/** Where a text may be placed. */
export interface TextBox {
  readonly width: number;
  readonly height: number;
  /** The size that is tried first. */
  readonly size: number;
  /** From base line to base line, in em. */
  readonly lineHeight: number;
}

/** Punctuation that stays with what is before it. */
const closing = /^[\p{Pe}\p{Pf}\p{Po}·~-]+$/u;
/** Brackets and quotes that stay with what is behind them. */
const opening = /^[\p{Ps}\p{Pi}]+$/u;

/**
 * The parts of a text that lines may end between: words of letters and digits whole, Chinese characters one by one, with
 * the punctuation that belongs to them.
 */
export function unbroken(text: string): string[] {
  const parts: string[] = [];
  for (const [part] of text.matchAll(/[\p{Script=Latin}\p{N}]+|\s+|./gsu)) {
    const last = parts.at(-1);
    const sticks = last !== undefined && (closing.test(part) || opening.test(last) || /^\s+$/.test(part));
    if (sticks) parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  return parts;
}

/** Lines no wider than `width` em; what is wider than a line by itself is broken between its characters. */
function wrapped(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  const add = (part: string) => {
    if (line !== '' && measure((line + part).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  };
  for (const part of unbroken(text)) {
    if (measure(part.trimEnd()) <= width) add(part);
    else for (const character of part) add(character);
  }
  if (line !== '') lines.push(line.trimEnd());
  return lines;
}

/** The same number of lines, as equally long as possible: no character is alone on the last one. */
function balanced(text: string, width: number, measure: Measure): string[] {
  const {length} = wrapped(text, width, measure);
  let [narrow, wide] = [width / (length + 1), width];
  for (let step = 0; step < 20; step++) {
    const middle = (narrow + wide) / 2;
    if (wrapped(text, middle, measure).length === length) wide = middle;
    else narrow = middle;
  }
  return wrapped(text, wide, measure);
}

/** A text in a box: on as many lines as it needs, smaller where they do not fit. Nothing of it is ever cut. */
export function fittedText(text: string, box: TextBox, measure: Measure): FittedText {
  for (let {size} = box; ; size *= 0.96) {
    const width = box.width / size;
    const lines = balanced(text, width, measure);
    const fits = lines.length * box.lineHeight * size <= box.height && lines.every(line => measure(line) <= width);
    // Where it still does not fit, it is one character in a box that has no room for it.
    if (fits || size < box.size / 100) return {size, lines};
  }
}
