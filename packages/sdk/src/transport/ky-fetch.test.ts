import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {inspect} from 'node:util';
import {localServer, reply} from '../../test/local-server.ts';
import {aReceipt, json, scriptedFetch} from '../../test/scripted-fetch.ts';
import {createClient, isNetworkError} from '../index.ts';
import {kyFetch} from './ky-fetch.ts';

const key = {idempotencyKey: 'a-key-of-sixteen-letters'};
/** Pauses of a few milliseconds at most. */
const quick = (options: Parameters<typeof kyFetch>[0] = {}) => kyFetch({longestPause: 2, ...options});

describe('kyFetch over real HTTP', () => {
  for (const status of [408, 429, 500, 502, 503, 504])
    it(`reads again after ${status}`, async () => {
      await using server = await localServer((count, response) => {
        if (count === 0) reply(response, status, {});
        else reply(response, 200, {levels: []});
      });
      const client = createClient({baseUrl: server.baseUrl, fetch: quick()});
      assert.deepEqual(await client.getStandard(), {levels: []});
      assert.equal(server.arrivals.length, 2);
    });

  for (const status of [400, 401, 403, 404, 409, 410, 413, 422, 501])
    it(`takes ${status} for an answer`, async () => {
      await using server = await localServer((_, response) => reply(response, status, {}));
      assert.equal((await quick()(server.baseUrl)).status, status);
      assert.equal(server.arrivals.length, 1);
    });

  it('sends the same rating again, body and key included, when the connection breaks', async () => {
    await using server = await localServer((count, response) => {
      if (count === 0) response.destroy();
      else reply(response, 201, aReceipt());
    });
    const client = createClient({baseUrl: server.baseUrl, fetch: quick(), token: 'the-token'});
    const draft = {level: 'dissatisfied', tags: ['209'], comment: '等了三小时'} as const;
    const {receiptNumber} = await client.submitRating({...draft, tags: [...draft.tags]}, key);
    assert.equal(receiptNumber, 'R-1');
    const [first, second, ...others] = server.arrivals;
    assert.ok(first && second && others.length === 0);
    assert.deepEqual(JSON.parse(second.body), {...draft, ...key});
    assert.equal(second.body, first.body);
    assert.equal(second.headers['idempotency-key'], key.idempotencyKey);
    assert.equal(second.headers['authorization'], 'Bearer the-token');
  });

  it('never repeats a writing call without a key', async () => {
    await using server = await localServer((count, response) => {
      if (count === 0) reply(response, 503, {});
      else response.destroy();
    });
    const post = () => quick()(`${server.baseUrl}/v1/services`, {method: 'POST', body: '{}'});
    assert.equal((await post()).status, 503);
    await assert.rejects(post());
    assert.equal(server.arrivals.length, 2);
  });

  it('asks again for an access token, which makes nothing twice', async () => {
    await using server = await localServer((count, response) => reply(response, count ? 200 : 503, {}));
    const response = await quick()(`${server.baseUrl}/rating/v1/oauth/token`, {method: 'POST', body: '{}'});
    assert.equal(response.status, 200);
  });

  it('answers the last refusal as it came, when every attempt was refused', async () => {
    await using server = await localServer((count, response) =>
      reply(response, 503, {count}, {'x-request-id': `r-${count}`}),
    );
    const response = await quick({retries: 2})(server.baseUrl);
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('x-request-id'), 'r-2');
    assert.deepEqual(await response.json(), {count: 2});
    assert.equal(server.arrivals.length, 3);
  });

  it('waits as long as the server asks', async () => {
    const times: number[] = [];
    await using server = await localServer((count, response) => {
      times.push(performance.now());
      reply(response, count ? 200 : 429, {}, {'retry-after': '0.05'});
    });
    assert.equal((await kyFetch({longestPause: 50})(server.baseUrl)).status, 200);
    const [first = 0, second = 0] = times;
    assert.ok(second - first >= 49, `came back after ${second - first} ms`);
  });

  it('leaves a longer wait to the caller, and never comes back too early', async () => {
    await using server = await localServer((_, response) => reply(response, 429, {}, {'retry-after': '3600'}));
    assert.equal((await kyFetch()(server.baseUrl)).status, 429);
    assert.equal(server.arrivals.length, 1);
  });

  it('gives up an attempt that hangs and tries again', async () => {
    await using server = await localServer((count, response) => {
      if (count > 0) reply(response, 200, {levels: []});
    });
    const client = createClient({baseUrl: server.baseUrl, fetch: quick({attemptTimeout: 40})});
    assert.deepEqual(await client.getStandard(), {levels: []});
  });

  it('says that no answer came when every attempt hangs, without a trace of the token', async () => {
    await using server = await localServer(() => undefined);
    const fetch = quick({attemptTimeout: 20, retries: 1});
    const client = createClient({baseUrl: server.baseUrl, fetch, token: 'the-token'});
    await assert.rejects(client.getInvitation(), (error: unknown) => {
      assert.ok(isNetworkError(error));
      assert.equal((error.cause as Error).name, 'TimeoutError');
      assert.doesNotMatch(inspect(error, {depth: 9, showHidden: true}), /the-token/);
      return true;
    });
    assert.equal(server.arrivals.length, 2);
  });

  it('bounds all attempts together by the time-out of the call', async () => {
    await using server = await localServer(() => undefined);
    const client = createClient({baseUrl: server.baseUrl, timeout: 200});
    await assert.rejects(client.getStandard(), {code: 'timed_out'});
    assert.equal(server.arrivals.length, 1);
  });

  it('reports a refused connection without a trace of the token', async () => {
    const {baseUrl} = await (async () => {
      await using closed = await localServer(() => undefined);
      return closed;
    })();
    const client = createClient({baseUrl, fetch: quick(), token: 'the-token'});
    await assert.rejects(client.getInvitation(), (error: unknown) => {
      assert.ok(isNetworkError(error) && error.code === 'no_answer');
      assert.doesNotMatch(inspect(error, {depth: 9, showHidden: true}), /the-token/);
      return true;
    });
  });
});

describe('kyFetch around another fetch', () => {
  it('repeats whatever that fetch calls its lost connection', async () => {
    const {fetch, requests} = scriptedFetch(new Error('socket hang up'), json({ok: true}));
    assert.equal((await quick({fetch})('https://rating.example.gov.cn')).status, 200);
    assert.equal(requests.length, 2);
  });

  it('stops between two attempts when the caller gives up', async () => {
    const controller = new AbortController();
    const {fetch, requests} = scriptedFetch(() => {
      controller.abort(new Error('the person left'));
      return json({}, 503);
    });
    await assert.rejects(kyFetch({fetch})('https://rating.example.gov.cn', {signal: controller.signal}));
    assert.equal(requests.length, 1);
  });

  it('sends once, by that fetch alone, in an engine too old for ky', async context => {
    const {any} = AbortSignal;
    context.after(() => Object.assign(AbortSignal, {any}));
    Object.assign(AbortSignal, {any: undefined});
    const {fetch, requests} = scriptedFetch(json({}, 503));
    assert.equal((await quick({fetch})('https://rating.example.gov.cn')).status, 503);
    assert.equal(requests.length, 1);
  });
});
