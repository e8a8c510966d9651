import assert from 'node:assert/strict';
import test from 'node:test';
import {SmallCellSuppression, type Cell, type CellCount} from './small-cell-suppression.ts';

/** `A 1 web 02: 3` is a cell with three ratings. */
const cellsOf = (lines: readonly string[]): CellCount[] =>
  lines.map(line => {
    const [cell = '', ratings] = line.split(': ');
    return {cell: cell.split(' ') as unknown as Cell, ratings: Number(ratings)};
  });

/** What is shown of cells in the end, and what is not, as lines. */
function shown(minimum: number, ...lines: string[]): string[] {
  const cells = new Map(cellsOf(lines).map(({cell, ratings}) => [cell.join(' '), ratings]));
  const small = new SmallCellSuppression(minimum);
  const moves = [...cellsOf(lines).flatMap(count => [...small.next(count)]), ...small.end()];
  for (const {from, to} of moves) {
    const ratings = cells.get(from.join(' '));
    assert.ok(ratings, `${from.join(' ')} was moved twice`);
    cells.delete(from.join(' '));
    const name = to === undefined ? 'withheld' : to.join(' ');
    cells.set(name, (cells.get(name) ?? 0) + ratings);
  }
  return [...cells].map(([cell, ratings]) => `${cell}: ${ratings}`).sort();
}

test('cells with enough ratings stay as they are', () => {
  assert.deepEqual(shown(2, 'A 1 web 02: 2', 'A 1 web 03: 5'), ['A 1 web 02: 2', 'A 1 web 03: 5']);
});

test('small cells leave out the day first, then channel and item', () => {
  assert.deepEqual(shown(3, 'A 1 web 02: 1', 'A 1 web 03: 2'), ['A 1 web : 3']);
  assert.deepEqual(shown(3, 'A 1 app 02: 1', 'A 1 web 02: 2'), ['A 1  : 3']);
  assert.deepEqual(shown(3, 'A 1 app 02: 1', 'A 2 web 02: 2'), ['A   : 3']);
});

test('a remainder of an institution is joined with its smallest shown cell, so that nothing is found by subtraction', () => {
  assert.deepEqual(shown(3, 'A 1 web 02: 9', 'A 1 web 03: 4', 'A 2 web 02: 1'), ['A   : 5', 'A 1 web 02: 9']);
  assert.deepEqual(shown(3, 'A 1 web 02: 2', 'A 1 web 03: 2', 'A 2 web 02: 1'), ['A   : 5']);
});

test('small institutions are joined without a name when together they are large enough, else they are left out', () => {
  assert.deepEqual(shown(3, 'A 1 web 02: 2', 'B 1 web 02: 1'), ['   : 3']);
  assert.deepEqual(shown(3, 'A 1 web 02: 1', 'B 1 web 02: 1', 'C 1 web 02: 3'), ['C 1 web 02: 3', 'withheld: 2']);
});

test('whatever the cells are, nothing is lost, nothing is shown that is too small, and no institution shows a part of itself', () => {
  let state = 7;
  const random = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
  for (let round = 0; round < 500; round++) {
    const minimum = 2 + random(5);
    const lines: string[] = [];
    for (const institution of ['A', 'B', 'C', 'D'])
      for (const item of ['1', '2', '3'])
        for (const channel of ['app', 'web'])
          for (const day of ['02', '03', '04'])
            if (random(4) === 0) lines.push(`${institution} ${item} ${channel} ${day}: ${1 + random(minimum + 2)}`);
    const result = cellsOf(shown(minimum, ...lines));
    const sum = (counts: readonly CellCount[]) => counts.reduce((total, {ratings}) => total + ratings, 0);
    assert.equal(sum(result), sum(cellsOf(lines)));
    for (const {cell, ratings} of result) assert.ok(ratings >= minimum !== (cell[0] === 'withheld'), lines.join('\n'));
    for (const institution of ['A', 'B', 'C', 'D']) {
      const own = (counts: readonly CellCount[]) => sum(counts.filter(({cell}) => cell[0] === institution));
      assert.ok([0, own(cellsOf(lines))].includes(own(result)), lines.join('\n'));
    }
  }
});
