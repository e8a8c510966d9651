import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {after, type TestContext} from 'node:test';
import {aBadDraft} from '@gov-rating/contract/testing';
import {postgresStorage, sqliteStorage} from '../../src/node.ts';
import {Caller, clientSecret, fill} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {proxyBefore} from '../fixtures/postgres-proxy.fixtures.ts';
import {freshSchema, howToGetPostgres, startPostgres} from '../fixtures/postgres.fixtures.ts';
import {freePort} from '../fixtures/free-port.fixtures.ts';
import {launchServer, runCommand} from '../fixtures/server-process.fixtures.ts';

const server = await startPostgres();
after(() => server?.stop());

const statusOf = async (address: string): Promise<number> => (await fetch(address)).status;

/** An empty database that is reached through a proxy; both end with the test. */
async function databaseBehindProxy(context: TestContext) {
  const schema = await freshSchema(server!.url);
  const proxy = await proxyBefore(schema.url);
  context.after(async () => {
    await proxy.close();
    await schema.drop();
  });
  return {schema, proxy};
}

test(
  'a server that is started before its database lives, asks callers to come back, and serves when it is there',
  {
    skip: server ? false : howToGetPostgres,
  },
  async context => {
    const {proxy} = await databaseBehindProxy(context);
    proxy.refuse();
    const port = await freePort();
    const env = {DATABASE_URL: proxy.url, EVIDENCE_KEY: Buffer.alloc(32, 7).toString('base64'), PORT: String(port)};
    const launched = launchServer(context, env);
    const url = `http://127.0.0.1:${port}`;
    await launched.says(/Trying again every second/);
    await untilListening(port);
    assert.equal(await statusOf(`${url}/healthz`), 200);
    assert.equal(await statusOf(`${url}/readyz`), 503);
    const refused = await fetch(`${url}/v1/statistics`);
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    assert.deepEqual([refused.status, ((await refused.json()) as {code: string}).code], [503, 'unavailable']);
    proxy.open();
    await launched.says(/listens on/);
    assert.equal(await statusOf(`${url}/readyz`), 200);
    launched.process.kill('SIGTERM');
    assert.equal((await launched.ended).code, 0);
  },
);

/** Waits until something listens, which comes right after the sentence. */
async function untilListening(port: number): Promise<void> {
  for (;;) {
    try {
      await fetch(`http://127.0.0.1:${port}/healthz`);
      return;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
}

test(
  'a server that waits for its database stops when it is asked to',
  {
    skip: server ? false : howToGetPostgres,
  },
  async context => {
    const proxy = await proxyBefore(server!.url);
    context.after(() => proxy.close());
    proxy.refuse();
    const env = {DATABASE_URL: proxy.url, EVIDENCE_KEY: Buffer.alloc(32, 7).toString('base64')};
    const launched = launchServer(context, env);
    await launched.says(/Trying again every second/);
    launched.process.kill('SIGTERM');
    assert.equal((await launched.ended).code, 0);
  },
);

test('a file that is no database ends the program with a sentence, because waiting does not help', async context => {
  const directory = await aDirectory(context);
  await writeFile(join(directory, 'gov-rating.db'), 'this is no database. '.repeat(1000));
  for (const command of [[], ['recount']]) {
    const {code, stderr} = await runCommand(context, command, {DATA_DIR: directory, PORT: '0'});
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^The storage is not available \(SQLITE_CORRUPT\): .*gov-rating\.db is damaged or no database \(file is not a database\)/m,
    );
  }
});

test('a monitoring system reads what was asked, how long it took and what waits, and learns of nobody', async context => {
  const directory = await aDirectory(context);
  const storage = await sqliteStorage(join(directory, 'gov-rating.db'));
  await fill(storage);
  await storage.close();
  const launched = launchServer(context, {DATA_DIR: directory, METRICS_PORT: '0', PROFILE: 'shenzhen-2021'});
  const [, metrics = ''] = await launched.says(/Metrics are at ([^\s"]+)/);
  const [, port] = await launched.says(/listens on http:\/\/localhost:(\d+)/);
  const caller = new Caller(fetch, `http://127.0.0.1:${port}`);
  const {token, serviceId} = await caller.invited();
  assert.equal((await caller.submit(token, aBadDraft())).status, 201);
  await caller.call('/v1/orders', {token: 'nobody'});
  await caller.call('/v1/no-such-route/440106');
  const response = await fetch(metrics);
  assert.match(response.headers.get('content-type') ?? '', /^text\/plain/);
  const text = await response.text();
  for (const line of [
    'gov_rating_requests_total{route="submitRating",method="POST",status="2xx"} 1',
    'gov_rating_requests_total{route="listOrders",method="GET",status="4xx"} 1',
    'gov_rating_requests_total{route="-",method="GET",status="4xx"} 1',
    'gov_rating_request_seconds_count{route="submitRating"} 1',
    'gov_rating_ready 1',
    'gov_rating_waiting{for="webhook_delivery"} 0',
  ])
    assert.ok(text.includes(line), `${line} is missing`);
  for (const pattern of [
    /^gov_rating_waiting\{for="seal"\} \d+$/m,
    /^gov_rating_calendar_days_left\{step="answer"\} \d+$/m,
    /^gov_rating_job_runs_total\{job="seal-evidence",outcome="done"\} \d+$/m,
    /^nodejs_eventloop_lag_p99_seconds /m,
    /^gov_rating_connections [1-9]/m,
    /^gov_rating_connections_closed_total\{because="refused"\} 0$/m,
    /^gov_rating_connections_closed_total\{because="timed_out"\} 0$/m,
  ])
    assert.match(text, pattern);
  for (const secret of [token, serviceId, clientSecret, '440106', '11440100MB2C123456', '127.0.0.1'])
    assert.equal(text.includes(secret), false, secret);
  assert.equal(await statusOf(metrics.replace('/metrics', '/')), 404);
  assert.equal((await caller.call('/metrics')).status, 404);
});

test(
  'what the storage could not do is counted by its code, and a server that is not ready says so',
  {
    skip: server ? false : howToGetPostgres,
  },
  async context => {
    const {schema, proxy} = await databaseBehindProxy(context);
    await fillAt(schema.url);
    const env = {DATABASE_URL: proxy.url, EVIDENCE_KEY: Buffer.alloc(32, 7).toString('base64'), METRICS_PORT: '0'};
    const launched = launchServer(context, env);
    const [, metrics = ''] = await launched.says(/Metrics are at ([^\s"]+)/);
    const [, port] = await launched.says(/listens on http:\/\/localhost:(\d+)/);
    proxy.refuse();
    proxy.cut('fin');
    assert.equal(await statusOf(`http://127.0.0.1:${port}/v1/publications`), 503);
    const text = await (await fetch(metrics)).text();
    assert.match(text, /^gov_rating_ready 0$/m);
    assert.match(text, /^gov_rating_storage_errors_total\{code="CONNECTION_LOST"\} [1-9]/m);
    assert.doesNotMatch(text, /^gov_rating_waiting\{/m);
  },
);

async function fillAt(url: string): Promise<void> {
  const storage = await postgresStorage(url);
  await fill(storage);
  await storage.close();
}
