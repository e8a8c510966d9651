import assert from 'node:assert/strict';
import test from 'node:test';
import {Problem} from '../domain/problems/problem.ts';
import {readCursor, toCursor, toPage} from './pagination.ts';

const isKey = (key: string) => /^k\d$/.test(key);

test('a list that goes on names the next page, and the last page says that it is the last', () => {
  const first = toPage(['k1', 'k2', 'k3'], 2, key => key);
  assert.deepEqual(first.items, ['k1', 'k2']);
  assert.deepEqual(readCursor(first.nextCursor ?? '', isKey), {after: 'k2'});
  assert.deepEqual(
    toPage(['k1', 'k2'], 2, key => key),
    {items: ['k1', 'k2'], nextCursor: null},
  );
  assert.deepEqual(toPage([], 2, String), {items: [], nextCursor: null});
});

test('no cursor and an empty one both mean the first page', () => {
  assert.deepEqual(readCursor(undefined, isKey), {});
  assert.deepEqual(readCursor('', isKey), {});
});

for (const cursor of ['A', 'AAAA', toCursor('other'), toCursor('k12')]) {
  test(`the cursor "${cursor}" is refused`, () => {
    assert.throws(
      () => readCursor(cursor, isKey),
      (error: unknown) => error instanceof Problem && error.code === 'cursor_invalid',
    );
  });
}
