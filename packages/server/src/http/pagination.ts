import {faultAt} from '../domain/problems/problem.ts';

/** Where a list continues, as callers see it: opaque on purpose, so that its content may change. */
export const cursorAfter = (key: string): string =>
  btoa(key).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** The key behind a cursor. Throws `cursor_invalid` for anything that no list of this kind can have handed out. */
export function keyOfCursor(cursor: string | undefined, isKey: (key: string) => boolean): {after?: string} {
  if (cursor === undefined || cursor === '') return {};
  const key = decode(cursor);
  if (!isKey(key)) throw faultAt('cursor', 'cursor_invalid');
  return {after: key};
}

function decode(cursor: string): string {
  try {
    return atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
  } catch (error) {
    if (error instanceof DOMException) return '';
    throw error;
  }
}

/** A page of at most `limit` from a list that was asked for one entry more, and where the next page starts. */
export function pageOf<T>(found: readonly T[], limit: number, keyOf: (entry: T) => string) {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {items, nextCursor: found.length > limit && last !== undefined ? cursorAfter(keyOf(last)) : null};
}
