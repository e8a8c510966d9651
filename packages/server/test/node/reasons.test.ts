import assert from 'node:assert/strict';
import {createServer} from 'node:https';
import type {AddressInfo} from 'node:net';
import test, {type TestContext} from 'node:test';
import {loggedError} from '../../src/http/log.ts';
import {signInFault} from '../../src/node/check-sign-in.ts';
import type {LogEntry} from '../../src/index.ts';
import {memoryRateLimits, serve} from '../../src/node.ts';
import {aScene} from '../fixtures/api.fixtures.ts';
import {certificateAuthority} from '../fixtures/certificates.fixtures.ts';

/** An identity provider behind an authority that this machine does not know. */
async function aProvider(context: TestContext) {
  const certificate = await (await certificateAuthority()).issue({hostname: 'localhost'});
  const server = createServer(certificate, (_request, response) => void response.end('{"keys":[]}'));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    return new Promise(resolve => server.close(resolve));
  });
  return `https://localhost:${(server.address() as AddressInfo).port}/jwks.json`;
}

test('a provider behind a private authority is named at the start, with the certificate and the setting that helps', async context => {
  const fault = await signInFault(await aProvider(context));
  assert.match(fault?.reason ?? '', /UNABLE_TO|SELF_SIGNED/);
  assert.match(fault?.message ?? '', /^OIDC_JWKS_URL at https:\/\/localhost:\d+ is not reached: .*NODE_EXTRA_CA_CERTS/);
});

test('the line about a failed call names what was behind it', async context => {
  const url = await aProvider(context);
  const error: unknown = await fetch(url).catch((thrown: unknown) => thrown);
  const {message, cause, hint} = loggedError(new Error('no keys', {cause: error}));
  assert.equal(message, 'no keys');
  assert.match(cause?.code ?? '', /UNABLE_TO|SELF_SIGNED/);
  assert.match(hint ?? '', /NODE_EXTRA_CA_CERTS/);
});

test('a port that nobody listens on is named as such', async () => {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  const fault = await signInFault(`https://127.0.0.1:${port}/jwks.json`);
  assert.equal(fault?.reason, 'ECONNREFUSED');
});

test('the id of a trusted proxy is logged and answered; that of anybody else is not', async context => {
  const entries: LogEntry[] = [];
  const scene = await aScene({log: entry => void entries.push(entry)});
  const given = '4bf92f3577b34da6a3ce929d0e0e4736';
  for (const trustedProxies of [1, 0]) {
    const running = await serve({app: scene.app, port: 0, trustedProxies, pages: false});
    context.after(() => running.close(0));
    const response = await fetch(`${running.url}/v1/standard`, {headers: {'X-Request-Id': given}});
    await response.arrayBuffer();
    assert.equal(response.headers.get('x-request-id') === given, trustedProxies === 1);
    assert.equal(entries.at(-1)?.requestId, response.headers.get('x-request-id'));
  }
});

test('each call says what is left of the limit of its client, and a refusal when to come again', async () => {
  const scene = await aScene({rateLimits: memoryRateLimits({client: 5, clients: {shenzhen: 2}})});
  const call = async (client: string) =>
    scene.call('/v1/services/lookup', {token: await scene.accessToken(client), body: {projectNo: '4401'}});
  const left = async (client: string) => (await call(client)).headers.get('ratelimit') ?? '';
  assert.match(await left('guangzhou'), /^"client";r=4;t=\d+$/);
  assert.match(await left('guangzhou'), /^"client";r=3;t=\d+$/);
  assert.match(await left('shenzhen'), /^"client";r=1;t=\d+$/);
  await call('shenzhen');
  const refused = await call('shenzhen');
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('ratelimit-policy'), '"client";q=2;w=60');
  assert.match(refused.headers.get('ratelimit') ?? '', /^"client";r=0;t=\d+$/);
  const seconds = Number(refused.headers.get('retry-after'));
  assert.ok(seconds > 0 && seconds <= 60);
  assert.equal((await call('guangzhou')).status, 200);
});
