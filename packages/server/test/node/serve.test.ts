import assert from 'node:assert/strict';
import {mkdir, symlink, utimes, writeFile} from 'node:fs/promises';
import {connect} from 'node:net';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import test, {type TestContext} from 'node:test';
import {brotliDecompressSync, gunzipSync, gzipSync} from 'node:zlib';
import {createApp, memoryStorage} from '../../src/index.ts';
import {hasMyPage, hasReceiptPage, serve, type Mount, type ServeOptions} from '../../src/node.ts';
import {tokenSecret} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {ask, exchange} from '../fixtures/plain-http.fixtures.ts';

const script = `self.answer = ${JSON.stringify('满意'.repeat(2000))};`;

async function site(context: TestContext, options: Partial<ServeOptions> = {}) {
  const directory = await aDirectory(context);
  await mkdir(join(directory, 'portal/sub'), {recursive: true});
  await writeFile(join(directory, 'gov-rating.js'), script);
  await writeFile(join(directory, 'gov-rating-receipt.js'), script);
  await writeFile(join(directory, 'gov-rating-my.js'), script);
  await writeFile(join(directory, 'gov-rating-evaluator.js'), script);
  await writeFile(join(directory, 'gov-rating-kiosk.js'), script);
  await writeFile(join(directory, 'portal/index.html'), '<!doctype html><meta charset=gbk>');
  await writeFile(join(directory, 'portal/sub/index.html'), 'sub');
  await writeFile(join(directory, 'portal/.env'), 'secret');
  await writeFile(join(directory, 'secret.txt'), 'secret');
  await symlink(join(directory, 'secret.txt'), join(directory, 'portal/link.txt'));
  const files: Mount[] = [
    {path: '/gov-rating.js', file: join(directory, 'gov-rating.js')},
    {
      prefix: '/examples/portal/',
      directory: join(directory, 'portal'),
      headers: {'X-Example': 'portal'},
      pageHeaders: {'Content-Security-Policy': "script-src 'self'"},
    },
  ];
  const app = createApp({storage: await memoryStorage(), tokenSecret});
  const running = await serve({app, port: 0, files, ...options});
  context.after(() => running.close(0));
  return {...running, directory};
}

test('one origin serves interface, script, rating page and examples', async context => {
  const {port} = await site(context);
  const expected: [string, string][] = [
    ['/v1/health', 'application/json'],
    ['/gov-rating.js', 'text/javascript; charset=utf-8'],
    ['/rate', 'text/html; charset=utf-8'],
    ['/rate.css', 'text/css; charset=utf-8'],
    ['/rate.js', 'text/javascript; charset=utf-8'],
    ['/address.js', 'text/javascript; charset=utf-8'],
    ['/elder.js', 'text/javascript; charset=utf-8'],
    ['/receipt', 'text/html; charset=utf-8'],
    ['/accessibility', 'text/html; charset=utf-8'],
    ['/evaluator', 'text/html; charset=utf-8'],
    ['/evaluator.js', 'text/javascript; charset=utf-8'],
    ['/kiosk', 'text/html; charset=utf-8'],
    ['/kiosk.js', 'text/javascript; charset=utf-8'],
    ['/gov-rating-receipt.js', 'text/javascript; charset=utf-8'],
    ['/examples/portal/', 'text/html'],
  ];
  for (const [path, type] of expected) {
    const answer = await ask(port, path);
    assert.deepEqual([answer.status, answer.headers['content-type']], [200, type], path);
    assert.equal(answer.headers['x-content-type-options'], 'nosniff', path);
  }
  assert.equal((await ask(port, '/nothing')).status, 404);
});

for (const [path, tag] of [
  ['/rate', 'gov-rating'],
  ['/receipt', 'gov-rating-receipt'],
  ['/evaluator', 'gov-rating-evaluator'],
  ['/kiosk', 'gov-rating-kiosk'],
] as const)
  test(`the page ${path} runs nothing but what this origin serves`, async context => {
    const {port} = await site(context);
    const {body, headers} = await ask(port, path);
    const page = body.toString();
    assert.match(page, /<html lang="zh-CN">/);
    assert.ok(page.includes(`<script src="/${tag}.js" defer></script>`));
    assert.match(page, new RegExp(`<${tag}[ >]`));
    assert.equal(/\sstyle=|\son\w+=|<style|javascript:/.test(page), false);
    const policy = String(headers['content-security-policy']);
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "frame-ancestors 'none'",
      "trusted-types lit-html 'allow-duplicates'",
    ]) {
      assert.ok(policy.includes(rule), rule);
    }
    assert.equal((await ask(port, path, {}, 'POST')).status, 405);
  });

for (const [what, path, page] of [
  ['with a slash at its end', '/rate/', '/rate'],
  ['with a slash at its end', '/receipt/', '/receipt'],
  ['with a slash at its end', '/evaluator/?mute&countdown=30', '/evaluator?mute&countdown=30'],
  ['with a slash at its end', '/kiosk/?mute&countdown=30', '/kiosk?mute&countdown=30'],
  ['whose # was encoded', '/rate%23invitation=Zx9-_Zx9-_Zx9-_', '/rate#invitation=Zx9-_Zx9-_Zx9-_'],
  ['whose # is full-width', '/rate%EF%BC%83invitation=Zx9-_Zx9-_Zx9-_', '/rate#invitation=Zx9-_Zx9-_Zx9-_'],
  ['whose # was encoded', '/receipt%23receipt=20261124-7K3QF-2M9ZD', '/receipt#receipt=20261124-7K3QF-2M9ZD'],
] as const)
  test(`a link ${what}, ${path}, leads a citizen to its page`, async context => {
    const {port} = await site(context);
    const {status, headers} = await ask(port, path);
    assert.deepEqual([status, headers.location, headers['cache-control']], [302, page, 'no-store']);
  });

test('a path that only begins like a page of the server is not there', async context => {
  const {port} = await site(context);
  for (const path of ['/rates', '/rate/x', '/rate//evil.example', '/receipt.html'])
    assert.equal((await ask(port, path)).status, 404, path);
});

test('the screen of a window answers only pages of the allowed origins, and any where all are', async context => {
  const {port} = await site(context);
  assert.match((await ask(port, '/evaluator.js')).body.toString(), /var allowed = null;/);
  const strict = await site(context, {pages: {openers: ['https://window.example.gov.cn']}});
  const {body} = await ask(strict.port, '/evaluator.js');
  assert.match(body.toString(), /var allowed = \["https:\/\/window\.example\.gov\.cn"\];/);
});

test('while the script is not installed, the rating page says so', async context => {
  const {port} = await site(context, {files: [], pages: {scriptFile: '/nowhere/gov-rating.js'}});
  const {status, body, headers} = await ask(port, '/rate');
  assert.equal(status, 503);
  assert.ok(headers['retry-after']);
  assert.match(body.toString(), /评价页面现在打不开/);
  for (const path of ['/receipt', '/evaluator', '/kiosk']) assert.equal((await ask(port, path)).status, 503, path);
});

test('a server can show receipts while the script for it is installed', async context => {
  const {directory} = await site(context);
  assert.equal(hasReceiptPage(join(directory, 'gov-rating.js')), true);
  assert.equal(hasReceiptPage(join(directory, 'portal/gov-rating.js')), false);
  assert.equal(hasMyPage(join(directory, 'gov-rating.js')), true);
  assert.equal(hasMyPage(join(directory, 'portal/gov-rating.js')), false);
});

test('people find what they can rate only where a portal is registered, and are led to each that logs people in', async context => {
  const without = await site(context);
  assert.equal((await ask(without.port, '/my')).status, 404);
  assert.doesNotMatch((await ask(without.port, '/p/GZ7K3QF2M9')).body.toString(), /\/my"/);
  const page = async (logins: NonNullable<Exclude<ServeOptions['pages'], false>>['logins']) => {
    const {port} = await site(context, {pages: {logins}});
    assert.match((await ask(port, '/p/GZ7K3QF2M9')).body.toString(), /href="\/my"/);
    const {status, body, headers} = await ask(port, '/my');
    assert.deepEqual([status, headers['referrer-policy']], [200, 'no-referrer']);
    return body.toString();
  };
  assert.match(await page([]), /<gov-rating-my elder-switch="none" receipt-page="\/receipt">/);
  const one = {name: '广州"政务" <服务>', url: 'https://www.gz.example.gov.cn/my?a=1&b="'};
  assert.match(await page([one]), /login-page="https:\/\/www\.gz\.example\.gov\.cn\/my\?a=1&amp;b=&quot;"/);
  const two = await page([one, {name: '深圳', url: 'https://www.sz.example.gov.cn/'}]);
  assert.match(
    two,
    /b=&quot;">广州&quot;政务&quot; &lt;服务><\/a>.*<a href="https:\/\/www\.sz\.example\.gov\.cn\/">深圳<\/a>/,
  );
  assert.doesNotMatch(two, /login-page/);
});

test('a server may do without pages', async context => {
  const {port} = await site(context, {files: [], pages: false});
  for (const path of ['/rate', '/receipt', '/rate.js', '/evaluator', '/kiosk'])
    assert.equal((await ask(port, path)).status, 404, path);
});

test('a script travels compressed, once, and means the same', async context => {
  const {port} = await site(context);
  const brotli = await ask(port, '/gov-rating.js', {'Accept-Encoding': 'gzip, deflate, br'});
  assert.equal(brotli.headers['content-encoding'], 'br');
  assert.equal(brotliDecompressSync(brotli.body).toString(), script);
  const gzip = await ask(port, '/gov-rating.js', {'Accept-Encoding': 'gzip, br;q=0'});
  assert.equal(gunzipSync(gzip.body).toString(), script);
  const plain = await ask(port, '/gov-rating.js');
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.equal(plain.body.toString(), script);
  assert.equal(plain.headers['vary'], 'Accept-Encoding');
  for (const validators of [
    {'If-None-Match': String(brotli.headers.etag)},
    {'If-Modified-Since': String(brotli.headers['last-modified'])},
  ]) {
    const again = await ask(port, '/gov-rating.js', validators as Record<string, string>);
    assert.deepEqual([again.status, again.body.length], [304, 0]);
  }
  const head = await ask(port, '/gov-rating.js', {}, 'HEAD');
  assert.deepEqual([head.status, head.body.length], [200, 0]);
  assert.equal(head.headers['content-length'], String(Buffer.byteLength(script)));
});

test('a script changed on the disk is served as changed', async context => {
  const {port, directory} = await site(context);
  const first = await ask(port, '/gov-rating.js', {'Accept-Encoding': 'br'});
  await writeFile(join(directory, 'gov-rating.js'), `${script} self.changed = 1;`);
  await utimes(join(directory, 'gov-rating.js'), new Date(), new Date(Date.now() + 5000));
  const second = await ask(port, '/gov-rating.js', {
    'Accept-Encoding': 'br',
    'If-None-Match': String(first.headers.etag),
  });
  assert.equal(second.status, 200);
  assert.match(brotliDecompressSync(second.body).toString(), /self.changed/);
});

test('a file compressed beforehand is used', async context => {
  const {port, directory} = await site(context);
  await writeFile(join(directory, 'gov-rating.js.gz'), gzipSync('beforehand'));
  const {body} = await ask(port, '/gov-rating.js', {'Accept-Encoding': 'gzip'});
  assert.equal(gunzipSync(body).toString(), 'beforehand');
});

test('a portal of another origin may load the script, with its integrity checked', async context => {
  const {port} = await site(context);
  const {headers} = await ask(port, '/gov-rating.js');
  assert.equal(headers['cross-origin-resource-policy'], 'cross-origin');
  assert.equal(headers['access-control-allow-origin'], '*');
});

test('a folder has its own headers, pages more, and an address without the slash leads to the one with it', async context => {
  const {port} = await site(context);
  const page = await ask(port, '/examples/portal/');
  assert.equal(page.headers['x-example'], 'portal');
  assert.equal(page.headers['content-security-policy'], "script-src 'self'");
  const folder = await ask(port, '/examples/portal/sub');
  assert.deepEqual([folder.status, folder.headers.location], [308, '/examples/portal/sub/']);
  assert.equal((await ask(port, '/examples/portal/sub/')).body.toString(), 'sub');
});

for (const path of [
  '../secret.txt',
  '%2e%2e/secret.txt',
  '..%2fsecret.txt',
  '%2e%2e%2fsecret.txt',
  '..%5csecret.txt',
  '..\\secret.txt',
  'sub/../../secret.txt',
  '%252e%252e/secret.txt',
  'link.txt',
  '.env',
  '%2eenv',
  'index.html%00.js',
  '%ff',
  '/etc/passwd',
  'sub//../../../secret.txt',
]) {
  test(`${path} does not lead out of a folder`, async context => {
    const {port} = await site(context);
    const {status, body} = await ask(port, `/examples/portal/${path}`);
    assert.ok(status >= 400, String(status));
    assert.equal(body.toString().includes('secret'), false);
  });
}

const rawRequests: [string, string, RegExp][] = [
  ['no HTTP at all', 'hello\r\n\r\n', /^HTTP\/1.1 400/],
  ['an invalid path', 'GET http//x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 400/],
  ['TRACE', 'TRACE /v1/ratings HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 405/],
  ['no host', 'GET /v1/health HTTP/1.1\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 400/],
  [
    'a body announced too large',
    'POST /v1/oauth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n',
    /^HTTP\/1.1 413[^]*body_too_large/,
  ],
  [
    'a body that grows too large in pieces',
    `POST /v1/oauth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${`4000\r\n${' '.repeat(0x4000)}\r\n`.repeat(5)}`,
    /^HTTP\/1.1 413[^]*body_too_large/,
  ],
  ['a length of nonsense', 'POST /v1/ratings HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n', /^HTTP\/1.1 400/],
  [
    'two lengths and pieces at once',
    'POST /v1/ratings HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    /^HTTP\/1.1 400/,
  ],
];
for (const [name, bytes, expected] of rawRequests) {
  test(`${name} is refused and the server goes on`, async context => {
    const {port} = await site(context);
    assert.match(await exchange(port, bytes), expected);
    assert.equal((await ask(port, '/v1/health')).status, 200);
  });
}

test('a caller who stops in the middle of a body does not affect others', async context => {
  const {port} = await site(context);
  const socket = connect(port, '127.0.0.1');
  await new Promise(resolve => socket.once('connect', resolve));
  const head = `POST /v1/oauth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"a`;
  await new Promise(resolve => socket.write(head, resolve));
  socket.resetAndDestroy();
  assert.equal((await ask(port, '/v1/health')).status, 200);
});

test('a port that is taken is an error with its reason', async context => {
  const {port} = await site(context);
  const app = createApp({storage: await memoryStorage(), tokenSecret});
  await assert.rejects(serve({app, port}), {code: 'EADDRINUSE'});
});

test('a load balancer that asks in HTTP/1.0 without a Host learns that the server is alive', async context => {
  const {port} = await site(context);
  const socket = connect(port, '127.0.0.1');
  socket.end('GET /v1/health HTTP/1.0\r\n\r\n');
  const [status] = (await text(socket)).split('\r\n');
  assert.match(status ?? '', /^HTTP\/1\.[01] 200/);
});

test('a directory asked for without its slash leads to it', async context => {
  const {url} = await site(context);
  const response = await fetch(`${url}/examples/portal`, {redirect: 'manual'});
  assert.equal(response.status, 308);
  assert.equal(response.headers.get('location'), '/examples/portal/');
});
