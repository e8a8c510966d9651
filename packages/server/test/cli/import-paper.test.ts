import assert from 'node:assert/strict';
import {readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {run} from '../../src/cli/run.ts';
import {sqliteStorage} from '../../src/node.ts';
import {aScene, bureau, district, fill} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {gbk} from '../fixtures/institution-files.fixtures.ts';
import {preparedSqliteFile} from '../fixtures/prepared-databases.fixtures.ts';

/** Yesterday in Beijing, as a clerk writes it. */
const served = `${new Date(Date.now() - 16 * 3_600_000).toISOString().slice(0, 10)} 09:30`;

const header = '表单编号,办件编号,服务时间,事项编码,事项名称,满意度,原因,意见,录入员';

/** A row of the usual header. */
const form = (number: string, level: string, {tags = '', comment = '', clerk = 'A01', projectNo = `P${number}`} = {}) =>
  [number, projectNo, served, '440100001', '不动产登记', level, tags, comment, clerk].join(',');

/** A hall with a client that collects paper forms, and the command line beside it. */
async function aHall(context: TestContext) {
  const directory = await aDirectory(context);
  const storage = await sqliteStorage(await preparedSqliteFile(directory));
  await fill(storage);
  await storage.close();
  const operate = async (args: readonly string[], stop = new AbortController(), onPrint = () => undefined) => {
    const [printed, errors]: [string[], string[]] = [[], []];
    const code = await run(args, {
      env: {DATA_DIR: directory},
      print: line => printed.push(line),
      printError: line => errors.push(line),
      terminal: {write: onPrint},
      stop: stop.signal,
    });
    return {code, printed: printed.join('\n'), errors: errors.join('\n')};
  };
  const added = await operate(['add-client', '--institution', bureau.code, '--name', '大厅', '--channels', 'paper']);
  const client = /client_id=(\S+)/.exec(added.printed)?.[1] ?? '';
  const file = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(directory, name), content);
    return join(directory, name);
  };
  return {
    directory,
    client,
    operate,
    file,
    /** What the command says of two entries of the batch `B1`. */
    async imported(first: string | Uint8Array, second: string | Uint8Array, ...more: string[]) {
      const files = [await file('first.csv', first), await file('second.csv', second)];
      return operate(['import-paper', ...files, '--client', client, '--batch', 'B1', ...more]);
    },
    /** How many ratings are stored, by channel and level. */
    async counted() {
      const opened = await sqliteStorage(join(directory, 'gov-rating.db'));
      try {
        const {groups} = await opened.groupCounts({}, 'channel', 20);
        return groups.flatMap(({key, levels}) =>
          levels.flatMap(({level, active}) => (active > 0 ? [`${key} ${level} ${active}`] : [])),
        );
      } finally {
        await opened.close();
      }
    },
  };
}

/** A batch in which every fifth form is bad, with its reason. */
const aBatch = (count: number, clerk: string) =>
  [
    header,
    ...Array.from({length: count}, (_, at) =>
      form(`S${at}`, at % 5 ? '2' : '不满意', {clerk, ...(at % 5 ? {} : {comment: '"等了三小时，\n没有座位"'})}),
    ),
  ].join('\r\n');

test('a batch that an operator imports twice is stored once, and what is stored is sealed and counted soundly', async context => {
  const {imported, counted, operate} = await aHall(context);
  const [first, second] = [gbk(aBatch(250, 'A01')), aBatch(250, 'A02')];
  const once = await imported(first, second);
  assert.deepEqual(once, {
    code: 0,
    printed:
      '新导入 250 份，以前已导入 0 份，被拒 0 份；录入须更正 0 处。\n' +
      '  250 new, 0 known from before, 0 refused; 0 mistakes of entry.',
    errors: '',
  });
  const stored = ['paper satisfied 200', 'paper dissatisfied 50'];
  assert.deepEqual((await counted()).toSorted(), stored.toSorted());
  const twice = await imported(first, second);
  assert.equal(twice.code, 0);
  assert.match(twice.printed, /^新导入 0 份，以前已导入 250 份，被拒 0 份/);
  assert.deepEqual((await counted()).toSorted(), stored.toSorted());
  assert.equal((await operate(['recount'])).code, 0);
  const {printed} = await operate(['refused-entries']);
  assert.doesNotMatch(printed, /^\S+ (?!operator )/m, 'of what was imported nothing is refused by sealing');
  const log = await operate(['operator-log', '--kind', 'command.run']);
  assert.match(log.printed, /import-paper/);
  assert.doesNotMatch(log.printed, /等了三小时|A01/);
});

test('a form that was entered differently or that breaks a rule is named with line and column, and the others are stored', async context => {
  const {imported, counted} = await aHall(context);
  const first = [
    header,
    form('1', '满意'),
    form('2', '满意'),
    form('3', '不满意'),
    form('4', '满意', {projectNo: '不是编号'}),
    form('5', '好极'),
    form('6', '满意', {projectNo: 'P1'}),
    form('7', '满意', {tags: '207'}),
    form('8', '非常满意'),
  ];
  const second = first.map(line => (line.startsWith('2,') ? form('2', '基本满意') : line)).filter((_, at) => at !== 8);
  const {code, printed} = await imported(first.join('\n'), second.join('\n'));
  assert.equal(code, 1);
  for (const sentence of [
    '表单2，第一次录入第3行、第二次录入第3行：“满意度”两次录入不同：“满意”和“基本满意”。',
    '表单5，第一次录入第6行：“满意度”无法识别：“好极”。',
    '表单8，第一次录入第9行：只录入了一次。',
    '表单3，第一次录入第4行，“原因”：',
    '表单4，第一次录入第5行，“办件编号”：',
    '表单6，第一次录入第7行：',
    '表单7，第一次录入第8行，“原因”：',
    '新导入 1 份，以前已导入 0 份，被拒 4 份；录入须更正 4 处。',
    '(already_rated)',
  ])
    assert.ok(printed.includes(sentence), `${sentence}\nis not in\n${printed}`);
  assert.deepEqual(await counted(), ['paper satisfied 1']);
});

test('a dry run says what an import would do, each form as the import answers it, and stores nothing', async context => {
  const {imported, counted, directory} = await aHall(context);
  const known = [header, form('1', '满意')].join('\n');
  assert.equal((await imported(known, known)).code, 0);
  const text = [
    known,
    form('2', '不满意', {tags: '209'}),
    form('3', '不满意'),
    form('4', '满意', {projectNo: 'P2'}),
    form('5', '满意', {projectNo: 'P1'}),
  ].join('\n');
  const sentences = (printed: string) => printed.split('\n').slice(0, -2);
  const receipts = join(directory, 'receipts.csv');
  const dry = await imported(text, text, '--dry-run', '--receipts', receipts);
  assert.match(dry.printed, /试运行，什么也没有保存：可导入 1 份，以前已导入 1 份，被拒 3 份；录入须更正 0 处。/);
  assert.deepEqual(await counted(), ['paper satisfied 1']);
  await assert.rejects(stat(receipts));
  const real = await imported(text, text);
  assert.match(real.printed, /新导入 1 份，以前已导入 1 份，被拒 3 份；/);
  assert.deepEqual([dry.code, sentences(dry.printed)], [real.code, sentences(real.printed)]);
  assert.deepEqual((await counted()).toSorted(), ['paper dissatisfied 1', 'paper satisfied 1']);
});

test('an operator gets the receipts in a new file that nobody else may read, the same ones at every import', async context => {
  const {imported, directory} = await aHall(context);
  const text = [header, form('1', '满意'), form('2', '不满意', {tags: '209'})].join('\n');
  const [one, other] = [join(directory, 'one.csv'), join(directory, 'other.csv')];
  const {printed} = await imported(text, text, '--receipts', one);
  await imported(text, text, '--receipts', other);
  const content = await readFile(one, 'utf8');
  assert.match(content, /^表单编号,回执编号,回执密钥\r\n1,\S+,[\w-]{22}\r\n2,\S+,[\w-]{22}\r\n$/);
  assert.equal(await readFile(other, 'utf8'), content);
  assert.equal((await stat(one)).mode & 0o777, 0o600);
  const [, key = ''] = /,([\w-]{22})\r\n/.exec(content) ?? [];
  assert.ok(!printed.includes(key), 'a key is not in what is printed');
  const again = await imported(text, text, '--receipts', one);
  assert.deepEqual([again.code, /无法新建文件/.test(again.errors)], [1, true]);
});

test('forms of an institution below, with digits of which 5 is best, are read as the office printed them', async context => {
  const {imported, counted} = await aHall(context);
  const text = [header, form('1', '5'), form('2', '1', {tags: '306'})].join('\n');
  const {code, printed} = await imported(text, text, '--best-digit', '5', '--institution', district.code);
  assert.equal(code, 1, 'tag 306 is of another level than the first digit says where 1 is best');
  assert.match(printed, /新导入 1 份/);
  assert.deepEqual(await counted(), ['paper very_satisfied 1']);
});

test('an operator who stops an import goes on with the same command, and each form is stored once', async context => {
  const {file, client, operate, counted} = await aHall(context);
  const files = [await file('a.csv', aBatch(250, 'A01')), await file('b.csv', aBatch(250, 'A02'))];
  const args = ['import-paper', ...files, '--client', client, '--batch', 'B1'];
  const stop = new AbortController();
  const stopped = await operate(args, stop, () => void stop.abort());
  assert.equal(stopped.code, 1);
  assert.match(stopped.errors, /Stopped at 200 of 250 forms.*import the same files again/);
  const again = await operate(args);
  assert.match(again.printed, /新导入 50 份，以前已导入 200 份/);
  assert.deepEqual((await counted()).toSorted(), ['paper dissatisfied 50', 'paper satisfied 200']);
});

test('only an enabled client that may bring paper forms imports them, and a wrong command line says how to write it', async context => {
  const {file, client, operate, imported} = await aHall(context);
  const text = [header, form('1', '满意')].join('\n');
  const files = [await file('a.csv', text), await file('b.csv', text)];
  const as = (id: string, batch = 'B1') => operate(['import-paper', ...files, '--client', id, '--batch', batch]);
  for (const [result, reason] of [
    [await as('nobody'), /没有可用的客户端“nobody”/],
    [await as('guangzhou-hall'), /没有可用的客户端/],
    [await as(client, '第一批第一批第一批'), /批次名须为1至20个字母/],
    [await operate(['import-paper', files[0] ?? '']), /用法：gov-rating-server import-paper FIRST\.csv SECOND\.csv/],
    [await operate(['import-paper', ...files, '--client', client]), /用法/],
    [await imported(text, text, '--best-digit', '3'), /用法/],
    [await imported('', ''), /缺少“表单编号”列|文件中没有表单/],
    [await imported(header, header), /文件中没有表单/],
  ] as const) {
    assert.equal(result.code, 1);
    assert.match(result.errors + result.printed, reason);
  }
  const other = await operate(['add-client', '--institution', bureau.code, '--name', '短信', '--channels', 'sms']);
  assert.match((await as(/client_id=(\S+)/.exec(other.printed)?.[1] ?? '')).errors, /不能代录纸质评价/);
  await operate(['disable-client', '--client', client]);
  assert.match((await as(client)).errors, /没有可用的客户端/);
});

test('what was imported from paper is found by its receipt like any other rating', async context => {
  const {imported, directory} = await aHall(context);
  const text = [header, form('1', '不满意', {tags: '209'})].join('\n');
  const receipts = join(directory, 'receipts.csv');
  await imported(text, text, '--receipts', receipts);
  const [, number = '', key = ''] = /\r\n1,([^,]+),([\w-]{22})/.exec(await readFile(receipts, 'utf8')) ?? [];
  const storage = await sqliteStorage(join(directory, 'gov-rating.db'));
  const tokenSecret = await readFile(join(directory, 'token-secret'), 'utf8');
  const scene = await aScene({storage, tokenSecret, now: () => new Date()});
  const progress = await scene.call('/v1/receipts', {body: {receiptNumber: number, receiptKey: key}});
  assert.equal(progress.status, 200);
  await storage.close();
});
