import {query, type Operation} from '../engine/operation.ts';

/**
 * A common table `subtree(code)`: the institution bound to its one placeholder and all below. UNION, not UNION ALL, so
 * that a ring of institutions, which saving refuses, could never run for ever.
 */
export const subtree = `subtree(code) AS (
  SELECT code FROM institution WHERE code = ?
  UNION SELECT institution.code FROM institution JOIN subtree ON institution.parent_code = subtree.code)`;

/** A common table `above(code)`: the institution selected by `start` (a query with the column `code`) and all above. */
export const above = (start: string) => `above(code) AS (
  ${start}
  UNION SELECT institution.parent_code FROM institution JOIN above ON institution.code = above.code
  WHERE institution.parent_code IS NOT NULL)`;

/** The first text after all texts that start with `prefix`, in the order of bytes: no text holds U+10FFFF. */
export const afterPrefix = (prefix: string) => `${prefix}\u{10ffff}`;

/** Is an institution the one called `within`, or below it. */
export function* isBelow(code: string, within: string): Operation<boolean> {
  const [row] = yield* query<{inside: number}>(
    `WITH RECURSIVE ${above('SELECT code FROM institution WHERE code = ?')}
      SELECT 1 AS inside FROM above WHERE code = ?`,
    [code, within],
  );
  return row !== undefined;
}
