import {plain} from '@gov-rating/contract/collect';

/** One piece of a text between delimiters: where it lies in the text, and what lies in front of it. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** The delimiters between the piece before and this one. */
  readonly gap: string;
  /** The piece for comparing: one width, one case, simplified characters. */
  readonly plain: string;
}

/** Pictures count as delimiters: they are no part of a word. */
const picture = '\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u{1F3FB}-\\u{1F3FF}\\uFE0F\\u200D';

/** Signs that belong to a word or a number, such as `#5`, `5/5`, `5%` or `I'm`, delimit nothing. */
const inWords = "#%&*/@\\\\_'’";
const piecePattern = new RegExp(`(?:(?![\\s\\p{P}~～|${picture}])[\\s\\S]|[${inWords}])+`, 'gu');

/** Before these words a clause ends also without a comma. */
const connector = /(?=但是|因为|因為|由于|由於|不过|不過|可是)/;

/** The pieces of a text, and the delimiters after the last one. */
export function piecesOf(text: string): {readonly pieces: readonly Piece[]; readonly rest: string} {
  const pieces: Piece[] = [];
  let before = 0;
  piecePattern.lastIndex = 0;
  for (let run = piecePattern.exec(text); run; run = piecePattern.exec(text)) {
    let start = run.index;
    for (const part of run[0].split(connector)) {
      pieces.push({start, end: start + part.length, gap: text.slice(before, start), plain: plain(part)});
      start += part.length;
      before = start;
    }
  }
  return {pieces, rest: text.slice(before)};
}
