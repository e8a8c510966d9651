import {query, type Operation} from '../engine/operation.ts';
import {institution} from '../schema/institution.ts';

/**
 * A common table `subtree(code)`: the institution bound to its one placeholder and all below. UNION, not UNION ALL, so
 * that a ring of institutions, which saving refuses, could never run for ever.
 */
export const subtree = `subtree(code) AS (
  SELECT ${institution.code} FROM ${institution} WHERE ${institution.code} = ?
  UNION SELECT ${institution.code} FROM ${institution} JOIN subtree ON ${institution.parentCode} = subtree.code)`;

/** A common table `subtrees(code)`: the institutions bound to its `count` placeholders, and all below each of them. */
export const subtrees = (count: number) => `subtrees(code) AS (
  SELECT ${institution.code} FROM ${institution}
    WHERE ${institution.code} IN (${Array.from({length: count}, () => '?').join(', ')})
  UNION SELECT ${institution.code} FROM ${institution} JOIN subtrees ON ${institution.parentCode} = subtrees.code)`;

/** A common table `above(code)`: the institution selected by `start` (a query with the column `code`) and all above. */
export const above = (start: string) => `above(code) AS (
  ${start}
  UNION SELECT ${institution.parentCode} FROM ${institution} JOIN above ON ${institution.code} = above.code
  WHERE ${institution.parentCode} IS NOT NULL)`;

/**
 * Like {@link above} for many institutions: a common table `above(below, code)` with each institution that `start` (a query
 * with two equal columns) selects, beside itself and all above it.
 */
export const aboveEach = (start: string) => `above(below, code) AS (
  ${start}
  UNION SELECT above.below, ${institution.parentCode} FROM ${institution} JOIN above ON ${institution.code} = above.code
  WHERE ${institution.parentCode} IS NOT NULL)`;

/** The institution bound to the one placeholder and all above: what {@link above} starts from most of the time. */
export const itself = `SELECT ${institution.code} FROM ${institution} WHERE ${institution.code} = ?`;

/** The first text after all texts that start with `prefix`, in the order of bytes: no text holds U+10FFFF. */
export const afterPrefix = (prefix: string) => `${prefix}\u{10ffff}`;

/** Is an institution the one called `within`, or below it. */
export function* isBelow(code: string, within: string): Operation<boolean> {
  const [row] = yield* query<{inside: number}>(
    `WITH RECURSIVE ${above(itself)}
      SELECT 1 AS inside FROM above WHERE code = ?`,
    [code, within],
  );
  return row !== undefined;
}
