import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {createApp, memoryStorage, type Storage} from '../../src/index.ts';
import {serve} from '../../src/node.ts';
import {openStorage} from '../../src/node.ts';
import {Caller, fill, tokenSecret} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {ask} from '../fixtures/plain-http.fixtures.ts';
import {startServer} from '../fixtures/server-process.fixtures.ts';

const token = 'g1kABCdefGHIjklMNOpqrSTUvwxYZ012';
const earlier = 'g1k_an-id-of-its-own--'.padEnd(44, 'x');

async function site(context: TestContext, storage?: Storage) {
  const directory = await aDirectory(context);
  await writeFile(join(directory, 'gov-rating.js'), 'self.x = 1');
  const app = createApp({storage: storage ?? (await memoryStorage()), tokenSecret});
  const running = await serve({
    app,
    port: 0,
    files: [{path: '/gov-rating.js', file: join(directory, 'gov-rating.js')}],
  });
  context.after(() => running.close(0));
  return running;
}

const glued = [
  ...[
    '',
    '/',
    '。',
    '，',
    '.',
    ',',
    ')',
    '）',
    '%E3%80%82',
    '%EF%BC%8C',
    '%23',
    '%2523',
    '%23wechat_redirect',
    '%20',
    '-',
  ],
  ...['?from=singlemessage&isappinstalled=0', '/?from=timeline', '%3Ffrom%3Dsinglemessage', '&from=timeline', '%A1%A3'],
];
for (const after of glued)
  test(`a short address with “${after}” behind its token opens the rating page`, async context => {
    const {port} = await site(context);
    const page = await ask(port, '/rate');
    // A browser sends what is not ASCII in percent-encoding.
    const short = await ask(port, `/r/${token}${after.replace(/[^\x20-\x7e]/g, encodeURIComponent)}`);
    assert.equal(short.status, 200);
    assert.equal(
      short.body.toString(),
      page.body.toString().replace('<gov-rating elder-switch="none"', `$& token="${token}"`),
      'the same page, and nothing of what was glued on',
    );
    assert.equal(short.headers['content-security-policy'], page.headers['content-security-policy']);
    assert.equal(short.headers['cache-control'], 'no-store');
    assert.equal(short.headers['referrer-policy'], 'no-referrer');
  });

for (const path of [`/R/${token}`, `/r//${token}`, `/r%2F${token}`, `/r/%22${token}%22`, `/r/${earlier}`])
  test(`${path.slice(0, 8)}… opens the rating page too`, async context => {
    const {port} = await site(context);
    const {status, body} = await ask(port, path);
    assert.equal(status, 200);
    assert.ok(body.toString().includes(`token="${path.includes(earlier) ? earlier : token}"`));
  });

test('scheme and host in capitals lead to the same page', async context => {
  const {port} = await site(context);
  assert.equal((await fetch(`HTTP://LOCALHOST:${port}/r/${token}`)).status, 200);
});

test('an address whose token cannot be one says so in Chinese and stores nothing', async context => {
  const storage = await memoryStorage();
  const asked: string[] = [];
  const watched = new Proxy(storage, {
    get: (of, name, receiver) => {
      if (typeof name === 'string' && !['ready', 'close', 'backlog'].includes(name)) asked.push(name);
      return Reflect.get(of, name, receiver) as unknown;
    },
  });
  const {port} = await site(context, watched);
  asked.length = 0;
  for (const none of [
    '/r/',
    '/r/abc',
    `/r/${token}x`,
    `/r/${token.slice(1)}`,
    '/r/%',
    '/r/..%2f..%2fsecret',
    `/r/${'好'.repeat(32)}`,
  ]) {
    const {status, headers, body} = await ask(port, encodeURI(none).replace(/%25/g, '%'));
    assert.equal(status, 404, none);
    assert.equal(headers['content-type'], 'text/html; charset=utf-8');
    assert.equal(headers['cache-control'], 'no-store');
    assert.match(body.toString(), /<html lang="zh-CN">[^]*这个链接打不开[^]*12345/);
    assert.equal(/secret|abc/.test(body.toString()), false);
  }
  assert.deepEqual(asked, []);
});

test('a short address is only for reading', async context => {
  const {port} = await site(context);
  assert.equal((await ask(port, `/r/${token}`, {}, 'POST')).status, 405);
  assert.equal((await ask(port, `/r/${token}`, {}, 'HEAD')).status, 200);
});

test('while the script is not installed, a short address says so and does not show the token', async context => {
  const app = createApp({storage: await memoryStorage(), tokenSecret});
  const running = await serve({app, port: 0, pages: {scriptFile: '/nowhere/gov-rating.js'}});
  context.after(() => running.close(0));
  const {status, headers, body} = await ask(running.port, `/r/${token}`);
  assert.deepEqual([status, headers['cache-control']], [503, 'no-store']);
  assert.equal(body.toString().includes(token), false);
});

test('the log of a server has no token of a short address, whether it opens or not', async context => {
  const env = {DATA_DIR: await aDirectory(context), EVIDENCE_KEY: Buffer.alloc(32, 7).toString('base64')};
  const storage = await openStorage({...env, DATABASE_URL: undefined});
  await fill(storage);
  await storage.close();
  const server = await startServer(context, env);
  const invited = await new Caller(fetch, server.url).invited();
  const damaged = `${invited.token}x`;
  for (const path of [invited.token, `${invited.token}%23x`, damaged, `${invited.token}?from=singlemessage`])
    await fetch(`${server.url}/r/${path}`, {headers: {Referer: `${server.url}/r/${invited.token}`}});
  await fetch(`${server.url}/r/${invited.token}`, {method: 'POST'});
  server.process.kill('SIGTERM');
  const {stdout, stderr} = await server.ended;
  assert.equal(stdout.match(/"route":"site"/g)?.length, 5, stdout);
  assert.equal((stdout + stderr).includes(invited.token), false);
  assert.equal((stdout + stderr).includes(invited.token.slice(0, 17)), false, 'nor its id');
});
