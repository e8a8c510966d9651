import assert from 'node:assert/strict';
import test from 'node:test';
import {memoryStorage, StorageUnavailable} from '../../src/index.ts';
import {aScene} from '../fixtures/api.fixtures.ts';
import {limits} from '../fixtures/order.fixtures.ts';

const statusOf = async (response: Response) => [response.status, await response.json()];

test('a load balancer learns that a server over a working storage lives and is ready', async () => {
  const scene = await aScene();
  assert.deepEqual(await statusOf(await scene.call('/healthz')), [200, {status: 'ok'}]);
  assert.deepEqual(await statusOf(await scene.call('/readyz')), [200, {status: 'ok'}]);
  assert.equal((await scene.call('/readyz', {method: 'HEAD'})).status, 200);
});

test('a server whose storage takes no writes lives, is not ready, and says so in its health', async () => {
  const checkWrite = () => Promise.reject(new StorageUnavailable('25006'));
  const scene = await aScene({storage: {...(await memoryStorage()), checkWrite}, log: () => undefined});
  assert.equal((await scene.call('/healthz')).status, 200);
  const ready = await scene.call('/readyz');
  assert.equal(ready.headers.get('retry-after'), '5');
  assert.deepEqual(await statusOf(ready), [503, {status: 'unavailable', failing: ['storage']}]);
  assert.equal((await scene.call('/v1/health')).status, 503);
});

test('a server whose clock is behind what it has signed is not ready, and names the clock', async () => {
  const scene = await aScene({notBefore: '2026-11-24T02:05:01Z', log: () => undefined});
  scene.clock.now = Date.parse('2026-11-24T02:00:00Z');
  assert.deepEqual(await statusOf(await scene.call('/readyz')), [503, {status: 'unavailable', failing: ['clock']}]);
  scene.clock.now = Date.parse('2026-11-24T02:00:02Z');
  assert.deepEqual(await statusOf(await scene.call('/readyz')), [200, {status: 'ok'}], 'five minutes are not much');
});

test('a server whose calendar has ended is ready, and says that orders get no due date', async () => {
  const scene = await aScene({settings: limits});
  scene.clock.now = Date.parse('2032-01-05T02:00:00Z');
  assert.deepEqual(await statusOf(await scene.call('/readyz')), [200, {status: 'ok', warnings: ['calendar']}]);
});

test('a storage that does not answer the probe makes a server not ready', async () => {
  const checkWrite = () => new Promise<void>(() => undefined);
  const scene = await aScene({storage: {...(await memoryStorage()), checkWrite}, log: () => undefined});
  assert.equal((await scene.call('/readyz')).status, 503);
});

test('a hundred probes at once ask the storage once', async () => {
  let asked = 0;
  const storage = await memoryStorage();
  const checkWrite = async () => void asked++;
  const scene = await aScene({storage: {...storage, checkWrite}});
  const answers = await Promise.all(Array.from({length: 100}, () => scene.call('/readyz')));
  assert.ok(answers.every(({status}) => status === 200));
  assert.equal(asked, 1);
});
