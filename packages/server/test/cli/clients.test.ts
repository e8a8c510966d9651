import assert from 'node:assert/strict';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {run} from '../../src/cli/run.ts';
import {sqliteStorage} from '../../src/node.ts';
import {aScene, bureau, codeOf, fill} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {preparedSqliteFile} from '../fixtures/prepared-databases.fixtures.ts';

/** A folder with a filled database, and a function that runs the command line on it. */
async function aServer(context: TestContext) {
  const directory = await aDirectory(context);
  const storage = await sqliteStorage(await preparedSqliteFile(directory));
  await fill(storage);
  await storage.close();
  const operate = async (...args: string[]) => {
    const [printed, errorOutput]: [string[], string[]] = [[], []];
    const code = await run(args, {
      env: {DATA_DIR: directory},
      print: line => printed.push(line),
      printError: line => errorOutput.push(line),
      stop: new AbortController().signal,
    });
    return {code, printed: printed.join('\n'), errorOutput: errorOutput.join('\n')};
  };
  /** What a client with this secret gets from the server over the database. */
  const logIn = async (id: string, secret: string) => {
    const opened = await sqliteStorage(join(directory, 'gov-rating.db'));
    try {
      const scene = await aScene({storage: opened, now: () => new Date()});
      const body = {grant_type: 'client_credentials', client_id: id, client_secret: secret};
      const response = await scene.call('/v1/oauth/token', {body});
      return response.ok ? 'done' : await codeOf(response);
    } finally {
      await opened.close();
    }
  };
  return {operate, logIn};
}

const valueOf = (printed: string, name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(printed)?.[1] ?? '';

test('an operator lists, disables, enables and gives a new secret to a client', async context => {
  const {operate, logIn} = await aServer(context);
  const added = await operate('add-client', '--institution', bureau.code, '--name', '大厅', '--scope', 'orders:read');
  const [id, secret] = [valueOf(added.printed, 'client_id'), valueOf(added.printed, 'client_secret')];
  assert.equal(await logIn(id, secret), 'done');

  const {printed: table} = await operate('list-clients');
  const [header = '', ...rows] = table.split('\n').map(line => line.split('\t'));
  const row = rows.find(([first]) => first === id) ?? [];
  const shown = Object.fromEntries([...header].map((name, i) => [name, row[i]]));
  assert.equal(rows.length, 3);
  assert.deepEqual([shown.institution, shown.scopes, shown.name], [bureau.code, 'orders:read', '大厅']);
  assert.deepEqual([shown.disabled, shown.old_secrets_end], ['-', '-']);
  assert.match(`${shown.created} ${shown.secret_made}`, /^\d{4}-\S+Z \d{4}-\S+Z$/);
  assert.equal(table.includes(secret), false);

  assert.equal((await operate('disable-client', '--client', id)).code, 0);
  assert.equal(await logIn(id, secret), 'client_disabled');
  assert.equal((await operate('enable-client', '--client', id)).code, 0);
  assert.equal(await logIn(id, secret), 'done');

  const second = valueOf((await operate('rotate-client-secret', '--client', id)).printed, 'client_secret');
  assert.deepEqual([await logIn(id, secret), await logIn(id, second)], ['done', 'done']);
  const {printed} = await operate('rotate-client-secret', '--client', id, '--keep-old-hours', '0');
  const third = valueOf(printed, 'client_secret');
  assert.deepEqual(
    [await logIn(id, secret), await logIn(id, second), await logIn(id, third)],
    ['client_invalid', 'client_invalid', 'done'],
  );
});

test('an operator makes a collector of some channels, which may do nothing else', async context => {
  const {operate} = await aServer(context);
  const add = (...more: string[]) => operate('add-client', '--institution', bureau.code, '--name', '热线', ...more);
  const {printed} = await add('--channels', 'sms, hotline');
  const id = valueOf(printed, 'client_id');
  const {printed: table} = await operate('list-clients');
  const [header = '', ...rows] = table.split('\n').map(line => line.split('\t'));
  const row = rows.find(([first]) => first === id) ?? [];
  const shown = Object.fromEntries([...header].map((name, i) => [name, row[i]]));
  assert.deepEqual([shown.scopes, shown.channels], ['ratings:collect', 'hotline,sms']);
  for (const [more, sentence] of [
    [['--channels', 'web'], /--channels must be some of hotline,sms,paper, not web/],
    [['--channels', ''], /--channels must be some of/],
    [['--scope', 'ratings:collect'], /--scope ratings:collect and --channels go together/],
    [['--channels', 'sms', '--scope', 'orders:read'], /go together/],
  ] as const) {
    const {code, errorOutput} = await add(...more);
    assert.equal(code, 1);
    assert.match(errorOutput, sentence);
  }
});

const refused: [string, string[], RegExp][] = [
  ['no client', ['disable-client'], /disable-client needs --client ID/],
  ['an unknown client to disable', ['disable-client', '--client', 'none'], /There is no client none/],
  ['an unknown client to enable', ['enable-client', '--client', 'none'], /There is no client none/],
  ['an unknown client for a new secret', ['rotate-client-secret', '--client', 'none'], /There is no client none/],
  ['too many hours', ['rotate-client-secret', '--client', 'guangzhou', '--keep-old-hours', '169'], /from 0 to 168/],
  ['half an hour', ['rotate-client-secret', '--client', 'guangzhou', '--keep-old-hours', '0.5'], /from 0 to 168/],
];
for (const [name, args, message] of refused) {
  test(`an operator who names ${name} reads why nothing was done, and no secret is printed`, async context => {
    const {operate} = await aServer(context);
    const {code, printed, errorOutput} = await operate(...args);
    assert.equal(code, 1);
    assert.match(errorOutput, message);
    assert.equal(printed, '');
  });
}
