import assert from 'node:assert/strict';
import {sealAll, sealOperatorLog} from '../fixtures/evidence.fixtures.ts';
import {put} from './webhooks.conformance.ts';
import {guangzhou, noon, rate, settle, type StorageTest} from '../fixtures/storage.fixtures.ts';

/** What every storage must say about itself. */
export function monitoringCases(test: StorageTest): void {
  test('a storage that takes writes says so, as often as it is asked', async storage => {
    for (let turn = 0; turn < 3; turn++) await storage.checkWrite();
    await Promise.all([storage.checkWrite(), settle(storage), storage.checkWrite()]);
  });

  test('how much waits for sealing and for webhooks is known', async storage => {
    await settle(storage);
    await put(storage, {topics: ['publication.published']});
    await rate(storage, guangzhou, 'satisfied');
    const data = {publicationId: 'p1', institutionCode: guangzhou.code, areaCode: '440100', version: 1};
    await storage.addEvents([{type: 'publication.published', institutionCode: guangzhou.code, at: noon, data}]);
    const waiting = await storage.backlog();
    assert.ok(waiting.unsealedEntries > 0);
    assert.deepEqual(
      [waiting.undistributedEvents, waiting.pendingDeliveries],
      [2, 0],
      'the rating and the publication',
    );
    assert.ok(waiting.unsealedOperatorEntries > 0, 'institutions and the webhook were put by somebody');
    await sealAll(storage);
    await sealOperatorLog(storage);
    while ((await storage.distributeEvents(noon, 100)) > 0);
    assert.deepEqual(await storage.backlog(), {
      unsealedEntries: 0,
      unsealedOperatorEntries: 0,
      refusedEntries: 0,
      undistributedEvents: 0,
      pendingDeliveries: 1,
      pendingUpstream: 0,
      refusedUpstream: 0,
      oldestUpstream: null,
    });
  });
}
