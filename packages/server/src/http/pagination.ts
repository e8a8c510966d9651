import {toUtc} from '../domain/calendar/utc.ts';
import {fieldProblem} from '../domain/problems/problem.ts';
import {base64url, fromBase64} from '../security/base64.ts';

/** The cursor of a list, as callers see it: opaque on purpose, so that its content may change. */
export const toCursor = (key: string): string => base64url(new TextEncoder().encode(key));

/**
 * The key in a cursor. Throws `cursor_invalid` for anything that is not a cursor of this kind of list, character by
 * character.
 */
export function readCursor(cursor: string | undefined, isKey: (key: string) => boolean): {after?: string} {
  if (cursor === undefined || cursor === '') return {};
  const key = decode(cursor);
  if (toCursor(key) !== cursor || !isKey(key)) throw fieldProblem('cursor', 'cursor_invalid');
  return {after: key};
}

function decode(cursor: string): string {
  try {
    return new TextDecoder().decode(fromBase64(cursor));
  } catch (error) {
    if (error instanceof DOMException) return '';
    throw error;
  }
}

/** A page of at most `limit` entries, from a list read with one entry more, and the cursor of the next page. */
export function toPage<T>(found: readonly T[], limit: number, keyOf: (entry: T) => string) {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {items, nextCursor: found.length > limit && last !== undefined ? toCursor(keyOf(last)) : null};
}

/** The position in a list sorted by moment: the moment and the id of the last entry. */
export function splitPosition(place: string): readonly [moment: string, name: string] {
  const [moment = '', name = ''] = place.split(' ');
  return [moment, name];
}

/** Whether a text is such a position, with an id of the right form. */
export function isPosition(place: string, isName: (name: string) => boolean): boolean {
  const [moment, name] = splitPosition(place);
  return place === `${moment} ${name}` && isStoredMoment(moment) && isName(name);
}

/** Whether a text is a moment as it is stored, of a day that exists: parsers take the 30th of February for the 2nd of March. */
function isStoredMoment(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text && toUtc(text) === text;
}
