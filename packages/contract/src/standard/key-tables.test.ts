import assert from 'node:assert/strict';
import test from 'node:test';
import {decodeKey, keyModels, keyTables, type KeyReading} from './key-tables.ts';
import type {Level} from './levels.ts';

const meaning = (reading: KeyReading): string => (reading.outcome === 'rated' ? reading.level : reading.outcome);

const [best, good, fair, bad, worst]: readonly Level[] = [
  ...(['very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied'] as const),
];
const [nobody, unmapped] = ['nobody_rated', 'key_unmapped'];

/** What each key from −2 to 6 means on each model. */
const expected: Readonly<Record<string, readonly (string | undefined)[]>> = {
  //             −2        −1        0         1         2     3     4         5         6
  'four-key': [nobody, unmapped, unmapped, bad, fair, good, best, unmapped, unmapped],
  'queue-old': [unmapped, unmapped, nobody, good, fair, bad, best, unmapped, unmapped],
  'queue-new': [unmapped, unmapped, nobody, best, good, fair, worst, bad, unmapped],
  'tax-tablet': [unmapped, unmapped, unmapped, best, good, fair, bad, unmapped, unmapped],
  ocx: [unmapped, unmapped, bad, fair, good, best, unmapped, unmapped, unmapped],
  page: [unmapped, unmapped, nobody, bad, fair, good, best, unmapped, unmapped],
};

test('every model of key boxes has a table, and each table is tried', () => {
  assert.deepEqual(Object.keys(keyTables), [...keyModels]);
  assert.deepEqual(Object.keys(expected), [...keyModels]);
});

for (const model of keyModels) {
  test(`a person who presses a key of a ${model} has given the level that its maker prints on it, or none`, () => {
    const keys = [-2, -1, 0, 1, 2, 3, 4, 5, 6];
    assert.deepEqual(
      keys.map(key => meaning(decodeKey(model, key))),
      expected[model],
    );
    assert.deepEqual(
      keys.map(key => meaning(decodeKey(model, String(key)))),
      expected[model],
    );
  });

  test(`what is no number in its plain form is no key of a ${model}`, () => {
    const strange = [
      '03',
      '3.0',
      ' 3',
      '3 ',
      '+3',
      '٣',
      '３',
      'A',
      '满意',
      '非常满意',
      '',
      3.0001,
      1e9,
      NaN,
      null,
      true,
    ];
    for (const key of [...strange, undefined, {}, [3], ['3'], {toString: () => '3'}, 3n])
      assert.deepEqual(decodeKey(model, key), {outcome: 'key_unmapped'}, String(key));
  });
}

test('a time-out is no rating on any model', () => {
  for (const model of keyModels)
    for (const key of [-2, '-2', '超时未评价', 'timeout', 60])
      assert.notEqual(decodeKey(model, key).outcome, 'rated', `${model} ${key}`);
});

test('a model without a table is unknown, whatever its key', () => {
  for (const model of ['fourKeyDevice', 'QUEUE-OLD', '', '__proto__', 'toString', null, undefined, 3, ['ocx']])
    assert.deepEqual(decodeKey(model, 3), {outcome: 'model_unknown'}, String(model));
});

test('the reasons that a person ticks on the tablet of a tax office are read bit by bit', () => {
  const reasonsOf = (mask: unknown) => {
    const reading = decodeKey('tax-tablet', 4, mask);
    return reading.outcome === 'rated' ? reading.reasons : reading.outcome;
  };
  assert.deepEqual(reasonsOf(0), []);
  assert.deepEqual(reasonsOf(8), ['environment']);
  assert.deepEqual(reasonsOf('6'), ['business', 'attitude']);
  assert.deepEqual(reasonsOf(15), ['environment', 'business', 'attitude', 'other']);
  for (const mask of [16, -1, 1.5, '07', '', null, true]) assert.equal(reasonsOf(mask), 'key_unmapped', String(mask));
});

test('reasons from a model that reports none are refused', () => {
  assert.deepEqual(decodeKey('queue-old', 3, 2), {outcome: 'key_unmapped'});
});

test('no two levels of a model share a key, and no key means both a level and nobody', () => {
  for (const {levels, nobodyRated} of Object.values(keyTables)) {
    const keys = [...Object.values(levels), ...nobodyRated];
    assert.equal(new Set(keys).size, keys.length);
  }
});
