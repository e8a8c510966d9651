import assert from 'node:assert/strict';
import {readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'node:test';
import {run} from '../../src/cli/run.ts';
import {sqliteStorage} from '../../src/node.ts';
import {bureau, Caller, fill} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {runCommand, startServer} from '../fixtures/server-process.fixtures.ts';

const bureauCode = '11440100MB2C12345P';

const csv = `\uFEFFcode,name,areaCode,administrativeLevel,parentCode\r
11440106MB2D123451,"分局, ""天河""",440106,county,${bureauCode}\r
${bureauCode},${bureau.name},440100,city,\r
`;

test('an operator sets up institutions and a client, and the client can log in', async context => {
  const directory = await aDirectory(context);
  const env = {DATA_DIR: directory};
  await writeFile(join(directory, 'institutions.csv'), csv);
  const added = await runCommand(context, ['add-institutions', join(directory, 'institutions.csv')], env);
  assert.deepEqual([added.code, added.stdout], [0, '2 institutions saved.\n']);

  const options = ['--institution', bureauCode, '--name', '业务系统', '--scope', 'orders:read'];
  const client = await runCommand(context, ['add-client', ...options, '--page-origin', 'https://a.example/'], env);
  assert.equal(client.code, 0, client.stderr);
  const [, id, secret] = /^client_id=(\S{22})\nclient_secret=(\S{43})\n$/.exec(client.stdout) ?? [];
  assert.ok(id && secret);

  const server = await startServer(context, {...env, TOKEN_SECRET: ''});
  const caller = new Caller(fetch, server.url);
  const body = {grant_type: 'client_credentials', client_id: id, client_secret: secret};
  const token = await caller.ask('issueToken', '/v1/oauth/token', {body});
  assert.equal(token.scope, 'orders:read');
  const {items} = await caller.ask('listInstitutions', '/v1/institutions');
  assert.deepEqual(
    items.map(({name}) => name),
    [bureau.name, '分局, "天河"'],
  );
  const secretFile = await stat(join(directory, 'token-secret'));
  assert.equal(secretFile.mode & 0o777, 0o600);
  const signing = (await readFile(join(directory, 'token-secret'), 'utf8')).trim();
  assert.equal(server.output().includes(secret) || server.output().includes(signing), false);

  const taken = await runCommand(context, ['serve'], {...env, PORT: new URL(server.url).port});
  assert.equal(taken.code, 1);
  assert.equal(
    taken.stderr,
    `Port ${new URL(server.url).port} on 127.0.0.1 is in use: stop the other program or set PORT.\n`,
  );

  server.process.kill('SIGINT');
  assert.equal((await server.ended).code, 0);
  const agreed = await runCommand(context, ['recount'], env);
  assert.deepEqual([agreed.code, agreed.stdout], [0, 'All counts agree.\n']);
});

test('a link in an invitation leads to the port that was really opened', async context => {
  const directory = await aDirectory(context);
  const storage = await sqliteStorage(join(directory, 'gov-rating.db'));
  await fill(storage);
  await storage.close();
  const server = await startServer(context, {DATA_DIR: directory});
  const {url} = await new Caller(fetch, server.url).invited();
  assert.equal(new URL(url).port, new URL(server.url).port);
});

/** Runs a command in this process. */
async function operate(args: readonly string[], env: Record<string, string>) {
  const printed: string[] = [];
  const errorOutput: string[] = [];
  const code = await run(args, {
    env,
    print: line => printed.push(line),
    printError: line => errorOutput.push(line),
    stop: new AbortController().signal,
  });
  return {code, printed: printed.join('\n'), errorOutput: errorOutput.join('\n')};
}

const refused: [string, string[], Record<string, string>, number, RegExp][] = [
  ['an unknown command', ['dance'], {}, 2, /no command "dance"/],
  ['an unknown option', ['serve', '--fast'], {}, 2, /--fast/],
  [
    'settings that are wrong',
    ['serve'],
    {PORT: 'x', PROFILE: 'y', TOKEN_SECRET: 'short'},
    2,
    /PORT[^]*PROFILE[^]*TOKEN_SECRET/,
  ],
  [
    'a client of an unknown institution',
    ['add-client', '--institution', bureau.code, '--name', 'x'],
    {},
    1,
    /no institution/,
  ],
  ['a client without a name', ['add-client', '--institution', bureau.code], {}, 1, /needs --institution/],
  ...['', '   ', '\u3000', 'a\nb', '大厅\u202e', '\u200b', 'x'.repeat(101)].map(
    (name): [string, string[], Record<string, string>, number, RegExp] => [
      `a client with the name ${JSON.stringify(name.slice(0, 4))} of ${name.length} characters`,
      ['add-client', '--institution', bureau.code, '--name', name],
      {},
      1,
      /--name must be one line of 1 to 100 characters/,
    ],
  ),
  ['an unknown scope', ['add-client', '--institution', 'x', '--name', 'x', '--scope', 'all'], {}, 1, /--scope/],
  ['a file that is not there', ['add-institutions', '/nowhere/a.csv'], {}, 1, /cannot be read/],
  ['a file of another kind', ['add-institutions', '/etc/passwd'], {}, 1, /\.csv or \.json/],
  [
    'a shared database without a shared secret',
    ['serve'],
    {DATABASE_URL: 'postgres://x/y'},
    2,
    /TOKEN_SECRET must be given/,
  ],
];
for (const [name, args, env, code, message] of refused) {
  test(`${name} is refused in a sentence, without a stack`, async context => {
    const {errorOutput, ...ended} = await operate(args, {DATA_DIR: await aDirectory(context), ...env});
    assert.equal(ended.code, code, errorOutput);
    assert.match(errorOutput, message);
    assert.equal(/^\s+at /m.test(errorOutput), false);
  });
}

test('an operator sees everything that is wrong with the settings at the first start', async context => {
  const {errorOutput, code} = await operate(['serve'], {
    ...{DATA_DIR: await aDirectory(context), DATABASE_URL: 'postgres://user:pass#word@host/db'},
    ...{CORS_ORIGIN: 'https://www.example.gov.cn', OIDC_ISSUER: 'https://login.example.gov.cn'},
  });
  assert.equal(code, 2);
  for (const line of [
    /"message":"CORS_ORIGIN is not a setting.*CORS_ORIGINS/m,
    /^ {2}DATABASE_URL cannot be read.*%23/m,
    /^ {2}OIDC_AUDIENCE must be set/m,
    /^ {2}OIDC_JWKS_URL must be set/m,
    /^ {2}TOKEN_SECRET must be given/m,
    /^ {2}EVIDENCE_KEY must be given/m,
  ])
    assert.match(errorOutput, line);
  assert.doesNotMatch(errorOutput, /pass#word|^\s+at /m);
});

test('files that settings name are read before the server waits for its database, and all that is wrong is told', async context => {
  const directory = await aDirectory(context);
  await writeFile(join(directory, 'calendar.json'), '{"2027": {}}');
  const {errorOutput, code} = await operate(['serve'], {
    ...{DATA_DIR: directory, DATABASE_URL: 'postgres://user@127.0.0.1:9/db', TOKEN_SECRET: 'x'.repeat(32)},
    ...{CALENDAR_FILE: join(directory, 'calendar.json'), PORTALS_FILE: join(directory, 'portals.json')},
  });
  assert.equal(code, 2);
  for (const line of [/CALENDAR_FILE 2027/, /PORTALS_FILE cannot be read/, /EVIDENCE_KEY must be given/])
    assert.match(errorOutput, line);
});

test('the help names every command and every setting', async () => {
  const {code, printed} = await operate(['--help'], {});
  assert.equal(code, 0);
  for (const word of [
    'serve',
    'migrate',
    'add-institutions',
    'add-client',
    'recount',
    'verify',
    'EVIDENCE_KEY',
    'DATABASE_URL',
    'TRUST_PROXY',
  ]) {
    assert.ok(printed.includes(word), word);
  }
});

test('migrate makes a database with correct counts', async context => {
  const env = {DATA_DIR: await aDirectory(context)};
  assert.deepEqual(await operate(['migrate'], env), {code: 0, printed: 'The database is up to date.', errorOutput: ''});
  assert.deepEqual(await operate(['recount'], env), {code: 0, printed: 'All counts agree.', errorOutput: ''});
});
