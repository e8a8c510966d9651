import assert from 'node:assert/strict';
import type {Storage} from '../../src/domain/storage.ts';
import type {InvitationKey} from '../../src/domain/invitations/invitation-storage.ts';
import {aSubmission, totals} from '../fixtures/storage.fixtures.ts';

/** The token of an invitation that an earlier program made. */
const earlier = (tokenHash: string): InvitationKey => ({invitationId: null, tokenHash});

/** What must still be there, and still work, after a database with one of the samples was opened. */
export async function assertSampleWorks(storage: Storage): Promise<void> {
  const within = '11440100MB2C123456';
  assert.equal((await storage.institution(within))?.areaCode, '440100');
  assert.deepEqual((await storage.client('hall'))?.scopes, ['orders:read']);
  const service = await storage.service('s1', within);
  assert.equal(service?.servedAt, '2026-01-02T03:04:05.678Z');
  assert.equal(service?.rated, true);
  const [order] = await storage.listOrders({within, limit: 10});
  assert.deepEqual(
    [order?.orderNumber, order?.comment, order?.tags, order?.createdAt],
    ['O1', '慢 😡', ['209'], '2026-01-03T04:00:00.000Z'],
  );
  assert.deepEqual(await totals(storage), {dissatisfied: 1, orders: 1});
  assert.equal((await storage.invitation(earlier('t1')))?.used, true);
  const receiptKeyHash = (await storage.ratingCase({receiptNumber: 'R1'}, null))?.receiptKeyHash;
  assert.deepEqual(
    await storage.submitRating(aSubmission(earlier('t1'), {idempotencyKey: 'key', contentHash: 'content'})),
    {
      outcome: 'replayed',
      receipt: {
        receiptNumber: 'R1',
        receiptKeyHash: receiptKeyHash ?? null,
        receivedAt: '2026-01-03T04:00:00.000Z',
        orderNumber: 'O1',
      },
    },
  );
  const draft = {level: 'very_dissatisfied', tags: ['108']} as const;
  const submission = aSubmission(earlier('t2'), {draft, day: '2026-01-03', receivedAt: '2026-01-03T05:00:00Z'});
  assert.equal((await storage.submitRating(submission)).outcome, 'received');
  assert.deepEqual(await totals(storage), {dissatisfied: 1, very_dissatisfied: 1, orders: 2});
  assert.deepEqual(await storage.recount(), []);
}
