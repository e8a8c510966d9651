import assert from 'node:assert/strict';
import {isBad, levels} from '@gov-rating/contract';
import type {InvitationKey} from '../../src/domain/invitations/invitation-storage.ts';
import {NumberTaken} from '../../src/domain/ratings/rating-storage.ts';
import {
  aSubmission,
  guangdong,
  guangzhou,
  invite,
  nextMonth,
  rate,
  register,
  settle,
  totals,
  type StorageTest,
} from '../fixtures/storage.fixtures.ts';

/** Submitting a rating: what is stored, what comes back, what is refused. */
export function ratingCases(test: StorageTest): void {
  test('a citizen gets a receipt for each of the five levels; only a bad rating has an order', async storage => {
    await settle(storage);
    for (const level of levels) {
      const submission = aSubmission(await invite(storage, await register(storage)), {
        receivedAt: '2026-11-25T12:00:00+08:00',
        draft: {level, tags: ['209', '210'], comment: '等了很久', pressedAt: '2026-11-25T11:59:58+08:00'},
      });
      const {receiptNumber, receiptKeyHash, orderNumber} = submission;
      assert.deepEqual(await storage.submitRating(submission), {
        outcome: 'received',
        receipt: {
          receiptNumber,
          receiptKeyHash,
          receivedAt: '2026-11-25T04:00:00.000Z',
          orderNumber: isBad(level) ? orderNumber : null,
        },
      });
    }
    assert.deepEqual(await totals(storage), {...Object.fromEntries(levels.map(level => [level, 1])), orders: 2});
    assert.deepEqual(await storage.recount(), []);
  });

  test('a citizen with an unknown token is refused', async storage => {
    await settle(storage);
    assert.deepEqual(await storage.submitRating(aSubmission({invitationId: 'nothing', tokenHash: 'nothing'})), {
      outcome: 'invitation_invalid',
    });
  });

  test('a citizen is in time until the very moment of expiry, and too late at it', async storage => {
    await settle(storage);
    const key = await invite(storage, await register(storage), {expiresAt: nextMonth});
    const submit = (receivedAt: string) => storage.submitRating(aSubmission(key, {receivedAt}));
    assert.deepEqual(await submit(nextMonth), {outcome: 'invitation_expired'});
    assert.deepEqual(await submit('2026-12-24T12:00:00+08:00'), {outcome: 'invitation_expired'});
    assert.equal((await storage.invitation(key))?.used, false);
    assert.equal((await submit('2026-12-24T03:59:59.999Z')).outcome, 'received');
  });

  test('a citizen whose answer was lost gets the first receipt again, also after expiry', async storage => {
    await settle(storage);
    const key = await invite(storage, await register(storage));
    const first = aSubmission(key, {draft: {level: 'dissatisfied', tags: ['209']}});
    const received = await storage.submitRating(first);
    assert.equal(received.outcome, 'received');
    const replayed = {...received, outcome: 'replayed'};
    const {idempotencyKey, contentHash, draft} = first;
    const again = (receivedAt: string) =>
      storage.submitRating(aSubmission(key, {idempotencyKey, contentHash, draft, receivedAt}));
    assert.deepEqual(await again(first.receivedAt), replayed);
    assert.deepEqual(await again('2030-01-01T00:00:00Z'), replayed);
    assert.deepEqual(await storage.submitRating(first), replayed);
    assert.deepEqual(await storage.submitRating({...first, receivedAt: '2030-01-01T00:00:00Z'}), replayed);
    assert.deepEqual(await totals(storage), {dissatisfied: 1, orders: 1});
    assert.deepEqual(await storage.recount(), []);
  });

  test('a second rating of a citizen is refused with the rule that forbids it', async storage => {
    await settle(storage);
    const serviceId = await register(storage);
    const key = await invite(storage, serviceId);
    const other = await invite(storage, serviceId, {expiresAt: '2026-11-26T00:00:00Z'});
    const first = aSubmission(key);
    await storage.submitRating(first);
    const {idempotencyKey} = first;
    const attempt = async (key: InvitationKey, facts: Parameters<typeof aSubmission>[1]) =>
      (await storage.submitRating(aSubmission(key, facts))).outcome;
    assert.equal(await attempt(key, {idempotencyKey, contentHash: 'other'}), 'idempotency_key_reused');
    assert.equal(await attempt(key, {}), 'invitation_used');
    assert.equal(await attempt(other, {}), 'already_rated');
    assert.equal(await attempt(other, {idempotencyKey}), 'already_rated');
    assert.equal(await attempt(other, {receivedAt: nextMonth}), 'already_rated');
    assert.equal(await attempt(key, {receivedAt: '2030-01-01T00:00:00Z'}), 'invitation_used');
    assert.deepEqual(await totals(storage), {very_satisfied: 1});
    assert.deepEqual(await storage.recount(), []);
  });

  test('two citizens may happen to use the same key for different services', async storage => {
    await settle(storage);
    await rate(storage, guangzhou, 'satisfied', {idempotencyKey: 'same'});
    await rate(storage, guangzhou, 'satisfied', {idempotencyKey: 'same'});
    assert.deepEqual(await totals(storage), {satisfied: 2});
  });

  test('a number that is in use is refused, leaves nothing half written, and the citizen can rate after it', async storage => {
    await settle(storage);
    const first = await rate(storage, guangzhou, 'dissatisfied');
    const serviceId = await register(storage);
    const key = await invite(storage, serviceId);
    for (const used of ['ratingId', 'receiptNumber', 'orderNumber'] as const) {
      const second = aSubmission(key, {[used]: first[used], draft: {level: 'dissatisfied', tags: ['209']}});
      await assert.rejects(storage.submitRating(second), NumberTaken, used);
      assert.deepEqual(await totals(storage), {dissatisfied: 1, orders: 1}, used);
      assert.equal((await storage.service(serviceId, guangzhou.code))?.rated, false, used);
      assert.equal((await storage.invitation(key))?.used, false, used);
      assert.equal((await storage.listOrders({within: guangdong.code, limit: 10})).length, 1, used);
      assert.deepEqual(await storage.recount(), [], used);
    }
    assert.equal((await storage.submitRating(aSubmission(key))).outcome, 'received');
  });

  test('ids of an earlier rating that come again, with any token, count nothing twice', async storage => {
    await settle(storage);
    const first = await rate(storage, guangzhou, 'satisfied');
    const expired = await invite(storage, await register(storage));
    const outcomes = await Promise.all([
      storage.submitRating(first),
      storage.submitRating({...first, invitationId: 'nothing'}),
      storage.submitRating({...first, ...expired, receivedAt: nextMonth}),
    ]);
    assert.deepEqual(
      outcomes.map(({outcome}) => outcome),
      ['replayed', 'invitation_invalid', 'invitation_expired'],
    );
    assert.deepEqual(await totals(storage), {satisfied: 1});
    assert.deepEqual(await storage.recount(), []);
  });

  test('a citizen writes 2000 characters of any script, quotes and line breaks, and nothing is lost', async storage => {
    await settle(storage);
    const comments = [
      '𠀀'.repeat(1000) + '😡'.repeat(1000),
      `'; DROP TABLE rating; -- "x" $1 ? \\ %_\n\t第二行`,
      '👩‍👩‍👧‍👦 e\u0301 \u202e反 ﷽ \u2028',
    ];
    for (const comment of comments) await rate(storage, guangzhou, 'very_dissatisfied', {draft: {comment}});
    const orders = await storage.listOrders({within: guangzhou.code, limit: 10});
    assert.deepEqual(orders.map(({comment}) => comment).sort(), [...comments].sort());
  });

  test('a citizen whose device has no idea of the time can rate', async storage => {
    await settle(storage);
    for (const pressedAt of ['0000-01-01T00:00+14:00', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.9999999-12:00'])
      await rate(storage, guangzhou, 'satisfied', {draft: {pressedAt}});
    assert.deepEqual(await totals(storage), {satisfied: 3});
  });
}
