import assert from 'node:assert/strict';
import test from 'node:test';
import {Problem} from '../domain/problems/problem.ts';
import {cursorAfter, keyOfCursor, pageOf} from './pagination.ts';

const isKey = (key: string) => /^k\d$/.test(key);

test('a list that goes on says where, and one that ends says so', () => {
  const first = pageOf(['k1', 'k2', 'k3'], 2, key => key);
  assert.deepEqual(first.items, ['k1', 'k2']);
  assert.deepEqual(keyOfCursor(first.nextCursor ?? '', isKey), {after: 'k2'});
  assert.deepEqual(
    pageOf(['k1', 'k2'], 2, key => key),
    {items: ['k1', 'k2'], nextCursor: null},
  );
  assert.deepEqual(pageOf([], 2, String), {items: [], nextCursor: null});
});

test('no cursor and an empty one both mean the first page', () => {
  assert.deepEqual(keyOfCursor(undefined, isKey), {});
  assert.deepEqual(keyOfCursor('', isKey), {});
});

for (const cursor of ['A', 'AAAA', cursorAfter('other'), cursorAfter('k12')]) {
  test(`the cursor "${cursor}" was never handed out`, () => {
    assert.throws(
      () => keyOfCursor(cursor, isKey),
      (error: unknown) => error instanceof Problem && error.code === 'cursor_invalid',
    );
  });
}
