import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {request, type IncomingHttpHeaders} from 'node:http';
import {request as secureRequest} from 'node:https';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {aService} from '@gov-rating/contract/testing';
import {openStorage} from '../../src/node.ts';
import {bureau, clientSecret, fill} from '../fixtures/api.fixtures.ts';
import {certificateAuthority} from '../fixtures/certificates.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {freePort} from '../fixtures/free-port.fixtures.ts';
import {howToGetNginx, nginxProgram, runNginx} from '../fixtures/nginx.fixtures.ts';
import {blockOfPage} from '../fixtures/operating-page.fixtures.ts';
import {startServer} from '../fixtures/server-process.fixtures.ts';

const host = 'rating.example.gov.cn';
const publicUrl = `https://${host}`;

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** What is asked, and what a caller claims in the headers. */
interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** Asks a port of this machine by the public name; over TLS where `ca` is given. */
function ask(port: number, {method, path, headers = {}, body}: Asked, ca?: string): Promise<Answer> {
  const options = {
    ...{host: '127.0.0.1', port, path, servername: host},
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {Host: host, ...(body === undefined ? {} : {'Content-Type': 'application/json'}), ...headers},
  };
  const sent = ca === undefined ? request(options) : secureRequest({...options, ca});
  sent.end(body === undefined ? undefined : JSON.stringify(body));
  return new Promise((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', response => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', piece => (text += piece));
      response.on('end', () => resolve({status: response.statusCode, headers: response.headers, text}));
    });
  });
}

/** A server with institutions, as the page sets it up: known by its public address, one proxy before it. */
async function aServer(context: TestContext): Promise<number> {
  const env = {DATA_DIR: await aDirectory(context), EVIDENCE_KEY: Buffer.alloc(32, 7).toString('base64')};
  const storage = await openStorage({...env, DATABASE_URL: undefined});
  await fill(storage);
  await storage.close();
  const {url} = await startServer(context, {...env, PUBLIC_URL: publicUrl, TRUST_PROXY: '1'});
  return Number(new URL(url).port);
}

/** The link of an invitation, asked for by a department that claims other addresses in its headers. */
async function invitationLink(call: (asked: Asked) => Promise<Answer>): Promise<string> {
  const claims = {'X-Forwarded-Host': 'evil.test', 'X-Forwarded-Proto': 'http', Forwarded: 'host=evil.test;proto=http'};
  const login = {grant_type: 'client_credentials', client_id: 'guangzhou', client_secret: clientSecret};
  const {text} = await call({path: '/v1/oauth/token', body: login});
  const headers = {...claims, Authorization: `Bearer ${(JSON.parse(text) as {access_token: string}).access_token}`};
  const body = aService({institutionCode: bureau.code, servedAt: new Date().toISOString()});
  const service = JSON.parse((await call({path: '/v1/services', headers, body})).text) as {serviceId: string};
  const path = `/v1/services/${service.serviceId}/invitations`;
  return (JSON.parse((await call({path, headers, body: {}})).text) as {url: string}).url;
}

test('links lead to PUBLIC_URL whatever a caller or a proxy claims, and the server itself sends no HSTS', async context => {
  const port = await aServer(context);
  assert.match(await invitationLink(asked => ask(port, asked)), new RegExp(`^${publicUrl}/rate#invitation=`));
  for (const path of ['/rate', '/v1/health', '/v1/none', '/healthz']) {
    const {headers} = await ask(port, {path, headers: {'X-Forwarded-Proto': 'https'}});
    assert.equal(headers['strict-transport-security'], undefined, path);
  }
});

/** Starts nginx with the block of the page: only ports, certificate and the place of its files are others. */
async function startNginx(context: TestContext, program: string, serverPort: number, language: 'en' | 'zh-CN' = 'en') {
  const folder = await aDirectory(context);
  const [plain, secure] = [await freePort(), await freePort()];
  const authority = await certificateAuthority();
  const {cert, key} = await authority.issue({hostname: host});
  await writeFile(join(folder, 'cert.pem'), cert);
  await writeFile(join(folder, 'key.pem'), key);
  const block = (await blockOfPage('nginx', language))
    .replace('127.0.0.1:8080', `127.0.0.1:${serverPort}`)
    .replace('listen 80;', `listen 127.0.0.1:${plain};`)
    .replace('listen 443 ssl', `listen 127.0.0.1:${secure} ssl`)
    .replace('/etc/ssl/gov-rating.pem', join(folder, 'cert.pem'))
    .replace('/etc/ssl/private/gov-rating.key', join(folder, 'key.pem'));
  return {plain, secure, ca: authority.cert, ...(await runNginx(context, program, block, folder))};
}

test('behind nginx as the page sets it up, callers have https, HSTS once, right links and an address of their own', async context => {
  const program = nginxProgram();
  if (program === undefined) return context.skip(howToGetNginx);
  const {plain, secure, ca} = await startNginx(context, program, await aServer(context));
  const moved = await ask(plain, {path: '/rate?lang=en'});
  assert.deepEqual([moved.status, moved.headers.location], [308, `${publicUrl}/rate?lang=en`]);
  for (const path of ['/v1/health', '/v1/none', '/healthz']) {
    const {headers} = await ask(secure, {path}, ca);
    assert.equal(headers['strict-transport-security'], 'max-age=31536000', path);
  }
  assert.match(await invitationLink(asked => ask(secure, asked, ca)), new RegExp(`^${publicUrl}/rate#invitation=`));
  const statuses: (number | undefined)[] = [];
  for (let guess = 0; guess < 12; guess++) {
    const body = {grant_type: 'client_credentials', client_id: 'guangzhou', client_secret: `${clientSecret}${guess}`};
    const headers = {'X-Forwarded-For': `203.0.113.${guess}`};
    statuses.push((await ask(secure, {path: '/v1/oauth/token', headers, body}, ca)).status);
  }
  assert.equal(statuses.at(0), 401);
  assert.equal(statuses.at(-1), 429, 'a caller who claims another address each time is still one caller');
});

for (const language of ['en', 'zh-CN'] as const)
  test(`nginx as the page in ${language} sets it up writes no line about a short address, also while the server is away`, async context => {
    const program = nginxProgram();
    if (program === undefined) return context.skip(howToGetNginx);
    // Port 1 is nobody's: a free one may be taken by another test meanwhile.
    const gone = 1;
    for (const [serverPort, status] of [
      [await aServer(context), 404],
      [gone, 502],
    ] as const) {
      const {plain, secure, ca, logged} = await startNginx(context, program, serverPort, language);
      for (const secret of ['/r/a-secret-of-an-invitation', '/p/a-secret-of-a-point', '/r/a-secret?from=timeline']) {
        assert.equal((await ask(plain, {path: secret})).status, 308);
        assert.equal((await ask(secure, {path: secret}, ca)).status, status);
      }
      assert.equal((await ask(plain, {path: '/rate?plain'})).status, 308);
      await ask(secure, {path: '/healthz?behind'}, ca);
      const text = await logged();
      assert.match(text, /GET \/rate\?plain/);
      assert.match(text, /GET \/healthz\?behind/);
      assert.equal(text.includes('secret'), false);
    }
  });
