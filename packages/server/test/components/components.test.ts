import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFile, writeFile} from 'node:fs/promises';
import {connect} from 'node:net';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {routes} from '@gov-rating/contract';
import {readCalendarYears} from '../../src/config/calendar-file.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {blockOfPage} from '../fixtures/operating-page.fixtures.ts';
import {launchServer, type Launched} from '../fixtures/server-process.fixtures.ts';
import {exclusionsFile} from './firewall.ts';
import {freePort} from '../fixtures/free-port.fixtures.ts';
import {programPath} from './programs.ts';
import {Shell} from './shell.ts';

/** A new operator's machine without a database server: the settings of the page, but the embedded database. */
async function aSmallMachine(context: TestContext) {
  const folder = await aDirectory(context);
  const shell = new Shell(folder);
  const port = await freePort();
  await shell.run(await blockOfPage('settings'));
  const file = await readFile(join(folder, 'gov-rating.env'), 'utf8');
  const given = Object.fromEntries(
    [...file.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
  const {DATABASE_URL: _, ...others} = given;
  const env = {
    ...others,
    DATA_DIR: folder,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    METRICS_PORT: '0',
  };
  return {shell, env, port, serve: (): Launched => launchServer(context, env)};
}

test('who copies the blocks of the page one after another has institutions, windows, staff and a first rating', async context => {
  if (process.platform === 'win32' || programPath('curl') === undefined) return context.skip('curl is not installed');
  const {shell, env, serve} = await aSmallMachine(context);
  await shell.run(await blockOfPage('first data'), env);
  for (const name of ['points.csv', 'staff.csv', 'aliases.csv'])
    await writeFile(join(shell.folder, name), await blockOfPage(name));
  await shell.run(await blockOfPage('registers'), env);
  assert.match(await shell.run('gov-rating-server list-points', env), /5 号窗口/);
  const server = serve();
  await server.says(/listens on/);
  assert.match(await shell.run(await blockOfPage('first rating'), env), /^\d{4}(-\d{4}){4}$/m);
});

test('a container whose server answers is healthy, and one whose server is gone is not', async context => {
  if (process.platform === 'win32') return context.skip('the page is for a POSIX shell');
  const {env, port, serve} = await aSmallMachine(context);
  const [, command = ''] = /HEALTHCHECK[^[]*(\[.*\])$/m.exec(await blockOfPage('container')) ?? [];
  const [program = '', ...args] = (JSON.parse(command) as string[]).map(part => part.replace('8080', String(port)));
  assert.equal(program, 'node');
  const look = () => execFileSync(process.execPath, args, {env, stdio: 'pipe'});
  assert.throws(look);
  const server = serve();
  await server.says(/listens on/);
  look();
});

test('a caller who speaks HTTP/1.0 is answered whole, and the connection is closed', async context => {
  const {port, serve} = await aSmallMachine(context);
  const server = serve();
  await server.says(/listens on/);
  const socket = connect(port, '127.0.0.1');
  socket.write('GET /v1/health HTTP/1.0\r\n\r\n');
  let answer = '';
  for await (const piece of socket.setEncoding('utf8')) answer += String(piece);
  assert.match(answer, /^HTTP\/1\.[01] 200 /);
  assert.match(answer, /"status":"ok"/);
  assert.doesNotMatch(answer, /transfer-encoding: chunked/i);
});

test('the calendar of the page is one that the server reads', async context => {
  const file = join(await aDirectory(context), 'calendar.json');
  await writeFile(file, await blockOfPage('calendar'));
  assert.deepEqual(Object.keys(await readCalendarYears(file)), ['2027']);
});

/** The rules of the file: which paths they are for, and at which members the core rules then do not look. */
async function exclusions() {
  const text = (await readFile(exclusionsFile, 'utf8')).replace(/\\\n\s*/g, '');
  return [...text.matchAll(/^SecRule REQUEST_FILENAME "@rx (.*?)" "(.*)"$/gm)].map(([, path = '', actions = '']) => ({
    path: new RegExp(path),
    members: [...actions.matchAll(/OWASP_CRS;ARGS(?::([^,"]+))?/g)].map(([, name]) => name),
    id: /id:(\d+)/.exec(actions)?.[1],
  }));
}

test('whatever people write passes the core rules of OWASP: the file names it for each route that takes it', async () => {
  const rules = await exclusions();
  assert.equal(new Set(rules.map(({id}) => id)).size, rules.length);
  const written = ['comment', 'note', 'reply', 'reason', 'measures', 'itemName', 'name', 'hostName', 'description'];
  let seen = 0;
  for (const {path, input} of Object.values(routes)) {
    const members = 'shape' in input ? Object.keys(input.shape as object) : [];
    for (const member of members.filter(name => written.includes(name))) {
      seen++;
      const asked = path.replace(/\{\w+\}/g, '0-x_Y');
      for (const prefix of ['', '/gov/rating-api'])
        assert.ok(
          rules.some(
            rule => rule.path.test(prefix + asked) && rule.members.some(name => name === undefined || name === member),
          ),
          `${path} ${member}`,
        );
    }
  }
  assert.ok(seen > 12);
});
