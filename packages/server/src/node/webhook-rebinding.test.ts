import assert from 'node:assert/strict';
import type {LookupAddress} from 'node:dns';
import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import test, {type TestContext} from 'node:test';
import type {WebhookRules} from '../domain/webhooks/webhook-address.ts';
import {webhookSender} from './webhook-sender.ts';

const strict: WebhookRules = {http: true, ports: '*', networks: []};
const message = (url: string) => ({url, headers: {}, body: '{}'});

async function aReceiver(context: TestContext, listener: RequestListener) {
  let calls = 0;
  const server = createServer((request, response) => {
    calls++;
    listener(request, response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    return new Promise(resolve => server.close(resolve));
  });
  return {port: (server.address() as AddressInfo).port, calls: () => calls};
}

for (const [name, address, family] of [
  ['127.0.0.1', '127.0.0.1', 4],
  ['127.0.0.1 written for IPv6', '::ffff:127.0.0.1', 6],
  ['127.0.0.1 written for IPv6 in hexadecimal', '::ffff:7f00:1', 6],
] as const) {
  test(`a public name that resolves to ${name} reaches nothing on this machine`, async context => {
    const {port, calls} = await aReceiver(context, (_request, response) => void response.end());
    const resolve = async (): Promise<LookupAddress[]> => [{address, family}];
    const sent = await webhookSender({resolve})(message(`http://hooks.example.gov.cn:${port}/`), strict);
    assert.deepEqual(sent, {failure: 'address_not_allowed'});
    assert.equal(calls(), 0);
  });
}

test('a redirect to a private address is an answer and is not followed', async context => {
  const hidden = await aReceiver(context, (_request, response) => void response.end());
  const {port} = await aReceiver(context, (_request, response) =>
    response.writeHead(307, {location: `http://127.0.0.1:${hidden.port}/`}).end(),
  );
  const rules = {...strict, networks: ['127.0.0.1/32']};
  const resolve = async (): Promise<LookupAddress[]> => [{address: '127.0.0.1', family: 4}];
  assert.deepEqual(await webhookSender({resolve})(message(`http://hooks.example.gov.cn:${port}/`), rules), {
    status: 307,
  });
  assert.equal(hidden.calls(), 0);
});
