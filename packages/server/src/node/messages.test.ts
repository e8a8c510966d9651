import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import test, {type TestContext} from 'node:test';
import {verifyWebhook} from '@gov-rating/sdk/webhooks';
import {ConfigError, readConfig} from '../config/config.ts';
import {configuredMessages, gatewayMessages, loggedMessages} from './messages.ts';
import {upstreamSender} from './upstream-sender.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const message = {phone: '13800004321', code: '204816', endsAt: '2026-11-24T02:05:00.000Z', text: '您的验证码是 204816'};

/** A gateway that answers so, and what it has got. */
async function aGateway(t: TestContext, status: number, answers = true) {
  const got: {headers: Record<string, string>; body: string; url: string}[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request as AsyncIterable<Buffer>) body += piece.toString();
    got.push({headers: request.headers as Record<string, string>, body, url: request.url ?? ''});
    if (answers) response.writeHead(status, {location: 'http://127.0.0.1:1/elsewhere'}).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/codes`, got};
}

test('a gateway gets number, code and sentence in a signed POST, and nothing of it in the address', async t => {
  const {url, got} = await aGateway(t, 202);
  assert.deepEqual(await gatewayMessages({url, secret})(message), {sent: true});
  const [{headers, body, url: path} = {headers: {}, body: '', url: ''}] = got;
  assert.equal(path, '/codes');
  const {type, data} = JSON.parse(body) as {type: string; data: unknown};
  assert.deepEqual({type, data}, {type: 'rater.code', data: message});
  await verifyWebhook({headers, body}, {secret});
  await assert.rejects(verifyWebhook({headers, body: body.replace('204816', '204817')}, {secret}));
});

test('a gateway that refuses, redirects, is away or does not answer has taken nothing', async t => {
  for (const status of [500, 307, 403]) {
    const {url, got} = await aGateway(t, status);
    assert.deepEqual(await gatewayMessages({url, secret})(message), {failure: `status_${status}`});
    assert.equal(got.length, 1);
  }
  const closed = createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const {port} = closed.address() as AddressInfo;
  await once(closed.close(), 'close');
  const away = await gatewayMessages({url: `http://127.0.0.1:${port}/codes`, secret})(message);
  assert.deepEqual(away, {failure: 'connection_refused'});
  const {url} = await aGateway(t, 200, false);
  const send = upstreamSender({timeout: 50});
  assert.deepEqual(await gatewayMessages({url, secret, send})(message), {failure: 'timed_out'});
});

test('for demonstration messages go into the log, each with a warning', async () => {
  const lines: string[] = [];
  const send = loggedMessages({}, line => lines.push(line));
  assert.deepEqual(await send(message), {sent: true});
  assert.equal(lines.length, 2);
  for (const line of lines) assert.match(line, /FOR DEMONSTRATION ONLY/);
  assert.match(lines[1] ?? '', /13800004321.*204816/);
});

for (const [name, env] of [
  ['over a shared database', {DATABASE_URL: 'postgres://user@host/database'}],
  ['in production', {NODE_ENV: 'production'}],
  ['where other machines reach the server', {HOST: '0.0.0.0'}],
  ['under a public address', {PUBLIC_URL: 'https://rating.example.gov.cn'}],
] as const) {
  test(`codes are not written into the log ${name}`, () => {
    const config = readConfig({MESSAGES: 'log', ...env});
    assert.throws(() => configuredMessages(config, {env, warn: assert.fail}), ConfigError);
  });
}

test('an operator who names a gateway without address or secret, or with one that is not safe, hears what is wrong', () => {
  const safe = {MESSAGES: 'webhook', MESSAGE_URL: 'https://sms.example.gov.cn/codes', MESSAGE_SECRET: secret};
  assert.notEqual(configuredMessages(readConfig(safe), {env: {}, warn: assert.fail}), undefined);
  assert.equal(configuredMessages(readConfig({}), {env: {}, warn: assert.fail}), undefined);
  for (const [change, sentence] of [
    [{MESSAGE_URL: ''}, /MESSAGE_URL must be set with MESSAGES=webhook/],
    [{MESSAGE_SECRET: ''}, /MESSAGE_SECRET must be set with MESSAGES=webhook/],
    [{MESSAGE_URL: 'http://sms.example.gov.cn/codes'}, /MESSAGE_URL must begin with https/],
    [{MESSAGE_URL: 'https://user:password@sms.example.gov.cn/'}, /MESSAGE_URL must carry neither a password/],
    [{MESSAGE_SECRET: 'password'}, /MESSAGE_SECRET must be whsec_/],
    [{MESSAGES: 'sms'}, /MESSAGES must be one of off, log, webhook/],
    [{RATER_CODE_LOCK_MINUTES: '0'}, /RATER_CODE_LOCK_MINUTES must be a whole number from 1 to 1440/],
    [{RATER_CODES_PER_HOUR: '61'}, /RATER_CODES_PER_HOUR must be a whole number from 1 to 60/],
  ] as const)
    assert.throws(() => readConfig({...safe, ...change}), sentence);
});
