import assert from 'node:assert/strict';
import test from 'node:test';
import {aDraft} from '@gov-rating/contract/testing';
import {postgresStorage} from '../../src/node.ts';
import {aKey, aScene, codeOf, type Scene} from '../fixtures/api.fixtures.ts';
import {howToGetPostgres, startPostgres} from '../fixtures/postgres.fixtures.ts';

test('while the database is away, callers are asked to retry and nothing is confirmed', async context => {
  const server = await startPostgres();
  if (!server) return context.skip(howToGetPostgres);
  const storage = await postgresStorage(server.url);
  context.after(() => storage.close());
  const scene = await aScene({storage, log: () => undefined});
  const {token, accessToken} = await scene.invited();
  await server.stop();
  const calls: ((scene: Scene) => Promise<Response>)[] = [
    scene => scene.call('/v1/health'),
    scene => scene.call('/v1/invitation', {token}),
    scene => scene.call('/v1/ratings', {token, key: aKey(), body: aDraft()}),
    scene => scene.call('/v1/orders', {token: accessToken}),
  ];
  for (const call of calls) {
    const response = await call(scene);
    assert.ok(Number(response.headers.get('retry-after')) > 0);
    assert.equal(await codeOf(response), 'unavailable');
  }
});
