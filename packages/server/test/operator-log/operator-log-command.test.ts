import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import BetterSqlite from 'better-sqlite3';
import {run} from '../../src/cli/run.ts';
import {sqliteStorage} from '../../src/node.ts';
import {aScene, bureau, fill} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {markSecrets, sealOperatorLog} from '../fixtures/evidence.fixtures.ts';
import {blockOfPage} from '../fixtures/operating-page.fixtures.ts';
import {startServer} from '../fixtures/server-process.fixtures.ts';
import {preparedSqliteFile} from '../fixtures/prepared-databases.fixtures.ts';

const settings = {EVIDENCE_KEY: Buffer.alloc(32, 7).toString('base64'), TOKEN_SECRET: 'x'.repeat(40)};

/** A folder with a filled database, and a function that runs the command line on it. */
async function anOperator(context: TestContext) {
  const directory = await aDirectory(context);
  const file = await preparedSqliteFile(directory);
  const open = () => sqliteStorage(file, {markSecrets});
  const storage = await open();
  await fill(storage);
  await storage.close();
  const operate = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const [printed, errorOutput]: [string[], string[]] = [[], []];
    const code = await run(args, {
      env: {DATA_DIR: directory, ...settings, ...env},
      print: line => printed.push(line),
      printError: line => errorOutput.push(line),
      stop: new AbortController().signal,
    });
    return {code, printed: printed.join('\n'), errorOutput: errorOutput.join('\n')};
  };
  const log = async (...args: string[]) => {
    const {code, printed, errorOutput} = await operate(['operator-log', '--json', ...args]);
    assert.equal(code, 0, errorOutput);
    return printed === '' ? [] : printed.split('\n').map(line => JSON.parse(line) as Record<string, unknown>);
  };
  return {directory, open, operate, log};
}

test('an operator reads which commands were run, that of reading the log too', async context => {
  const {operate, log} = await anOperator(context);
  await operate(['add-client', '--institution', bureau.code, '--name', '大厅']);
  await operate(['disable-client', '--client', 'guangzhou']);
  await operate(['recount']);
  await operate(['verify']);
  await log('--kind', 'client.disabled');
  const entries = await log('--who', 'command');
  assert.deepEqual(
    entries.map(({what, subject, facts, outcome}) => [
      what,
      what === 'client.disabled' ? subject : (facts as {command?: string}).command,
      outcome,
    ]),
    [
      ['client.saved', undefined, 'done'],
      ['client.disabled', 'guangzhou', 'done'],
      ['command.run', 'recount', 'done'],
      ['command.run', 'verify', 'done'],
      ['command.run', 'operator-log', 'done'],
    ],
  );
  const plain = await operate(['operator-log', '--kind', 'client.disabled']);
  assert.match(plain.printed, /^\d{4}-\S+Z\tclient\.disabled\tdone\tcommand\t-\t-\t-\tguangzhou\t-/);
  assert.deepEqual(await log('--until', '2026-01-01'), []);
  assert.ok((await log('--since', '2026-01-01', '--subject', 'guangzhou')).length > 0);
});

test('an operator follows one address and one person through the log, without their being in it', async context => {
  const {open, log, operate} = await anOperator(context);
  const storage = await open();
  const scene = await aScene({storage, tokenSecret: settings.TOKEN_SECRET});
  const token = await scene.personToken('bureau');
  const call = (address: string) =>
    scene.app.fetch(
      new Request('http://localhost:8080/v1/clients/guangzhou/disabling', {
        method: 'POST',
        headers: {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json'},
        body: '{}',
      }),
      {address},
    );
  assert.equal((await call('2001:db8:0:1::5')).status, 200);
  assert.equal((await call('192.0.2.7')).status, 200);
  await storage.close();
  const found = await log('--address', '2001:db8:0:1:ffff::9');
  assert.deepEqual(
    found.map(({what, whoRole}) => [what, whoRole]),
    [['client.disabled', 'bureau']],
  );
  assert.equal((await log('--address', '198.51.100.1')).length, 0);
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    iss: string;
    sub: string;
  };
  const env = {OIDC_ISSUER: claims.iss, OIDC_AUDIENCE: 'x', OIDC_JWKS_URL: 'https://idp.example/keys'};
  const {printed} = await operate(['operator-log', '--person', claims.sub], env);
  assert.equal(printed.split('\n').length, 2);
});

test('verify names a client whose scopes were widened behind the server, and exits with 1', async context => {
  const {open, operate, directory} = await anOperator(context);
  const storage = await open();
  await sealOperatorLog(storage);
  await storage.saveClient({...((await storage.client('guangzhou')) ?? assert.fail()), scopes: ['orders:read']});
  await sealOperatorLog(storage);
  await storage.close();
  const whole = await operate(['verify']);
  assert.equal(whole.code, 0, whole.errorOutput);
  assert.match(whole.printed, /^The operator's log is whole: \d+ entries/m);
  const database = new BetterSqlite(join(directory, 'gov-rating.db'));
  database.exec(`UPDATE client SET scopes = '["services:write","orders:read"]' WHERE id = 'guangzhou'`);
  database.close();
  const {code, errorOutput, printed} = await operate(['verify']);
  assert.equal(code, 1);
  assert.match(
    errorOutput,
    /^Operator's log: The client guangzhou is not as the operator's log says it was set: scopes\.$/m,
  );
  assert.match(printed, /^The operator's log is broken\.$/m);
});

test("a head of the operator's log that was kept elsewhere shows that its end was cut off", async context => {
  const {open, operate, directory} = await anOperator(context);
  let storage = await open();
  await sealOperatorLog(storage);
  await storage.close();
  await operate(['disable-client', '--client', 'guangzhou']);
  storage = await open();
  await sealOperatorLog(storage, '2026-12-02T00:00:00.000Z');
  const before = await storage.operatorLog.auditHeads(-1, 10);
  await storage.close();
  const file = join(directory, 'head.json');
  await writeFile(file, (await operate(['operator-head'])).printed);
  assert.equal((await operate(['verify', '--head', file])).code, 0);
  const database = new BetterSqlite(join(directory, 'gov-rating.db'));
  const kept = before.at(-2)?.size ?? assert.fail();
  database.exec(`DELETE FROM operator_head WHERE tree_size > ${kept};
    DELETE FROM operator_node WHERE (node_index + 1) * (1 << level) > ${kept};
    DELETE FROM operator_record WHERE record_id IN (SELECT entry_id FROM operator_entry WHERE leaf_index >= ${kept});
    DELETE FROM operator_entry WHERE leaf_index >= ${kept};
    UPDATE client SET disabled_at = NULL`);
  database.close();
  assert.equal((await operate(['verify'])).code, 0, 'without the head nobody would notice');
  const {code, errorOutput} = await operate(['verify', '--head', file]);
  assert.equal(code, 1);
  assert.match(errorOutput, /^Operator's log: The log went back/);
});

test('a server enters its start with the names of its settings, and never their values', async context => {
  const {directory, log} = await anOperator(context);
  const server = await startServer(context, {DATA_DIR: directory, ...settings});
  server.process.kill('SIGINT');
  assert.equal((await server.ended).code, 0);
  const [entry] = await log('--kind', 'server.started');
  const facts = entry?.['facts'] as {settings: string; version: string; values: string};
  assert.match(facts.settings, /\bDATA_DIR EVIDENCE_KEY\b.*\bTOKEN_SECRET\b/);
  assert.match(facts.values, /^[\w-]{22}$/);
  for (const value of [settings.EVIDENCE_KEY, settings.TOKEN_SECRET, directory])
    assert.equal(JSON.stringify(entry).includes(value), false);
});

const refused: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['an unknown kind', ['--kind', 'everything'], /--kind must be one of person\.unmasked/],
  ['half a moment', ['--since', 'yesterday'], /--since must be a day such as 2026-11-29/],
  ['a person without a provider', ['--person', 'x'], /--person needs OIDC_ISSUER/],
  ['a person and a pseudonym', ['--person', 'x', '--who', 'y'], /not both/],
];
for (const [name, args, message] of refused) {
  test(`an operator who asks the log for ${name} reads what is wanted`, async context => {
    const {operate} = await anOperator(context);
    const {code, errorOutput, printed} = await operate(['operator-log', ...args]);
    assert.deepEqual([code, printed], [1, '']);
    assert.match(errorOutput, message);
  });
}

test('who has no key of the marks, or another one, leaves nothing behind that no server can seal', async context => {
  const {open, operate} = await anOperator(context);
  const storage = await open();
  await sealOperatorLog(storage);
  const before = (await storage.operatorLog.auditEnds()).waiting;
  await operate(['verify'], {EVIDENCE_KEY: ''});
  const wrong = {EVIDENCE_KEY: Buffer.alloc(32, 9).toString('base64')};
  await operate(['recount'], wrong);
  const {code, errorOutput} = await operate(['disable-client', '--client', 'guangzhou'], wrong);
  assert.equal(code, 1);
  assert.match(errorOutput, /The evidence key here is not the one that the servers of this database use/);
  assert.equal((await storage.client('guangzhou'))?.disabledAt, null);
  assert.equal((await storage.operatorLog.auditEnds()).waiting, before);
  await storage.close();
});

test('what the page for operators says about the log can be copied and works', async context => {
  const {open, operate} = await anOperator(context);
  const storage = await open();
  await sealOperatorLog(storage);
  await storage.close();
  const lines = (await blockOfPage('who did what')).trim().split('\n');
  assert.equal(lines.length, 3);
  for (const line of lines) {
    const [program, ...args] = line.replace(/ >> .*$/, '').split(' ');
    assert.equal(program, 'gov-rating-server');
    const {code, errorOutput} = await operate(args);
    assert.deepEqual([code, errorOutput], [0, ''], line);
  }
});
