import assert from 'node:assert/strict';
import type {DefaultSweep} from '../../src/domain/ratings/rating-storage.ts';
import type {Storage} from '../../src/domain/storage.ts';
import {
  aSubmission,
  guangzhou,
  invite,
  register,
  settle,
  tally,
  totals,
  unique,
  type StorageTest,
} from '../fixtures/storage.fixtures.ts';

const sweep = (storage: Storage, facts: Partial<DefaultSweep> = {}) =>
  storage.sweepDefaults({
    servedBefore: '2026-12-01T16:00:00Z',
    level: 'basically_satisfied',
    at: '2026-12-10T00:00:00Z',
    day: '2026-12-10',
    limit: 100,
    newId: () => unique('default-'),
    ...facts,
  });

/** What is recorded when there is no rating in time. */
export function defaultCases(test: StorageTest): void {
  test('services past their time get the default once, marked and counted apart', async storage => {
    await settle(storage);
    for (const servedAt of ['2026-11-20T00:00:00Z', '2026-12-01T15:59:59.999Z', '2026-12-01T16:00:00Z'])
      await register(storage, {servedAt});
    assert.deepEqual(await sweep(storage), {checked: 2, recorded: 2});
    assert.deepEqual(await sweep(storage), {checked: 0, recorded: 0});
    assert.deepEqual(await totals(storage), {'basically_satisfied by default': 2});
    assert.deepEqual(await storage.recount(), []);
  });

  test('a service that was rated keeps that rating', async storage => {
    await settle(storage);
    const serviceId = await register(storage, {servedAt: '2026-11-20T00:00:00Z'});
    await storage.submitRating(aSubmission(await invite(storage, serviceId)));
    assert.deepEqual(await sweep(storage), {checked: 1, recorded: 0});
    assert.deepEqual(await totals(storage), {very_satisfied: 1});
  });

  test('a sweep stops at its limit, the longest waiting first', async storage => {
    await settle(storage);
    for (const day of ['22', '20', '21']) await register(storage, {servedAt: `2026-11-${day}T00:00:00Z`});
    assert.deepEqual(await sweep(storage, {limit: 2}), {checked: 2, recorded: 2});
    assert.deepEqual(await sweep(storage, {servedBefore: '2026-11-21T12:00:00Z'}), {checked: 0, recorded: 0});
    assert.deepEqual(await sweep(storage), {checked: 1, recorded: 1});
  });

  test('citizens who rate at the same time after defaults were recorded each replace their own', async storage => {
    await settle(storage);
    const services = await Promise.all(
      Array.from({length: 12}, () => register(storage, {servedAt: '2026-11-20T00:00:00Z'})),
    );
    const tokens = await Promise.all(services.map(serviceId => invite(storage, serviceId)));
    assert.deepEqual(await sweep(storage), {checked: 12, recorded: 12});
    const drafts = [{}, {level: 'dissatisfied', tags: ['209']}, {tags: ['510', '517']}] as const;
    const outcomes = await Promise.all(
      tokens.slice(0, 9).map((key, index) => storage.submitRating(aSubmission(key, {draft: {...drafts[index % 3]}}))),
    );
    assert.deepEqual(tally(outcomes), {received: 9});
    assert.deepEqual(await totals(storage), {
      ...{very_satisfied: 6, dissatisfied: 3, orders: 3},
      'basically_satisfied by default': 3,
    });
    assert.deepEqual(await storage.recount(), []);
    assert.equal(await storage.wronglyReplaced(), undefined);
  });

  test('a citizen who rates later replaces the default, once, and the rating has no trace of it', async storage => {
    await settle(storage);
    const serviceId = await register(storage, {servedAt: '2026-11-20T00:00:00Z'});
    const key = await invite(storage, serviceId);
    await sweep(storage);
    const submission = aSubmission(key, {draft: {level: 'dissatisfied', tags: ['209']}});
    assert.equal((await storage.submitRating(submission)).outcome, 'received');
    assert.equal((await storage.submitRating(submission)).outcome, 'replayed');
    assert.deepEqual(await totals(storage), {dissatisfied: 1, orders: 1});
    assert.deepEqual(await storage.recount(), []);
  });

  test('a service with a default rating is not rated yet, and can be invited for', async storage => {
    await settle(storage);
    const serviceId = await register(storage, {servedAt: '2026-11-20T00:00:00Z'});
    await sweep(storage);
    const stored = await storage.invitation(await invite(storage, serviceId));
    assert.equal(stored?.service.rated, false);
  });

  test('the facts of a service stay what they were when its default was recorded, so that the log stays whole', async storage => {
    await settle(storage);
    const serviceId = await register(storage, {servedAt: '2026-11-20T00:00:00Z'});
    await sweep(storage);
    const facts = (await storage.service(serviceId, guangzhou.code))!;
    const again = {serviceId: unique('service-'), within: guangzhou.code, at: '2026-12-10T01:00:00Z'};
    const changes = [{itemName: '别的事项'}, {servedAt: '2026-12-09T00:00:00Z'}, {staffNumber: '18'}];
    for (const change of changes)
      assert.deepEqual(await storage.registerService({...again, facts: {...facts, ...change}}), {
        outcome: 'service_already_rated',
      });
    assert.deepEqual(await storage.registerService({...again, facts}), {
      outcome: 'registered',
      serviceId,
      rated: false,
    });
    assert.deepEqual(await storage.service(serviceId, guangzhou.code), facts);
  });

  test('many sweepers and a citizen at the same moment: every service counts once', async storage => {
    await settle(storage);
    const services: string[] = [];
    for (let index = 0; index < 30; index++) services.push(await register(storage, {servedAt: '2026-11-20T00:00:00Z'}));
    const tokens = await Promise.all(services.slice(0, 10).map(serviceId => invite(storage, serviceId)));
    await Promise.all([
      ...tokens.map(key => storage.submitRating(aSubmission(key))),
      ...[1, 2, 3, 4].map(() => sweep(storage, {limit: 7})),
    ]);
    for (let checked = 1; checked > 0;) ({checked} = await sweep(storage, {limit: 7}));
    assert.deepEqual(await totals(storage), {very_satisfied: 10, 'basically_satisfied by default': 20});
    assert.deepEqual(await storage.recount(), []);
  });
}
