import assert from 'node:assert/strict';
import {Agent, request} from 'node:http';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {aDraft} from '@gov-rating/contract/testing';
import {serve, sqliteStorage} from '../../src/node.ts';
import {aKey, Caller, fill} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {startServer} from '../fixtures/server-process.fixtures.ts';

/** What came of a request: its status and whether the connection ends with it, or the code of what broke it. */
type Outcome = {readonly status: number; readonly closes: boolean} | {readonly code: string};

/** A rating over a connection of its own or a kept one, as a proxy sends it. */
function post(url: string, body: unknown, agent: Agent): Promise<Outcome> {
  return new Promise(resolve => {
    const call = request(`${url}/v1/ratings`, {
      method: 'POST',
      agent,
      headers: {'Content-Type': 'application/json', 'Idempotency-Key': aKey(), Authorization: 'Bearer none'},
    });
    call.on('error', (error: NodeJS.ErrnoException) => resolve({code: error.code ?? error.message}));
    call.on('response', response => {
      response.on('error', (error: NodeJS.ErrnoException) => resolve({code: `half ${error.code}`}));
      response.on('end', () =>
        resolve({status: response.statusCode ?? 0, closes: response.headers.connection === 'close'}),
      );
      response.resume();
    });
    call.end(JSON.stringify(body));
  });
}

async function aFilledServer(context: TestContext) {
  const directory = await aDirectory(context);
  const storage = await sqliteStorage(join(directory, 'gov-rating.db'));
  await fill(storage);
  await storage.close();
  return startServer(context, {DATA_DIR: directory, RATE_LIMITS: 'address=1000000'});
}

for (const kept of [true, false]) {
  const over = kept ? 'over connections that are kept' : 'each over a new connection';
  test(`raters at work while a server is asked to stop (${over}) are all answered, until nobody listens`, async context => {
    const server = await aFilledServer(context);
    assert.equal((await new Caller(fetch, server.url).invited(1)).token.length > 0, true);
    const agent = new Agent({keepAlive: kept, maxSockets: 16});
    context.after(() => agent.destroy());
    const outcomes: Outcome[] = [];
    const isRefused = (outcome: Outcome) => 'code' in outcome && outcome.code === 'ECONNREFUSED';
    const hasEnded = server.ended;
    // Who is told that the connection closes goes elsewhere, as behind a load balancer, and finds nobody when coming back.
    const rater = async () => {
      for (let last: Outcome | undefined; !last || !isRefused(last); outcomes.push(last)) {
        if (last && 'closes' in last && last.closes) await hasEnded;
        last = await post(server.url, aDraft(), agent);
      }
    };
    const raters = Promise.all(Array.from({length: 16}, rater));
    while (outcomes.length < 100) await new Promise(resolve => setImmediate(resolve));
    server.process.kill('SIGTERM');
    await raters;
    assert.equal((await server.ended).code, 0);
    const cut = outcomes.filter(outcome => 'code' in outcome && !isRefused(outcome));
    assert.deepEqual(cut, []);
    assert.ok(outcomes.some(outcome => 'closes' in outcome && outcome.closes));
  });
}

test('a server that is asked to stop says that it is not ready, while it still answers', async context => {
  let release = (): void => undefined;
  const held = new Promise<void>(resolve => (release = resolve));
  const running = await serve({
    app: {
      fetch: async ({url}) => {
        if (url.endsWith('/slow')) await held;
        return new Response('done');
      },
    },
    port: 0,
    pages: false,
  });
  context.after(() => release());
  const slow = fetch(`${running.url}/slow`);
  await (await fetch(`${running.url}/before`)).text();
  const closed = running.close(5_000);
  const ready = await fetch(`${running.url}/readyz`);
  assert.equal(ready.status, 503);
  assert.equal(ready.headers.get('connection'), 'close');
  release();
  assert.equal(await (await slow).text(), 'done');
  await closed;
});

test('a request that outlasts the end of a server is asked to come back, instead of being cut', async context => {
  const never = new Promise<Response>(() => undefined);
  const running = await serve({app: {fetch: () => never}, port: 0, pages: false});
  context.after(() => running.close(0));
  const slow = fetch(`${running.url}/v1/orders`);
  while (running.connections().open === 0) await new Promise(resolve => setImmediate(resolve));
  const [response] = await Promise.all([slow, running.close(300)]);
  assert.equal(response.status, 503);
  assert.ok(Number(response.headers.get('retry-after')) > 0);
  assert.equal(((await response.json()) as {code: string}).code, 'unavailable');
});
