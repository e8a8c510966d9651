import assert from 'node:assert/strict';
import type {LookupAddress} from 'node:dns';
import {createServer, type IncomingMessage, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import test, {type TestContext} from 'node:test';
import type {WebhookRules} from '../domain/webhooks/webhook-address.ts';
import type {Resolve} from './names.ts';
import {webhookSender} from './webhook-sender.ts';

const loopback: WebhookRules = {http: true, ports: '*', networks: ['127.0.0.0/8']};

/** A receiver on this machine and what reached it. */
async function aReceiver(context: TestContext, listener: RequestListener) {
  const received: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    received.push(request);
    listener(request, response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    return new Promise(resolve => server.close(resolve));
  });
  return {port: (server.address() as AddressInfo).port, received};
}

const leadsTo =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address): LookupAddress => ({address, family: address.includes(':') ? 6 : 4}));

const message = (url: string) => ({
  url,
  headers: {'webhook-id': 'm1', 'content-type': 'application/json'},
  body: '{"好":1}',
});

test('a message arrives as it was written, under the name of the receiver', async context => {
  let body = '';
  const {port, received} = await aReceiver(context, (request, response) => {
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => response.writeHead(204).end());
  });
  const send = webhookSender({resolve: leadsTo('127.0.0.1')});
  assert.deepEqual(await send(message(`http://hooks.example.gov.cn:${port}/a?b=c`), loopback), {status: 204});
  const [request] = received;
  assert.equal(body, '{"好":1}');
  assert.equal(request?.url, '/a?b=c');
  assert.equal(request?.headers.host, `hooks.example.gov.cn:${port}`);
  assert.equal(request?.headers['content-length'], '9');
  assert.equal(request?.headers['webhook-id'], 'm1');
});

test('a name that leads to an address which is not allowed is not called, whatever else it leads to', async context => {
  const {port, received} = await aReceiver(context, (_request, response) => void response.end());
  const closed: [WebhookRules, Resolve][] = [
    [{...loopback, networks: []}, leadsTo('127.0.0.1')],
    [loopback, leadsTo('127.0.0.1', '10.0.0.1')],
    [loopback, leadsTo('::1', '127.0.0.1')],
    [loopback, leadsTo('169.254.169.254')],
  ];
  for (const [rules, resolve] of closed) {
    const sent = await webhookSender({resolve})(message(`http://hooks.example.gov.cn:${port}/`), rules);
    assert.deepEqual(sent, {failure: 'address_not_allowed'});
  }
  assert.equal(received.length, 0);
});

test('the connection goes to the address that was checked, even if the name resolves to another one a moment later', async context => {
  const reached: unknown[] = [];
  const {port} = await aReceiver(context, ({socket}, response) => {
    reached.push(socket.localAddress);
    response.end();
  });
  let asked = 0;
  const rebinding: Resolve = () => leadsTo(asked++ === 0 ? '127.0.0.1' : '127.0.0.2')('');
  const {status} = await webhookSender({resolve: rebinding})(message(`http://hooks.example.gov.cn:${port}/`), loopback);
  assert.equal(status, 200);
  assert.equal(asked, 1);
  assert.deepEqual(reached, ['127.0.0.1']);
});

test('an address in the place of a name is checked too', async context => {
  const {port, received} = await aReceiver(context, (_request, response) => void response.end());
  const send = webhookSender();
  assert.deepEqual(await send(message(`http://127.0.0.1:${port}/`), {...loopback, networks: []}), {
    failure: 'address_not_allowed',
  });
  assert.equal(received.length, 0);
  assert.equal((await send(message(`http://127.0.0.1:${port}/`), loopback)).status, 200);
});

test('a redirect is a response and is not followed', async context => {
  const {port, received} = await aReceiver(context, (_request, response) => {
    response.writeHead(307, {Location: '/elsewhere'}).end();
  });
  assert.deepEqual(await webhookSender()(message(`http://127.0.0.1:${port}/`), loopback), {status: 307});
  assert.equal(received.length, 1);
});

test('a receiver that asks for time says how much', async context => {
  const {port} = await aReceiver(context, (_request, response) => {
    response.writeHead(503, {'Retry-After': '120'}).end();
  });
  const sent = await webhookSender()(message(`http://127.0.0.1:${port}/`), loopback);
  assert.deepEqual(sent, {status: 503, retryAfter: 120});
});

test('an endless response is read only up to the limit', async context => {
  let written = 0;
  const {port, received} = await aReceiver(context, (_request, response) => {
    const more = () => {
      while (response.write(Buffer.alloc(8192))) written += 8192;
      response.once('drain', more);
    };
    more();
  });
  assert.deepEqual(await webhookSender()(message(`http://127.0.0.1:${port}/`), loopback), {status: 200});
  assert.equal(received.length, 1);
  assert.ok(written < 64 * 1024 * 1024);
});

const silent: [string, RequestListener][] = [
  ['says nothing', () => undefined],
  ['never ends its first line', request => void request.socket.write('HTTP/1.1 20')],
];
for (const [name, listener] of silent) {
  test(`a receiver that ${name} is waited for no longer than the limit`, async context => {
    const {port} = await aReceiver(context, listener);
    const sent = await webhookSender({timeout: 100})(message(`http://127.0.0.1:${port}/`), loopback);
    assert.deepEqual(sent, {failure: 'timed_out'});
  });
}

test('a name that cannot be resolved in time is given up', async () => {
  const never: Resolve = () => new Promise(() => undefined);
  const sent = await webhookSender({resolve: never, timeout: 100})(message('http://hooks.example.gov.cn/'), loopback);
  assert.deepEqual(sent, {failure: 'timed_out'});
});

test('a failed delivery has a short reason, without the message of a library', async context => {
  const {port} = await aReceiver(context, request => request.socket.destroy());
  const fails =
    (error: string): Resolve =>
    () =>
      Promise.reject(Object.assign(new Error('secret'), {code: error}));
  const failures = await Promise.all([
    webhookSender()(message(`http://127.0.0.1:${port}/`), loopback),
    webhookSender()(message(`https://127.0.0.1:${port}/`), loopback),
    webhookSender()(message('http://127.0.0.1:1/'), loopback),
    webhookSender({resolve: fails('ENOTFOUND')})(message('http://hooks.example.gov.cn/'), loopback),
    webhookSender({resolve: leadsTo()})(message('http://hooks.example.gov.cn/'), loopback),
  ]);
  assert.deepEqual(
    failures.map(sent => 'failure' in sent && sent.failure),
    ['connection_broken', 'connection_broken', 'connection_refused', 'name_not_found', 'name_not_found'],
  );
});

const answers: [string, string, number][] = [
  ['an endless body', 'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\na', 200],
  ['a body that is cut', 'HTTP/1.1 202 Accepted\r\nContent-Length: 1000\r\n\r\na<end>', 202],
  ['malformed chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 200],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 200],
  ['a header that is none', 'HTTP/1.1 201 Created\r\nno header\r\n\r\n', 201],
  ['headers that never end', 'HTTP/1.1 200 OK\r\nX-A: 1\r\n', 200],
  ['headers that are cut', 'HTTP/1.1 200 OK\r\nX-A: 1\r\n<end>', 200],
  ['headers that are too long', `HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(40_000)}`, 200],
];
for (const [name, answer, status] of answers)
  test(`a receiver that says ${status} has the message, also with ${name}`, async context => {
    const {port} = await aReceiver(context, ({socket}) => {
      socket.write(answer.replace('<end>', ''));
      if (answer.endsWith('<end>')) socket.end();
    });
    const sent = await webhookSender({timeout: 500})(message(`http://127.0.0.1:${port}/`), loopback);
    assert.deepEqual(sent, {status});
  });

for (const answer of ['HTTP/1.1 500 No\r\nno header\r\n\r\n', 'HTTP/1.1 2', 'SSH-2.0-OpenSSH_9.2 200 \r\n'])
  test(`${JSON.stringify(answer)} is not taken for a receipt`, async context => {
    const {port} = await aReceiver(context, ({socket}) => void socket.end(answer));
    const sent = await webhookSender({timeout: 500})(message(`http://127.0.0.1:${port}/`), loopback);
    assert.deepEqual(sent, {failure: 'connection_broken'});
  });

for (const [status, header] of [
  [503, 'Tue, 24 Nov 2026 02:02:00 GMT'],
  [429, 'Tuesday, 24-Nov-26 02:02:00 GMT'],
  [503, 'Tue Nov 24 02:02:00 2026'],
  [429, '120'],
] as const)
  test(`a receiver that answers ${status} with Retry-After: ${header} is called again after that time, by its own clock`, async context => {
    const {port} = await aReceiver(context, (_request, response) => {
      response.writeHead(status, {'Retry-After': header, Date: 'Tue, 24 Nov 2026 02:00:00 GMT'}).end();
    });
    const sent = await webhookSender()(message(`http://127.0.0.1:${port}/`), loopback);
    assert.deepEqual(sent, {status, retryAfter: 120});
  });
