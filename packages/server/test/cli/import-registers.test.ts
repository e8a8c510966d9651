import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {run} from '../../src/cli/run.ts';
import {sqliteStorage} from '../../src/node.ts';
import type {Storage} from '../../src/index.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {codes, gbk, table, row} from '../fixtures/institution-files.fixtures.ts';
import {preparedSqliteFile} from '../fixtures/prepared-databases.fixtures.ts';

const {city, county} = codes;

/** Imports files one after another into a directory with a city and a county below it. */
async function anOffice(context: TestContext) {
  const directory = await aDirectory(context);
  await preparedSqliteFile(directory);
  const command = async (args: string[], content?: string | Uint8Array) => {
    const file = join(directory, 'a.csv');
    if (content !== undefined) await writeFile(file, content);
    const [printed, errors]: [string[], string[]] = [[], []];
    const code = await run(content === undefined ? args : [...args, file], {
      env: {DATA_DIR: directory},
      print: line => printed.push(line),
      printError: line => errors.push(line),
      stop: new AbortController().signal,
    });
    return {code, printed: printed.join('\n'), errors: errors.join('\n')};
  };
  const institutions = table(row(), row({code: county, areaCode: '440106', level: 'county', parent: city}));
  assert.equal((await command(['add-institutions'], institutions)).code, 0);
  return {
    command,
    /** What the file of a register brings about. */
    imported: (register: string, content: string | Uint8Array) => command(['import', register], content),
    async stored<T>(read: (storage: Storage) => Promise<T>): Promise<T> {
      const storage = await sqliteStorage(join(directory, 'gov-rating.db'));
      try {
        return await read(storage);
      } finally {
        await storage.close();
      }
    },
  };
}

const points = (storage: Storage, closed = false) => storage.listPoints({within: city, closed, limit: 100});

const hall = [
  '机构编码,评价点类型,名称,编号,所属大厅,启用日期',
  `${county},窗口,5 号窗口,5,市民中心,2026/1/1`,
  `${county},窗口,6 号窗口,6,市民中心,2026年1月1日`,
  `${city},政务大厅,市民中心,,,20260101`,
].join('\r\n');

test('an operator imports a hall with its windows, each after the hall wherever it is in the file', async context => {
  const {imported, stored} = await anOffice(context);
  assert.deepEqual(await imported('points', gbk(hall)), {
    code: 0,
    printed: '3 added, 0 changed, 0 closed, 0 unchanged.\nThe file was read as GB18030.',
    errors: '',
  });
  const found = await stored(points);
  const top = found.find(({kind}) => kind === 'hall');
  assert.deepEqual(
    found
      .filter(({parentId}) => parentId === top?.pointId)
      .map(({number, validFrom, areaCode}) => [number, validFrom, areaCode])
      .toSorted(),
    [
      ['5', '2026-01-01', '440106'],
      ['6', '2026-01-01', '440106'],
    ],
  );
});

test('the same file again changes nothing, another one changes and closes points by what it says', async context => {
  const {imported, stored} = await anOffice(context);
  await imported('points', hall);
  const codesOf = async () => (await stored(points)).map(({staticCode}) => staticCode).toSorted();
  const before = await codesOf();
  assert.equal((await imported('points', `\uFEFF${hall}`)).printed, '0 added, 0 changed, 0 closed, 3 unchanged.');
  assert.deepEqual(await codesOf(), before, 'what is printed on the wall stays valid');
  const changed = [
    'institutionCode,kind,name,number,parent,state',
    `${county},window,五号综合窗口,5,市民中心,`,
    `${county},window,6 号窗口,6,市民中心,closed`,
  ].join('\n');
  assert.equal((await imported('points', changed)).printed, '0 added, 1 changed, 1 closed, 0 unchanged.');
  assert.equal((await imported('points', changed)).printed, '0 added, 0 changed, 0 closed, 2 unchanged.');
  const closing = ['机构编码,类型,名称,状态', `${city},大厅,市民中心,关闭`].join('\n');
  assert.equal((await imported('points', closing)).printed, '0 added, 0 changed, 2 closed, 0 unchanged.');
  assert.deepEqual(await stored(points), []);
});

test('every mistake of a file is named with line and column in Chinese and English, and nothing is saved', async context => {
  const {imported, stored} = await anOffice(context);
  const wrong = [
    '机构编码,类型,名称,编号,上级评价点,停用日期,行政区划代码',
    `${city},大厅,市民中心,,,,`,
    `${city},柜台,柜台,,,,`,
    `1.144E+17,窗口,,7,,,`,
    `${county},窗口,8 号窗口,8,市民中心,2026-02-30,44`,
    `${county},窗口,8 号窗口,8,市民中心,,`,
    `${county},窗口,8 号综合窗口,8,市民中心,,`,
  ].join('\n');
  const {code, errors} = await imported('points', wrong);
  assert.equal(code, 1);
  for (const sentence of [
    '没有保存任何评价点。Nothing was saved.',
    '第 3 行第 2 列（类型）：须为大厅、窗口、服务台、自助终端、热线、网站之一，现为“柜台”。',
    'Line 3, column 2 (kind): it must be one of hall, window, service_desk, terminal, hotline, site, not "柜台".',
    '第 4 行第 1 列（机构编码）：“1.144E+17”是电子表格改写的数字',
    '第 4 行第 3 列（名称）：不能为空。',
    '第 5 行第 6 列（停用日期）：须为日期，如 2026-01-31，现为“2026-02-30”。',
    '第 5 行第 7 列（行政区划代码）：须为6、9 或 12 位数字的行政区划代码，现为“44”。',
    '第 7 行第 4 列（编号）：与第 6 行重复。',
  ])
    assert.ok(errors.includes(sentence), `${sentence}\nis not in\n${errors}`);
  assert.deepEqual(await stored(points), []);
});

test('what only the stored points show is named too: an unknown hall, an institution that is not there', async context => {
  const {imported, stored} = await anOffice(context);
  const wrong = [
    'institutionCode,kind,name,number,parent',
    `${city},hall,市民中心,,`,
    `${city},window,1 号窗口,1,没有的大厅`,
    `11430000MB2D00000X,hall,别处,,`,
  ].join('\n');
  const {code, errors} = await imported('points', wrong);
  assert.equal(code, 1);
  assert.ok(errors.includes('第 3 行第 5 列（上级评价点）：没有这个评价点。'), errors);
  assert.ok(errors.includes('Line 4, column 1 (institutionCode): There is no such institution.'), errors);
  assert.deepEqual(await stored(points), []);
});

test('staff are imported with whether they are rated, and again without a change', async context => {
  const {imported, stored} = await anOffice(context);
  const file = ['机构编码,工号,姓名,是否参评', `${county},0017,陈示例,否`, `${county},0018,张示例,`].join('\r\n');
  assert.equal((await imported('staff', file)).printed, '2 added, 0 changed, 0 closed, 0 unchanged.');
  assert.equal((await imported('staff', file)).printed, '0 added, 0 changed, 0 closed, 2 unchanged.');
  const listed = await stored(storage => storage.listStaff({within: city, limit: 9}));
  assert.deepEqual(
    listed.map(({staffNumber, isRated}) => [staffNumber, isRated]),
    [
      ['0017', false],
      ['0018', true],
    ],
  );
  const {errors} = await imported('staff', ['机构编码,工号', `${county},0019`].join('\n'));
  assert.ok(errors.includes('首行须写明各列：机构编码、工号、姓名。缺少：姓名。'), errors);
});

test('other codes are imported as people write them, and a code of two institutions is refused', async context => {
  const {imported, stored} = await anOffice(context);
  const file = ['编码类型,别名编码,机构编码', `组织机构代码,00694038-6,${county}`, `部门编码,ab_1,${city}`].join('\n');
  assert.equal((await imported('aliases', file)).printed, '2 added, 0 changed, 0 closed, 0 unchanged.');
  assert.equal(await stored(storage => storage.institutionNamed('006940386')), county);
  const {errors} = await imported('aliases', ['kind,code,institutionCode', `hall_code,006940386,${city}`].join('\n'));
  assert.ok(errors.includes('第 2 行第 2 列（别名编码）：该编码已属于其他机构。'), errors);
});

test('a register that does not exist, and a file that is no CSV, are refused with the usage', async context => {
  const {command} = await anOffice(context);
  for (const args of [['import'], ['import', 'devices', 'a.csv'], ['import', 'points', 'a.xlsx']]) {
    const {code, errors} = await command(args);
    assert.equal(code, 1);
    assert.ok(errors.includes('gov-rating-server import points|staff|aliases FILE.csv'), errors);
  }
});

test('an operator removes another code, which stays in the list with the moment', async context => {
  const {command, imported} = await anOffice(context);
  await imported('aliases', `kind,code,institutionCode\nhall_code,H1,${county}`);
  assert.match((await command(['remove-alias', 'hall_code', 'H1'])).printed, /^H1 of \w{18} removed \d{4}-/);
  assert.match((await command(['remove-alias', 'hall_code', 'H1'])).printed, /was removed/);
  assert.match((await command(['list-aliases'])).printed, /hall_code\tH1\t\w{18}\t\d{4}-\d\d-\d\dT/);
  assert.match((await command(['remove-alias', 'hall_code', 'H2'])).errors, /There is no hall_code H2/);
  assert.match((await command(['remove-alias', 'x', 'H1'])).errors, /needs a kind/);
});

test('an operator lists the points with their codes, and closes a hall with its windows by its id', async context => {
  const {command, imported} = await anOffice(context);
  await imported('points', hall);
  const listed = async (...args: string[]) =>
    (await command(['list-points', ...args])).printed
      .split('\n')
      .slice(1)
      .map(line => line.split('\t'));
  const lines = await listed();
  assert.deepEqual(lines.map(([, , institution, kind, number]) => [institution, kind, number]).toSorted(), [
    [city, 'hall', '-'],
    [county, 'window', '5'],
    [county, 'window', '6'],
  ]);
  const [id = ''] = lines.find(([, , , kind]) => kind === 'hall') ?? [];
  assert.equal((await command(['close-point', id])).printed, '3 points closed.');
  assert.ok((await listed('--institution', county)).every(line => line.at(-1)?.startsWith('closed ')));
  assert.equal((await command(['close-point', id])).printed, '0 points closed.');
  assert.equal((await command(['close-point', 'none'])).code, 1);
  assert.equal((await command(['close-point'])).code, 1);
});
