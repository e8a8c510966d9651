import assert from 'node:assert/strict';
import {mkdir, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {createApp, memoryStorage, type AppOptions, type LogEntry} from '../../src/index.ts';
import {memoryRateLimits, serve} from '../../src/node.ts';
import {tokenSecret} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {ask} from '../fixtures/plain-http.fixtures.ts';

/** A server with one folder of files, and the address of that folder. */
async function folder(context: TestContext, options: Partial<AppOptions> = {}) {
  const directory = await aDirectory(context);
  await mkdir(join(directory, 'site'));
  await writeFile(join(directory, 'site/words.txt'), '0123456789');
  const app = createApp({storage: await memoryStorage(), tokenSecret, log: () => undefined, ...options});
  const files = [{prefix: '/site/', directory: join(directory, 'site')}];
  const running = await serve({app, port: 0, files, pages: false});
  context.after(() => running.close(0));
  return {port: running.port, url: running.url};
}

test('a download that broke off goes on where it ended', async context => {
  const {url} = await folder(context);
  const rest = await fetch(`${url}/site/words.txt`, {headers: {Range: 'bytes=4-'}});
  assert.deepEqual([rest.status, rest.headers.get('content-range')], [206, 'bytes 4-9/10']);
  assert.equal(await rest.text(), '456789');
  const beyond = await fetch(`${url}/site/words.txt`, {headers: {Range: 'bytes=10-'}});
  assert.deepEqual([beyond.status, beyond.headers.get('content-range')], [416, 'bytes */10']);
});

test('a copy of another version is not continued', async context => {
  const {url} = await folder(context);
  const asked = await fetch(`${url}/site/words.txt`, {headers: {Range: 'bytes=4-', 'If-Range': 'W/"other"'}});
  assert.deepEqual([asked.status, await asked.text()], [200, '0123456789']);
  const refused = await fetch(`${url}/site/words.txt`, {headers: {'If-Match': '"other"'}});
  assert.deepEqual([refused.status, await refused.text()], [412, '']);
});

test('a cache that holds several versions learns which one is right', async context => {
  const {port} = await folder(context);
  const etag = String((await ask(port, '/site/words.txt')).headers['etag']);
  for (const tags of [etag, `"a", ${etag}`, etag.replace('W/', ''), '*'])
    assert.equal((await ask(port, '/site/words.txt', {'If-None-Match': tags})).status, 304, tags);
});

test('a method that changes something is refused for a file, with the methods that are possible', async context => {
  const {url} = await folder(context);
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    const {status, headers} = await fetch(`${url}/site/words.txt`, {method});
    assert.deepEqual([status, headers.get('allow')], [405, 'GET, HEAD'], method);
  }
});

test('an operator may name a file that is a link, as a mounted ConfigMap holds them', async context => {
  const directory = await aDirectory(context);
  await mkdir(join(directory, '..data'));
  await writeFile(join(directory, '..data/gov-rating.js'), 'self.x = 1');
  await symlink(join(directory, '..data/gov-rating.js'), join(directory, 'gov-rating.js'));
  const app = createApp({storage: await memoryStorage(), tokenSecret});
  const files = [{path: '/gov-rating.js', file: join(directory, 'gov-rating.js')}];
  const running = await serve({app, port: 0, files, pages: false});
  context.after(() => running.close(0));
  assert.equal(await (await fetch(`${running.url}/gov-rating.js`)).text(), 'self.x = 1');
});

for (const [what, path, method] of [
  ['a file', '/site/words.txt', 'GET'],
  ['a preflight request', '/v1/ratings', 'OPTIONS'],
  ['an unknown address', '/nothing', 'GET'],
] as const)
  test(`who floods the server with ${what} is limited like every caller`, async context => {
    const {url} = await folder(context, {rateLimits: memoryRateLimits({address: 3})});
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await fetch(url + path, {method})).status);
    assert.equal(statuses.at(-1), 429, String(statuses));
    assert.equal(statuses.slice(0, 3).includes(429), false);
  });

test('a file is a line of the log, without its name', async context => {
  const entries: LogEntry[] = [];
  const {url} = await folder(context, {log: entry => void entries.push(entry)});
  const {headers} = await fetch(`${url}/site/words.txt`);
  assert.deepEqual(
    entries.map(({route, status, requestId}) => [route, status, requestId]),
    [['site', 200, headers.get('x-request-id')]],
  );
});
