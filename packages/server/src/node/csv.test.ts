import assert from 'node:assert/strict';
import test from 'node:test';
import {CsvSyntaxError, type CsvRecord} from '../domain/csv-record.ts';
import {csvRecords} from './csv.ts';

type Read = [line: number, ...cells: string[]];

async function read(pieces: Iterable<string>, options?: Parameters<typeof csvRecords>[1]): Promise<Read[]> {
  const records: CsvRecord[] = [];
  for await (const some of csvRecords(pieces, options)) records.push(...some);
  return records.map(({line, cells}): Read => [line, ...cells]);
}

const cases: [string, string, Read[]][] = [
  ['nothing', '', []],
  ['a byte order mark alone', '\uFEFF', []],
  ['one cell', 'a', [[1, 'a']]],
  [
    'an empty cell at the end of a line',
    'a,\nb,c\n',
    [
      [1, 'a', ''],
      [2, 'b', 'c'],
    ],
  ],
  ['an empty cell at the very end', 'a,', [[1, 'a', '']]],
  [
    'rows of different length',
    'a,b\nc\nd,e,f',
    [
      [1, 'a', 'b'],
      [2, 'c'],
      [3, 'd', 'e', 'f'],
    ],
  ],
  ['a cell that begins with a quotation mark', '"""a""",b', [[1, '"a"', 'b']]],
  ['a byte order mark before a quotation mark', '\uFEFF"a,b",c', [[1, 'a,b', 'c']]],
  [
    'a byte order mark that is not at the beginning',
    'a\n\uFEFFb',
    [
      [1, 'a'],
      [2, '\uFEFFb'],
    ],
  ],
  ['characters that separate lines, but not in CSV', 'a\u2028b,c\u0085d', [[1, 'a\u2028b', 'c\u0085d']]],
  [
    'all kinds of line end in one file',
    'a,b\rc,d\ne,f\r\ng,h',
    [
      [1, 'a', 'b'],
      [2, 'c', 'd'],
      [3, 'e', 'f'],
      [4, 'g', 'h'],
    ],
  ],
];
for (const [name, end] of [
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r'],
] as const) {
  const lines = ['\uFEFFa,b', `"x, ""y"""`, '', `"p${end}q${end}${end}r",s`, 't,u', ''];
  cases.push([
    `lines that end with ${name}`,
    lines.join(end),
    [
      [1, 'a', 'b'],
      [2, 'x, "y"'],
      [3, ''],
      [4, `p${end}q${end}${end}r`, 's'],
      [8, 't', 'u'],
    ],
  ]);
}
for (const [name, text, records] of cases) {
  test(`an operator's CSV with ${name} is read`, async () => assert.deepEqual(await read([text]), records));
  test(`CSV with ${name} is read in pieces of one character`, async () => {
    assert.deepEqual(await read(text), records);
  });
}

test('cells may be separated by tabs or semicolons, and then hold commas', async () => {
  assert.deepEqual(await read(['a,b\tc'], {delimiter: '\t'}), [[1, 'a,b', 'c']]);
  assert.deepEqual(await read(['a,b;c'], {delimiter: ';'}), [[1, 'a,b', 'c']]);
});

test('white space around cells is left out on demand, but no separator and nothing inside of quotation marks', async () => {
  assert.deepEqual(await read([' a , " b " ,,\n'], {trim: true}), [[1, 'a', ' b ', '', '']]);
  assert.deepEqual(await read(['a\t\t b \t'], {trim: true, delimiter: '\t'}), [[1, 'a', '', 'b', '']]);
});

test('pieces that end within a character are read as the whole text', async () => {
  assert.deepEqual(await read(['a𠀀'.slice(0, 2), '𠀀b,'.slice(1), 'c']), [[1, 'a𠀀b', 'c']]);
  const long = `${'x'.repeat(4095)}${'𠀀'.repeat(5000)}`;
  assert.deepEqual(await read([`${long},y\nz`]), [
    [1, long, 'y'],
    [2, 'z'],
  ]);
});

test('the records before a broken one are read', async () => {
  const records: CsvRecord[] = [];
  await assert.rejects(async () => {
    for await (const some of csvRecords(['a\nb\n"c'])) records.push(...some);
  });
  assert.deepEqual(records, [
    {line: 1, cells: ['a']},
    {line: 2, cells: ['b']},
  ]);
});

const broken: [string, string, RegExp][] = [
  ['is never closed', 'a\n"b\nc,d\n', /^第 2 行：双引号没有结束。\nLine 2: a quotation mark is not closed\.$/],
  [
    'is inside a cell',
    'a\r\n"b\r\nc",d\r\ne,f"g',
    /^第 4 行：双引号的位置不对[^]*\nLine 4: a quotation mark is at a wrong place/,
  ],
  ['is closed before the cell ends', 'a\r"b" c,d', /^第 2 行：[^]*\nLine 2: /],
  [
    'makes the rest of a large file one cell',
    `a\n"${'b'.repeat(1_100_000)}\n"`,
    /^第 2 行：该行超过 1 MiB[^]*\nLine 2: the record is longer/,
  ],
];
for (const [name, text, words] of broken) {
  test(`an operator reads in which line a quotation mark ${name}`, async () => {
    await assert.rejects(read([text]), (error: unknown) => {
      assert.ok(error instanceof CsvSyntaxError);
      assert.match(error.message, words);
      return true;
    });
  });
}

test('an error while the file is read reaches the one who reads', async () => {
  const pieces = async function* () {
    yield 'a,b\n';
    await Promise.reject(new Error('the disk is gone'));
  };
  await assert.rejects(async () => {
    for await (const records of csvRecords(pieces())) assert.equal(records.length, 1);
  }, /the disk is gone/);
});
