import assert from 'node:assert/strict';
import {isBad, levels} from '@gov-rating/contract';
import type {InvitationKey} from '../../src/domain/invitations/invitation-storage.ts';
import {
  aRegistration,
  aSubmission,
  guangdong,
  guangzhou,
  invite,
  rate,
  register,
  settle,
  tally,
  totals,
  type StorageTest,
} from '../fixtures/storage.fixtures.ts';

const times = (count: number) => Array.from({length: count}, (_, index) => index);

/** Many at the same time. */
export function raceCases(test: StorageTest): void {
  test('of fifty ratings of one service at the same time one is received, the others are refused with the reason', async storage => {
    await settle(storage);
    const serviceId = await register(storage);
    const tokens = await Promise.all(times(5).map(() => invite(storage, serviceId)));
    const draft = {level: 'dissatisfied', tags: ['209']} as const;
    const outcomes = await Promise.all(
      times(50).map(index => storage.submitRating(aSubmission(tokens[index % 5] as InvitationKey, {draft}))),
    );
    assert.deepEqual(tally(outcomes), {received: 1, invitation_used: 9, already_rated: 40});
    assert.deepEqual(await totals(storage), {dissatisfied: 1, orders: 1});
    assert.deepEqual(await storage.recount(), []);
  });

  test('twenty repeats of one submission at the same time: one is received, all get its receipt', async storage => {
    await settle(storage);
    const key = await invite(storage, await register(storage));
    const draft = {level: 'very_dissatisfied', tags: ['108']} as const;
    const outcomes = await Promise.all(
      times(20).map(() => storage.submitRating(aSubmission(key, {idempotencyKey: 'one', draft}))),
    );
    assert.deepEqual(tally(outcomes), {received: 1, replayed: 19});
    const receipts = new Set(outcomes.map(outcome => 'receipt' in outcome && JSON.stringify(outcome.receipt)));
    assert.equal(receipts.size, 1);
    assert.deepEqual(await storage.recount(), []);
  });

  test('thirty citizens who rate different services at the same time are all counted', async storage => {
    await settle(storage);
    const tokens = await Promise.all(times(30).map(async () => invite(storage, await register(storage))));
    const outcomes = await Promise.all(
      tokens.map((key, index) => {
        const level = levels[index % 5] ?? 'satisfied';
        return storage.submitRating(aSubmission(key, {draft: {level, tags: ['209']}}));
      }),
    );
    assert.deepEqual(tally(outcomes), {received: 30});
    assert.deepEqual(await totals(storage), {...Object.fromEntries(levels.map(level => [level, 6])), orders: 12});
    assert.equal((await storage.listOrders({within: guangdong.code, limit: 100})).length, 12);
    assert.deepEqual(await storage.recount(), []);
  });

  test('one failing write among many does not affect the others', async storage => {
    await settle(storage);
    const {receiptNumber} = await rate(storage, guangzhou, 'satisfied');
    const tokens = await Promise.all(times(12).map(async () => invite(storage, await register(storage))));
    const submitted = await Promise.allSettled(
      tokens.map((key, index) => storage.submitRating(aSubmission(key, index % 4 === 1 ? {receiptNumber} : {}))),
    );
    const failed = submitted.flatMap(({status}, index) => (status === 'rejected' ? [index] : []));
    assert.deepEqual(failed, [1, 5, 9]);
    assert.deepEqual(await totals(storage), {satisfied: 1, very_satisfied: 9});
    assert.deepEqual(await storage.recount(), []);
  });

  test('ratings, corrections, invitations and repeats at the same time end in counts that agree', async storage => {
    await settle(storage);
    const services = await Promise.all(
      times(8).map(async index => {
        const serviceId = await register(storage, {projectNo: `case-${index}`});
        return {serviceId, tokens: await Promise.all([invite(storage, serviceId), invite(storage, serviceId)])};
      }),
    );
    const outcomes = await Promise.all(
      services.flatMap(({tokens}, index) => {
        const draft = {level: levels[index % 5] ?? 'satisfied', tags: ['209']};
        return [
          ...tokens.flatMap(key => [
            storage.submitRating(aSubmission(key, {idempotencyKey: 'same', draft})),
            storage.submitRating(aSubmission(key, {idempotencyKey: 'same', draft})),
          ]),
          storage.registerService(aRegistration({projectNo: `case-${index}`, windowNumber: 'new'})),
        ];
      }),
    );
    assert.equal(outcomes.filter(({outcome}) => outcome === 'received').length, 8);
    assert.equal(outcomes.filter(({outcome}) => outcome === 'replayed').length, 8);
    assert.equal(outcomes.filter(({outcome}) => outcome === 'already_rated').length, 16);
    const bad = times(8).filter(index => isBad(levels[index % 5] ?? 'satisfied')).length;
    assert.equal((await storage.count({})).orders, bad);
    assert.deepEqual(await storage.recount(), []);
  });
}
