import assert from 'node:assert/strict';
import test from 'node:test';
import {chain, codes, gbk, header, importing, row, table} from '../fixtures/institution-files.fixtures.ts';

const {city, county, province, village} = codes;

const institution = {code: city, name: '局', areaCode: '440100', administrativeLevel: 'city', parentCode: null};

const chinese = `机构编码,机构名称,行政区划代码,行政层级,上级编码\n${city},局,440100,市级,`;

const wrong = (code: string) => `${code.slice(0, 17)}${code.endsWith('7') ? '8' : '7'}`;

/** What is refused: a name, the file, and what the operator reads in Chinese and in English. */
const refused: [string, string | Uint8Array, RegExp, RegExp, string?][] = [
  ['nothing in it', '', /文件是空的/, /The file is empty/],
  ['nothing but blank lines', '\r\n ,,\r\n', /文件是空的/, /The file is empty/],
  ['a header only', `${header}\r\n`, /文件中没有机构/, /names no institution/],
  ['a header and blank lines only', `${header}\r\n,,,,\r\n`, /文件中没有机构/, /names no institution/],
  ['an empty list', '[]', /文件中没有机构/, /names no institution/, 'a.json'],
  ['no header', row(), /缺少：机构编码、机构名称、行政区划代码/, /must name the columns .* missing: code, name/],
  [
    'a column missing',
    'code,name\nx,y',
    /缺少：行政区划代码、行政层级、上级编码/,
    /missing: areaCode, administrativeLevel, parentCode/,
  ],
  [
    'an unknown heading',
    `${header},传真\n${row()},1`,
    /第 1 行第 6 列：不认识的表头“传真”/,
    /line 1, column 6: the heading "传真" is unknown/i,
  ],
  [
    'a heading twice',
    `${header},机构名称\n${row()},x`,
    /第 1 行第 6 列（机构名称）：表头“机构名称”与第 2 列重复/,
    /line 1, column 6 \(name\): the heading "机构名称" repeats that of column 2/i,
  ],
  [
    'a row that is cut short',
    table(row(), `${county},局,440106,county`),
    /第 3 行第 5 列（上级编码）：缺少单元格/,
    /line 3, column 5 \(parentCode\): the cell is missing/i,
  ],
  [
    'a row of one cell',
    table(row(), county),
    /第 3 行第 2 列（机构名称）：缺少单元格[^]*第 3 行第 5 列/,
    /line 3, column 2 \(name\)[^]*line 3, column 5/i,
  ],
  [
    'a row with a cell too many',
    table(`${row()},440100`),
    /第 2 行第 6 列：多出的内容“440100”/,
    /line 2, column 6: "440100" is in a column without a heading/i,
  ],
  [
    'a row cut short in a file whose lines end with CR',
    [header, row(), `${county},局,440106,county`].join('\r'),
    /第 3 行第 5 列/,
    /line 3, column 5/i,
  ],
  [
    'a mistake behind a name of two lines',
    table(row({name: '"局\n二"'}), row({code: 'x'})),
    /第 4 行第 1 列（机构编码）/,
    /line 4, column 1 \(code\)/i,
  ],
  [
    'a quotation mark that is not closed',
    table(row(), `"${county}`),
    /第 3 行：双引号没有结束/,
    /line 3: a quotation mark is not closed/i,
  ],
  [
    'an empty code',
    table(row({code: ''})),
    /第 2 行第 1 列（机构编码）：不能为空/,
    /line 2, column 1 \(code\): it must not be empty/i,
  ],
  ['an empty name', table(row({name: ' '})), /第 2 行第 2 列（机构名称）：不能为空/, /\(name\): it must not be empty/],
  [
    'a name that is too long',
    table(row({name: '局'.repeat(101)})),
    /第 2 行第 2 列（机构名称）：文字太长/,
    /\(name\): The text is too long/,
  ],
  [
    'a name with a control character',
    table(row({name: 'a\u0000b'})),
    /（机构名称）：文字里有存不了的符号/,
    /cannot be stored/,
  ],
  [
    'an area of five digits',
    table(row({areaCode: '44010'})),
    /第 2 行第 3 列（行政区划代码）：须为 6、9 或 12 位数字/,
    /an area code of 6, 9 or 12 digits, not "44010"/,
  ],
  [
    'a level that does not exist',
    table(row({level: '国家级'})),
    /第 2 行第 4 列（行政层级）：须为省级、市级、县级、镇街级、村居级之一，现为“国家级”/,
    /one of province, city, county, town, village, not "国家级"/,
  ],
  [
    'a code of nine characters',
    table(row({code: '006940386'})),
    /须为 18 位的统一社会信用代码.*现为 9 位/,
    /has 9 characters/,
  ],
  [
    'a code in scientific notation',
    table(row({code: '1.144E+17'})),
    /第 2 行第 1 列（机构编码）：“1\.144E\+17”是电子表格改写的数字/,
    /"1\.144E\+17" is a number that a spreadsheet made/,
  ],
  [
    'a parent in scientific notation',
    table(row({parent: '1.14401e+17'})),
    /第 2 行第 5 列（上级编码）：“1\.14401e\+17”是电子表格/,
    /column 5 \(parentCode\): "1\.14401e\+17"/,
  ],
  [
    'an area in scientific notation',
    table(row({areaCode: '4.401E+11'})),
    /第 3 列（行政区划代码）：“4\.401E\+11”是电子表格/,
    /column 3 \(areaCode\): "4\.401E\+11"/,
  ],
  [
    'a code that Excel rounded',
    table(row({code: '114401000000000000'})),
    /“114401000000000000”的校验码不对，末三位可能被电子表格改成了 0/,
    /"114401000000000000" has a wrong check character: a spreadsheet/,
  ],
  [
    'a parent that Excel rounded',
    table(row({parent: '114400000000000000'})),
    /第 5 列（上级编码）：“114400000000000000”的校验码不对，末三位/,
    /\(parentCode\): "114400000000000000" has a wrong check character/,
  ],
  [
    'a wrong check character',
    table(row({code: wrong(city)})),
    new RegExp(`第 1 列（机构编码）：“${wrong(city)}”的校验码（末位）不对.*“${city[17]}”`),
    /has a wrong check character: by GB 32100[^]*--any-code/,
  ],
  [
    'a letter that no code has',
    table(row({code: '11440100MB2O12345P'})),
    /含有 GB 32100 不使用的字母/,
    /a letter that GB 32100 does not use/,
  ],
  [
    'a code twice',
    table(row(), row({name: '另一个'})),
    /第 3 行第 1 列（机构编码）：机构 \w+ 与第 2 行重复/,
    /line 3, column 1 \(code\): .* is in the file twice, first in line 2/i,
  ],
  [
    'an unknown parent',
    table(row({parent: province})),
    /第 2 行第 5 列（上级编码）：上级机构 \w+ 既不在文件中，也未登记/,
    /column 5 \(parentCode\): the parent \w+ is unknown/,
  ],
  [
    'an institution above itself',
    table(row({parent: city})),
    /第 2 行第 5 列（上级编码）：机构 \w+ 成了自己的上级/,
    /would be above itself/,
  ],
  [
    'two institutions above each other',
    table(row({parent: county}), row({code: county, parent: city})),
    /第 2 行[^]*自己的上级[^]*第 3 行[^]*自己的上级/,
    /line 2[^]*line 3/i,
  ],
  ['no array', '{}', /JSON 数组/, /JSON array/, 'a.json'],
  ['no JSON', '[', /不是有效的 JSON/, /not valid JSON/, 'a.json'],
  [
    'an entry that is no object',
    '[1]',
    /第 1 项（机构编码）：缺少单元格/,
    /entry 1 \(code\): the cell is missing/i,
    'a.json',
  ],
  [
    'a code that JSON holds as a number',
    JSON.stringify([{...institution, code: 114401000000000001}]),
    /第 1 项（机构编码）：须为带引号的文字/,
    /entry 1 \(code\): it must be a text in quotation marks/i,
    'a.json',
  ],
  [
    'an unknown field',
    JSON.stringify([{...institution, fax: '1'}]),
    /第 1 项：不认识的字段“fax”/,
    /entry 1: the field "fax" is unknown/i,
    'a.json',
  ],
  [
    'an institution twice in a list',
    JSON.stringify([institution, institution]),
    /第 2 项（机构编码）：.*与第 1 项重复/,
    /first in entry 1/,
    'a.json',
  ],
  ['a workbook in it', Buffer.from('504b030414000600', 'hex'), /Excel 工作簿/, /This is a workbook/],
  [
    'bytes of no encoding',
    Buffer.from('636f64652c6e616d650aff81', 'hex'),
    /无法识别文件的编码/,
    /neither UTF-8 nor GB18030/,
  ],
  ['half a character at the end of GBK', gbk(`${chinese}局`).subarray(0, -1), /无法识别文件的编码/, /neither UTF-8/],
];
const levels = [
  ['province', '省级'],
  ['city', '市级'],
  ['county', '县级'],
  ['town', '镇街级'],
  ['village', '村居级'],
] as const;
for (const [i, [higher, zhHigher]] of levels.entries())
  for (const [lower, zhLower] of levels.slice(i + 1))
    refused.push([
      `a ${higher} below a ${lower}`,
      chain(lower, higher),
      new RegExp(`第 3 行第 5 列（上级编码）：上级机构 ${city} 是${zhLower}，低于机构 ${county} 的${zhHigher}`),
      new RegExp(
        `line 3, column 5 \\(parentCode\\): the parent ${city} has the level ${lower}, below the level ${higher}`,
        'i',
      ),
    ]);
for (const [name, content, zh, en, file] of refused) {
  test(`a file with ${name} is refused in Chinese and English, and nothing of it is saved`, async context => {
    const {code, printed, errorOutput, stored} = await importing(context, content, {name: file ?? 'a.csv'});
    assert.equal(code, 1, printed);
    assert.match(errorOutput, zh);
    assert.match(errorOutput, en);
    assert.equal(/^\s+at /m.test(errorOutput), false);
    assert.deepEqual(stored, []);
  });
}

test('an institution cannot be moved below the level of a stored one below it', async context => {
  const {code, errorOutput, stored} = await importing(context, table(row({level: 'village'})), {
    before: chain('city', 'county'),
  });
  assert.equal(code, 1);
  assert.match(errorOutput, /第 2 行第 4 列（行政层级）：.*低于机构/);
  assert.deepEqual(new Set(stored.map(({administrativeLevel}) => administrativeLevel)), new Set(['city', 'county']));
});

test('the level of a stored parent counts too', async context => {
  const {errorOutput} = await importing(context, table(row({code: county, level: 'province', parent: city})), {
    before: chain('city', 'county'),
  });
  assert.match(errorOutput, /第 2 行第 5 列（上级编码）：上级机构 \w+ 是市级，低于机构 \w+ 的省级/);
});

test('a mistake in one row causes no message about the rows that name it as their parent', async context => {
  const {errorOutput} = await importing(
    context,
    table(
      row({level: '大'}),
      row({code: county, level: 'county', parent: city}),
      row({code: village, level: 'village', parent: county}),
    ),
  );
  assert.deepEqual(errorOutput.match(/第 \d+ 行/g), ['第 2 行']);
});

test('all mistakes of a file are listed at once, in the order of its lines', async context => {
  const {errorOutput} = await importing(
    context,
    table(
      row({areaCode: '1', parent: province}),
      row({code: county, level: 'x'}),
      'y',
      `${row({code: village})},z`,
      '"',
    ),
  );
  assert.deepEqual(
    [...new Set(errorOutput.match(/^第 \d+ 行/gm))],
    ['第 2 行', '第 3 行', '第 4 行', '第 5 行', '第 6 行'],
  );
});

test('of very many mistakes the first fifty are listed, and how many more there are', async context => {
  const {errorOutput} = await importing(context, table(...Array.from({length: 1000}, (_, i) => row({code: `x${i}`}))));
  assert.equal(errorOutput.match(/^第 \d+ 行/gm)?.length, 50);
  assert.match(errorOutput, /另有 950 处[^]*And 950 more/);
});
