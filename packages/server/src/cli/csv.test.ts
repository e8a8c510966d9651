import assert from 'node:assert/strict';
import test from 'node:test';
import {csvRows} from './csv.ts';

const cases: [string, string, string[][]][] = [
  ['nothing', '', []],
  ['one field', 'a', [['a']]],
  [
    'both kinds of line end',
    'a,b\r\nc,d\ne,f',
    [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ],
  ],
  [
    'an empty field at the end',
    'a,\nb,c\n',
    [
      ['a', ''],
      ['b', 'c'],
    ],
  ],
  ['an empty field at the very end', 'a,', [['a', '']]],
  ['quotes, commas and line breaks in a field', '"a ""b"", c","d\r\ne"\n', [['a "b", c', 'd\r\ne']]],
  [
    'a byte order mark and blank lines',
    '\uFEFFa,b\n\n , \nc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
];
for (const [name, text, rows] of cases) {
  test(`CSV with ${name} is read`, () => assert.deepEqual(csvRows(text), rows));
}

for (const text of ['a\n"b', 'a,b"c']) {
  test(`CSV with a broken quote is refused with its line: ${JSON.stringify(text)}`, () => {
    assert.throws(() => csvRows(text), /Line \d: a quote/);
  });
}
