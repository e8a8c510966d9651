import assert from 'node:assert/strict';
import {mkdir, writeFile} from 'node:fs/promises';
import {createServer, request as forward} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {createServiceClient} from '@gov-rating/sdk/service';
import {createClient} from '@gov-rating/sdk';
import {aDraft, aService} from '@gov-rating/contract/testing';
import {createApp, memoryStorage} from '../../src/index.ts';
import {serve} from '../../src/node.ts';
import {clientSecret, fill, tokenSecret} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';

const base = '/gov/rating-api';

/** A gateway that publishes the server under a path, which it hands on or takes away, and nothing else. */
async function aGateway(context: TestContext, handsOn: boolean) {
  const directory = await aDirectory(context);
  await mkdir(join(directory, 'site/sub'), {recursive: true});
  for (const name of [
    'gov-rating.js',
    'gov-rating-receipt.js',
    'gov-rating-evaluator.js',
    'gov-rating-kiosk.js',
    'site/sub/index.html',
  ])
    await writeFile(join(directory, name), 'self.x = 1');
  const storage = await memoryStorage();
  await fill(storage);
  let target = 0;
  const gateway = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '';
    if (!path.startsWith(`${base}/`)) return void outgoing.writeHead(404).end();
    const options = {port: target, host: '127.0.0.1', method: incoming.method, headers: incoming.headers};
    const passed = forward({...options, path: handsOn ? path : path.slice(base.length)}, answer => {
      outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(passed);
  });
  await new Promise<void>(resolve => gateway.listen(0, '127.0.0.1', resolve));
  const publicUrl = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}${base}`;
  const app = createApp({
    storage,
    tokenSecret,
    log: () => undefined,
    settings: {publicUrl, receiptPage: `${publicUrl}/receipt`, corsOrigins: ['https://portal.example.gov.cn']},
  });
  const files = [
    {path: '/gov-rating.js', file: join(directory, 'gov-rating.js')},
    {prefix: '/site/', directory: join(directory, 'site')},
  ];
  const running = await serve({app, port: 0, files});
  target = running.port;
  context.after(async () => {
    gateway.closeAllConnections();
    gateway.close();
    await running.close(0);
  });
  return {publicUrl, direct: running.url};
}

for (const [gateway, handsOn] of [
  ['hands its path on', true],
  ['takes its path away', false],
] as const) {
  test(`a department and a citizen go the whole way through a gateway that ${gateway}`, async context => {
    const {publicUrl} = await aGateway(context, handsOn);
    const department = createServiceClient({baseUrl: publicUrl, clientId: 'guangzhou', clientSecret});
    const {serviceId} = await department.putService(aService({servedAt: new Date(Date.now() - 60_000).toISOString()}));
    const {url, shortUrl, token, codes} = await department.invite({serviceId, codes: {formats: ['svg']}});
    assert.ok(url.startsWith(`${publicUrl}/rate#invitation=`), url);
    assert.equal(shortUrl, `${publicUrl}/r/${token}`);
    assert.match(codes?.svg ?? '', /^<svg/);
    const citizen = createClient({baseUrl: publicUrl});
    const {receiptNumber} = await citizen.submitRating(aDraft(), {token, idempotencyKey: 'a-key-of-a-gateway-test'});
    assert.match(receiptNumber, /^\d{4}(-\d{4}){4}$/);
    assert.deepEqual(await department.isRated({serviceId}), {rated: true});
  });

  test(`pages, scripts, styles and links lead through a gateway that ${gateway}`, async context => {
    const {publicUrl} = await aGateway(context, handsOn);
    for (const page of ['rate', 'receipt', 'evaluator', 'kiosk', `r/${'A'.repeat(32)}`]) {
      const response = await fetch(`${publicUrl}/${page}`);
      assert.equal(response.status, 200, page);
      const text = await response.text();
      const links = [...text.matchAll(/(?:src|href) ?= ?["'](\/[^"']*)["']/g)].map(([, link]) => link ?? '');
      assert.ok(links.length > 0, page);
      for (const link of links) {
        assert.ok(link.startsWith(`${base}/`), link);
        assert.equal((await fetch(new URL(link, publicUrl))).status, 200, link);
      }
    }
  });

  test(`a redirect within the server leads through a gateway that ${gateway}`, async context => {
    const {publicUrl} = await aGateway(context, handsOn);
    for (const path of ['/site', '/site/sub']) {
      const response = await fetch(publicUrl + path, {redirect: 'manual'});
      assert.deepEqual([response.status, response.headers.get('location')], [308, `${base}${path}/`]);
    }
    assert.equal((await fetch(`${publicUrl}/site/sub`)).url, `${publicUrl}/site/sub/`);
  });

  test(`the description, preflight requests and refusals are right behind a gateway that ${gateway}`, async context => {
    const {publicUrl} = await aGateway(context, handsOn);
    const {servers} = (await (await fetch(`${publicUrl}/v1/openapi.json`)).json()) as {servers: {url: string}[]};
    assert.equal(servers[0]?.url, `${base}/`);
    const headers = {Origin: 'https://portal.example.gov.cn', 'Access-Control-Request-Method': 'POST'};
    const preflight = await fetch(`${publicUrl}/v1/ratings`, {method: 'OPTIONS', headers});
    assert.deepEqual(
      [preflight.status, preflight.headers.get('access-control-allow-origin')],
      [204, 'https://portal.example.gov.cn'],
    );
    const secret = await fetch(`${publicUrl}/v1/oauth/token`, {method: 'OPTIONS', headers});
    assert.equal(secret.headers.get('access-control-allow-origin'), null);
    const refused = await fetch(`${publicUrl}/v1/oauth/token`, {method: 'POST', body: '{}'});
    assert.ok('error' in ((await refused.json()) as object));
    assert.equal((await fetch(`${publicUrl}/v1/nothing`)).status, 404);
  });
}

test('the server behind a gateway is also alive for who asks it directly', async context => {
  const {direct} = await aGateway(context, true);
  assert.equal((await fetch(`${direct}/v1/health`)).status, 200);
  assert.equal((await fetch(`${direct}${base}/v1/health`)).status, 200);
  assert.equal((await fetch(`${direct}/gov/rating-apix/v1/health`)).status, 404);
});
