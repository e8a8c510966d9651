import assert from 'node:assert/strict';
import type {StorageTest} from '../fixtures/storage.fixtures.ts';

const [first, second] = ['2026-11-24T02:00:00.000Z', '2026-11-24T02:01:00.000Z'];

/** The counts of calls that several processes share. */
export function turnCountCases(test: StorageTest): void {
  test('turns of several processes are added up by minute and source, and each learns the sum', async storage => {
    const one = [
      {minute: first, source: 'b', turns: 3},
      {minute: first, source: 'a', turns: 1},
    ];
    assert.deepEqual((await storage.addTurns(one)).toSorted(bySource), one.toSorted(bySource));
    assert.deepEqual(await storage.addTurns([{minute: first, source: 'b', turns: 4}]), [
      {minute: first, source: 'b', turns: 7},
    ]);
    assert.deepEqual(await storage.addTurns([{minute: second, source: 'b', turns: 1}]), [
      {minute: second, source: 'b', turns: 1},
    ]);
    assert.deepEqual(await storage.addTurns([]), []);
  });

  test('processes that add at the same time lose no turn', async storage => {
    const sources = ['a', 'b', 'c', 'd'];
    const rounds = Array.from({length: 20}, (_, at) => (at % 2 ? sources : sources.toReversed()));
    await Promise.all(rounds.map(order => storage.addTurns(order.map(source => ({minute: first, source, turns: 1})))));
    const sums = await storage.addTurns(sources.map(source => ({minute: first, source, turns: 0})));
    assert.deepEqual(
      sums.map(({turns}) => turns),
      [20, 20, 20, 20],
    );
  });

  test('minutes that are over are forgotten', async storage => {
    await storage.addTurns([first, second].map(minute => ({minute, source: 'a', turns: 1})));
    assert.equal(await storage.forgetTurns(second), 1);
    assert.equal(await storage.forgetTurns('2026-11-24T02:02:00.000Z'), 1);
  });
}

const bySource = (one: {readonly source: string}, other: {readonly source: string}) =>
  one.source < other.source ? -1 : 1;
