import {digitTable, visible, type Digits, type DigitTable} from '@gov-rating/contract/collect';
import {countCharacters, isBlank} from '@gov-rating/contract/draft-rules';
import {textLimits} from '@gov-rating/contract/limits';
import {defaultProfileId, isBad, profiles, type Level} from '@gov-rating/contract/standard';
import {isDoubtful} from './reply-doubts.ts';
import {piecesOf, type Piece} from './reply-text.ts';
import {isCourtesy, isRefusal, readClause, type Reading} from './reply-words.ts';

/** Why a reply is no rating. After `refused_service` the person wants no further message: do not ask again. */
export type UnclearReply = 'empty' | 'unclear' | 'too_long' | 'refused_service';

/** What a reply says. */
export type Reply =
  | {
      /** A level was read. */
      readonly kind: 'rating';
      /** The level that the person gave. */
      readonly level: Level;
      /** The other words of the person; empty when there are only thanks, greetings or pictures. */
      readonly comment: string;
    }
  | {
      /** No level can be read without a guess. */
      readonly kind: 'ask_again';
      /** Why not. */
      readonly why: UnclearReply;
    };

/** How replies are read. */
export interface ReplyOptions {
  /**
   * Which digit means which level, as the message asked. The orders in use contradict each other, so say it. By default
   * `1 is best`, the order in which the standard lists the levels and GB/T 39046-2020 numbers them.
   */
  readonly digits?: Digits | undefined;
  /**
   * Most characters of the comment; by default those of the national profile, 150. Give the `COMMENT_MAX_LENGTH` of your
   * server. Nothing is cut: a longer one is `too_long`.
   */
  readonly commentMaxLength?: number | undefined;
}

/** A level, and the pieces from which it was read. */
interface Found extends Reading {
  readonly from: number;
  readonly to: number;
}

/** A clause with spaces in it, such as `very satisfied` or `非 常 满 意`, has at most as many pieces. */
const longestClause = 8;

/** The character after an override is shown in another order than it is sent. */
const reordered = /[\u202D\u202E]/;

const usualCommentMaxLength = profiles[defaultProfileId].commentMaxLength.value ?? textLimits.comment;

const askAgain = (why: UnclearReply): Reply => ({kind: 'ask_again', why});

/**
 * Reads the reply to a text message that asked for a rating. A strict grammar, not a guess: a level is read from a digit of
 * the mapping, from one of the five words of the standard, or from a word of a short list, where it is a clause of its own.
 * The other words become the comment. Whatever would make a person hesitate is `unclear`: two levels, a negation, a number
 * that counts something, words at odds with the level.
 *
 * A word of quality alone is the plain level, with a degree the outer one, as 满意 and 非常满意: 好评 is `satisfied`, 差评
 * and 差 are `dissatisfied`, 很差 is `very_dissatisfied`. 一般 is `basically_satisfied`. `1分` and `1星` are read only where 5
 * is best.
 *
 * A bad level without a comment is a rating that the server refuses with `reason_required`: ask for the reason, and take the
 * next message as the comment.
 *
 * @param text The message as the gateway hands it on; null or undefined when it hands on nothing.
 * @param options The digits of the question and the length of a comment, in Unicode characters.
 * @returns The rating, or why there is none.
 * @throws {TypeError} when `digits` has no level, two levels with the same digit, or a value that is no digit.
 *
 * @example
 * ```ts
 * import {readReply} from '@gov-rating/sdk/collect';
 *
 * readReply('很差，等了三小时'); // {kind: 'rating', level: 'very_dissatisfied', comment: '等了三小时'}
 * readReply('５', {digits: '5 is best'}); // {kind: 'rating', level: 'very_satisfied', comment: ''}
 * readReply('等了5个小时'); // {kind: 'ask_again', why: 'unclear'}
 * ```
 */
export function readReply(text: string | null | undefined, options: ReplyOptions = {}): Reply {
  const {digits = '1 is best', commentMaxLength = usualCommentMaxLength} = options;
  const table = digitTable(digits);
  if (text === null || text === undefined || isBlank(text)) return askAgain('empty');
  const seen = visible(text);
  if (isBlank(seen)) return askAgain('empty');
  if (countCharacters(seen) > textLimits.comment) return askAgain('too_long');
  const {pieces, rest} = piecesOf(seen);
  if (isRefusal(pieces.map(piece => piece.plain).join(''))) return askAgain('refused_service');
  if (reordered.test(text) && countCharacters(seen) > 1) return askAgain('unclear');

  const found = withoutNumbers(levelsIn(pieces, table), pieces);
  const [first] = found;
  if (!first || first.level === 'unclear' || found.some(({level}) => level !== first.level)) return askAgain('unclear');
  const comment = commentBeside(seen, pieces, rest, found, first.level);
  if (comment === undefined) return askAgain('unclear');
  if (countCharacters(comment) > commentMaxLength) return askAgain('too_long');
  return {kind: 'rating', level: first.level, comment};
}

/** The longest clauses that are a level, from left to right. Spaces may be inside of one, other delimiters may not. */
function levelsIn(pieces: readonly Piece[], table: DigitTable): Found[] {
  const found: Found[] = [];
  for (let from = 0; from < pieces.length; from++) {
    let best: Found | undefined;
    let clause = '';
    for (let to = from; to < pieces.length && to < from + longestClause; to++) {
      if (to > from && !isSpace(pieces[to]?.gap ?? '')) break;
      clause += pieces[to]?.plain ?? '';
      const reading = readClause(clause, table);
      if (reading) best = {...reading, from, to};
    }
    if (!best) continue;
    found.push(best);
    from = best.to;
  }
  return found;
}

const isSpace = (gap: string) => /^[ \t\u3000]+$/.test(gap);

/** Beside a level in words, a digit among other words is a number: 很差，等了 3 个小时, or the head of a list. */
function withoutNumbers(found: readonly Found[], pieces: readonly Piece[]): readonly Found[] {
  if (!found.some(({by}) => by === 'words')) return found;
  const isOther = (at: number) =>
    at >= 0 &&
    at < pieces.length &&
    !isCourtesy(pieces[at]?.plain ?? '') &&
    !found.some(({from, to}) => from <= at && at <= to);
  const isNumber = ({from, to}: Found) => {
    const [before = '', after = ''] = [pieces[from]?.gap, pieces[to + 1]?.gap];
    return (
      (isSpace(before) && isOther(from - 1)) || (/^(?:[ \t\u3000]+|[、.．)）:：]\s*)$/.test(after) && isOther(to + 1))
    );
  };
  return found.filter(one => one.by === 'words' || !isNumber(one));
}

/** The words beside the level; undefined when they, or signs around it, make it doubtful. */
function commentBeside(
  text: string,
  pieces: readonly Piece[],
  rest: string,
  found: readonly Found[],
  level: Level,
): string | undefined {
  const [first, last] = [found[0] as Found, found[found.length - 1] as Found];
  if (found.filter(({by}) => by === 'digit').length > 1) return undefined;
  const isLevel = (at: number) => found.some(({from, to}) => from <= at && at <= to);
  const others = (from: number, to: number) =>
    pieces.slice(from, to).filter((piece, at) => !isLevel(from + at) && !isCourtesy(piece.plain));
  const before = others(0, first.from);
  const after = others(first.from, pieces.length);
  if (before.length > 0 && after.length > 0) return undefined;

  const gapAfter = pieces[first.to + 1]?.gap ?? rest;
  const gaps = found.flatMap(({from, to}) => [pieces[from]?.gap ?? '', pieces[to + 1]?.gap ?? rest]);
  if (gaps.some(gap => /[?？]/.test(gap))) return undefined;
  const byDigit = found.some(({by}) => by === 'digit');
  if (byDigit && /[-–—+＋−]\s*$/.test(pieces[first.from]?.gap ?? '')) return undefined;
  if (!isApart(pieces, first, before, after, gapAfter)) return undefined;
  const doubtful = isDoubtful({
    level: isBad(level) ? 'bad' : level === 'basically_satisfied' ? 'middle' : 'good',
    best: level === 'very_satisfied',
    byDigit,
    text,
    before: before.map(piece => piece.plain),
    after: after.map(piece => piece.plain),
    gapAfter,
  });
  if (doubtful) return undefined;
  if (before.length > 0) return text.slice(pieces[0]?.start, pieces[first.from - 1]?.end).trim();
  if (after.length === 0) return '';
  return withoutBracket(text.slice(pieces[last.to + 1]?.start ?? after[0]?.start), gapAfter);
}

/** The level is a clause of its own: other words are divided from it by more than a space, or are Chinese and long enough. */
function isApart(
  pieces: readonly Piece[],
  first: Found,
  before: readonly Piece[],
  after: readonly Piece[],
  gapAfter: string,
): boolean {
  const han = (piece: Piece | undefined) => (piece?.plain.match(/\p{Script=Han}/gu) ?? []).length;
  const gapBefore = pieces[first.from]?.gap ?? '';
  if (before.length > 0) return han(before[before.length - 1]) >= (isSpace(gapBefore) ? 4 : 1);
  return after.length === 0 || !isSpace(gapAfter) || han(after[0]) > 0;
}

function withoutBracket(comment: string, gap: string): string {
  const trimmed = comment.trim();
  return /[(（\[【]/.test(gap) ? trimmed.replace(/[)）\]】]$/, '') : trimmed;
}
