import assert from 'node:assert/strict';
import test from 'node:test';
import {administrativeLevels, type Institution} from '@gov-rating/contract';
import {chain, codeOf, codes, gbk, header, importing, row, table} from '../fixtures/institution-files.fixtures.ts';

const {city, county} = codes;

const lines = [
  header,
  `${county},"分局, ""天河""",440106,county,${city}`,
  `${city},广州市规划和自然资源局,440100,city,`,
];

const saved: Institution[] = [
  {code: city, name: '广州市规划和自然资源局', areaCode: '440100', administrativeLevel: 'city', parentCode: null},
  {code: county, name: '分局, "天河"', areaCode: '440106', administrativeLevel: 'county', parentCode: city},
].toSorted((one, other) => (one.code < other.code ? -1 : 1)) as Institution[];

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');

const chinese = [
  '机构编码,机构名称,行政区划代码,行政层级,上级编码',
  `${county},"分局, ""天河""",440106,县级,${city}`,
  `${city},广州市规划和自然资源局,440100,市级,`,
];

const readable: [string, string | Uint8Array, string?][] = [
  ['lines that end with CRLF', lines.join('\r\n')],
  ['lines that end with LF', `${lines.join('\n')}\n`],
  ['lines that end with CR, as old Excel for Mac saves', lines.join('\r')],
  ['several kinds of line end', `${lines[0]}\r\n${lines[1]}\r${lines[2]}\n`],
  ['a byte order mark', `\uFEFF${lines.join('\r\n')}`],
  ['blank lines and rows of commas around', ['', ',,,,', ...lines, ',,,,', ' , ', ''].join('\r\n')],
  ['empty cells behind the last heading, as Excel writes them', lines.map(line => `${line},,`).join('\r\n')],
  [
    'spaces around headings and cells',
    lines.join('\n').replaceAll(',4', ' , 4').replace('code,name', ' code , name\u3000'),
  ],
  [
    'columns in another order',
    [
      'name,parentCode,administrativeLevel,code,areaCode',
      `广州市规划和自然资源局,,city,${city},440100`,
      `"分局, ""天河""",${city},county,${county},440106`,
    ].join('\n'),
  ],
  ['full-width commas between cells', lines.join('\n').replace(/,(?! )/g, '，')],
  ['bars between cells', lines.join('\n').replace(/,(?! )/g, '|')],
  ['UTF-16 without a byte order mark', utf16(lines.join('\r\n')).subarray(2)],
  ['UTF-16 of another order without a mark', utf16(lines.join('\r\n')).subarray(2).swap16()],
  ['codes as formulas, so that Excel leaves them alone', lines.join('\n').replace(new RegExp(city, 'g'), `="${city}"`)],
  [
    'codes in full-width letters and digits',
    lines
      .join('\n')
      .replace(/[0-9A-Z]{18}|440106/g, code =>
        code.replace(/./g, sign => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
      ),
  ],
  [
    'codes in small letters, in groups, with what nobody sees',
    lines.join('\n').replace(city, `${city.slice(0, 8).toLowerCase()} ${city.slice(8).toLowerCase()}\u200b`),
  ],
  ['another word for a county', chinese.join('\n').replace('县级,', '区县级,')],
  ['Chinese headings and levels', chinese.join('\r\n')],
  [
    'marks of required columns in Chinese headings',
    chinese.join('\n').replace('机构编码', '*统一社会信用代码（18位）').replace('行政层级', '层级(必填)*'),
  ],
  [
    'other Chinese words',
    chinese
      .join('\n')
      .replace('机构名称', '单位名称')
      .replace('上级编码', '上级机构统一社会信用代码')
      .replace('县级,', '县（市、区）级,')
      .replace('市级,', '地市级,'),
  ],
  [
    'traditional Chinese headings and levels',
    chinese
      .join('\n')
      .replace('机构编码', '機構編碼')
      .replace('机构名称', '機構名稱')
      .replace('行政区划代码', '行政區劃代碼')
      .replace('行政层级', '行政層級')
      .replace('上级编码', '上級編碼')
      .replace('县级,', '縣級,'),
  ],
  [
    'English words in other spelling',
    lines
      .join('\n')
      .replace('areaCode', 'Area Code')
      .replace('parentCode', 'parent_code')
      .replace(',county,', ',County,'),
  ],
  [
    'codes that are protected from Excel',
    lines.join('\n').replace(`\n${city},`, `\n"=""${city}""",`).replace(`,${city}\n`, `,'${city}\n`),
  ],
  ['GBK as a Chinese Excel saves it', gbk(chinese.join('\r\n'))],
  ['“Unicode 文本” as Excel saves it', utf16(chinese.join('\r\n').replaceAll(/,(?! )/g, '\t'))],
  ['semicolons', lines.join('\n').replaceAll(/,(?! )/g, ';')],
  ['the line by which Excel learns the separator', `\uFEFFsep=;\r\n${lines.join('\r\n').replaceAll(/,(?! )/g, ';')}`],
  ['JSON', JSON.stringify(saved), 'a.json'],
  ['JSON with a byte order mark', `\uFEFF${JSON.stringify(saved)}`, 'a.json'],
  [
    'JSON with Chinese names',
    JSON.stringify([
      {机构编码: county, 机构名称: '分局, "天河"', 行政区划代码: '440106', 行政层级: '县级', 上级编码: city},
      {机构编码: city, 机构名称: '广州市规划和自然资源局', 行政区划代码: '440100', 行政层级: '市级', 上级编码: null},
    ]),
    'a.json',
  ],
];
for (const [name, content, file] of readable) {
  test(`an operator imports institutions from a file with ${name}`, async context => {
    const {code, printed, errorOutput, stored} = await importing(context, content, {name: file ?? 'a.csv'});
    assert.equal(code, 0, errorOutput);
    assert.match(printed, /^2 institutions saved\./);
    assert.deepEqual(stored, saved);
  });
}

test('an operator learns in which encoding a file was read when it is not UTF-8', async context => {
  const {printed} = await importing(context, gbk(chinese.join('\r\n')));
  assert.equal(printed, '2 institutions saved.\nThe file was read as GB18030.');
});

for (const [i, higher] of administrativeLevels.entries())
  for (const lower of administrativeLevels.slice(i))
    test(`an institution of the level ${lower} may be below one of the level ${higher}`, async context => {
      assert.equal((await importing(context, chain(higher, lower))).stored.length, 2);
    });

test('codes that a platform made itself are taken when the operator says so', async context => {
  const {code, stored} = await importing(context, table(row({code: '11440113TEST000001'})), {options: ['--any-code']});
  assert.deepEqual([code, stored.length], [0, 1]);
});

test('a file that is too large is refused before it is read', async context => {
  const {errorOutput} = await importing(context, new Uint8Array(64 * 1024 * 1024 + 1));
  assert.match(errorOutput, /大于 64 MiB[^]*larger than 64 MiB/);
});

test('the institutions of a province are imported in one go', async context => {
  const rows = Array.from({length: 20_000}, (_, i) =>
    row({
      code: codeOf(`11440106MB2D${String(i).padStart(5, '0')}`),
      level: 'village',
      parent: i === 0 ? '' : codeOf(`11440106MB2D${String(i - 1).padStart(5, '0')}`),
    }),
  );
  const {printed} = await importing(context, table(...rows));
  assert.equal(printed, '20000 institutions saved.');
});
