import assert from 'node:assert/strict';
import {once} from 'node:events';
import {connect, type Socket} from 'node:net';
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {createApp, memoryStorage} from '../../src/index.ts';
import {serve, type ConnectionLimits} from '../../src/node.ts';
import {tokenSecret} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {ask, exchange} from '../fixtures/plain-http.fixtures.ts';

async function aServer(context: TestContext, connections: Partial<ConnectionLimits>, trustedProxies = 0) {
  const app = createApp({storage: await memoryStorage(), tokenSecret, log: () => undefined});
  const directory = await aDirectory(context);
  await mkdir(join(directory, 'site'));
  await writeFile(join(directory, 'site/large.bin'), new Uint8Array(20_000_000));
  const files = [{prefix: '/site/', directory: join(directory, 'site')}];
  const running = await serve({app, port: 0, files, pages: false, connections, trustedProxies});
  context.after(() => running.close(0));
  return running;
}

/** A connection on which bytes were sent, and which reads nothing. */
async function silent(port: number, bytes: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => undefined).pause();
  socket.write(bytes);
  return socket;
}

/** Lets the server, which is in the same process, go on until something is true of it. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise(resolve => setImmediate(resolve));
}

const closedBy = (socket: Socket) => once(socket.resume(), 'close');
const quick = {headersMs: 200, requestMs: 300, stillMs: 300, keepMs: 200, checkMs: 50};
const head = 'GET /site/large.bin HTTP/1.1\r\nHost: x\r\n';

for (const [what, bytes] of [
  ['sends nothing', ''],
  ['sends half of its headers', head],
  [
    'sends half of its body',
    'POST /v1/oauth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"a',
  ],
  ['keeps its connection after an answer', 'GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n'],
] as const)
  test(`a caller who ${what} is let go`, async context => {
    const {port, connections} = await aServer(context, quick);
    await closedBy(await silent(port, bytes));
    await until(() => connections().open === 0);
    assert.equal((await ask(port, '/v1/health')).status, 200);
  });

test('callers who never read what they asked for are let go and counted, and nobody else is affected', async context => {
  const {port, connections} = await aServer(context, quick);
  const sockets = await Promise.all(Array.from({length: 20}, () => silent(port, `${head}\r\n`)));
  assert.equal((await ask(port, '/v1/health')).status, 200);
  await until(() => connections().timedOut === 20);
  await Promise.all(sockets.map(closedBy));
  await until(() => connections().open === 0);
  assert.deepEqual(connections(), {open: 0, refused: 0, timedOut: 20});
});

test('a caller who reads slowly but steadily gets the whole file', async context => {
  const {port} = await aServer(context, {...quick, stillMs: 2000});
  const socket = await silent(port, `${head}Connection: close\r\n\r\n`);
  let read = 0;
  for await (const piece of socket as AsyncIterable<Buffer>) {
    read += piece.length;
    if (read % 7 === 0) await new Promise(resolve => setImmediate(resolve));
  }
  assert.ok(read > 20_000_000, String(read));
});

test('more connections than there may be are refused and counted', async context => {
  const {port, connections} = await aServer(context, {most: 3, mostOfAddress: 100});
  const open = await Promise.all([silent(port, ''), silent(port, ''), silent(port, '')]);
  await until(() => connections().open === 3);
  await closedBy(await silent(port, ''));
  assert.deepEqual(connections(), {open: 3, refused: 1, timedOut: 0});
  for (const socket of open) socket.destroy();
});

test('one address cannot take all connections, but a proxy may', async context => {
  const direct = await aServer(context, {most: 100, mostOfAddress: 2});
  const open = await Promise.all([silent(direct.port, ''), silent(direct.port, '')]);
  await until(() => direct.connections().open === 2);
  await closedBy(await silent(direct.port, ''));
  assert.equal(direct.connections().refused, 1);
  for (const socket of open) socket.destroy();
  const proxied = await aServer(context, {most: 100, mostOfAddress: 2}, 1);
  const more = await Promise.all([1, 2, 3].map(() => silent(proxied.port, '')));
  assert.equal((await ask(proxied.port, '/v1/health')).status, 200);
  assert.equal(proxied.connections().refused, 0);
  for (const socket of more) socket.destroy();
});

const unreadable: [what: string, request: string, expected: RegExp][] = [
  ['headers of 40 000 bytes', `GET /v1/health HTTP/1.1\r\nHost: x\r\nCookie: ${'x'.repeat(40_000)}\r\n\r\n`, /431/],
  ['an address of 40 000 bytes', `GET /v1/health?${'x'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, /431/],
  ['no HTTP in it', 'HELO rating.example.gov.cn\r\n\r\n', /400/],
  [
    'a length and pieces at once',
    'POST /v1/ratings HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    /400/,
  ],
  [
    'pieces whose length is no number',
    'POST /v1/ratings HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    /400/,
  ],
  ['no address but a star', 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', /400/],
  ['a header without a name', 'GET /v1/health HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n', /400/],
];
const codes: Readonly<Record<string, string>> = {431: 'headers_too_large', 400: 'malformed_request'};
for (const [what, request, expected] of unreadable)
  test(`a request with ${what} is refused by a document that says why, as every refusal`, async context => {
    const {port} = await aServer(context, {});
    const before = 'GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n';
    for (const answers of [await exchange(port, request), await exchange(port, before, request)]) {
      const [, status = '', head, body] =
        /HTTP\/1\.1 (431|400) [^\r]*\r\n([^]*?)\r\n\r\n(\{[^]*\})$/.exec(answers) ?? [];
      assert.match(status, expected, answers);
      assert.match(head as string, /content-type: application\/problem\+json/i);
      assert.match(head as string, /x-request-id: /i);
      assert.equal((JSON.parse(body as string) as {code: string}).code, codes[status]);
    }
  });

test('a request with an expectation that nobody knows is answered as without it', async context => {
  const {port} = await aServer(context, {});
  const answer = await exchange(
    port,
    'GET /v1/health HTTP/1.1\r\nHost: x\r\nExpect: the-best\r\nConnection: close\r\n\r\n',
  );
  assert.match(answer, /^HTTP\/1\.1 200 [^]*"status":"ok"/);
});

const doubled: [string, string, RegExp][] = [
  ['two hosts', 'Host: x\r\nHost: y\r\n', /^HTTP\/1.1 400[^]*header_repeated/],
  ['the same host twice', 'Host: x\r\nHost: x\r\n', /^HTTP\/1.1 400[^]*header_repeated/],
  ['a host again in other case', 'Host: x\r\nhOST: y\r\n', /^HTTP\/1.1 400[^]*header_repeated/],
  ['two credentials', 'Host: x\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b\r\n', /400[^]*header_repeated/],
  ['two types', 'Host: x\r\nContent-Type: a/b\r\nContent-Type: application/json\r\n', /400[^]*header_repeated/],
  ['two keys', 'Host: x\r\nIdempotency-Key: a\r\nIdempotency-Key: b\r\n', /400[^]*header_repeated/],
  ['two origins', 'Host: x\r\nOrigin: http://a\r\nOrigin: http://b\r\n', /400[^]*header_repeated/],
  ['two lengths', 'Host: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n', /^HTTP\/1.1 400/],
  ['an origin that a gateway doubled', 'Host: x\r\nOrigin: http://a\r\nOrigin: http://a\r\n', /^HTTP\/1.1 200/],
  ['a list in two headers', 'Host: x\r\nAccept-Language: en\r\nAccept-Language: zh\r\n', /^HTTP\/1.1 200/],
];
for (const [what, headers, expected] of doubled)
  test(`a request with ${what} is ${/200/.test(expected.source) ? 'understood' : 'refused'}`, async context => {
    const {port} = await aServer(context, {});
    const answer = await exchange(port, `GET /v1/health HTTP/1.1\r\n${headers}Connection: close\r\n\r\n`);
    assert.match(answer, expected);
  });
