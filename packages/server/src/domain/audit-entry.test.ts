import assert from 'node:assert/strict';
import test from 'node:test';
import {aService} from '@gov-rating/contract/testing';
import {hashOfLeaf, leafText, toBase64url} from '@gov-rating/contract/evidence';
import {entryFault} from './audit-entry.ts';
import {leafOf, type RatingSource} from './leaf.ts';

const rating: RatingSource = {
  kind: 'rating',
  ratingId: 'rating',
  serviceId: 'service',
  service: aService({staffNumber: '17'}),
  at: '2026-11-24T02:00:00.000Z',
  day: '2026-11-24',
  institutionCode: '11440106MB2D123456',
  areaCode: '440106',
  level: 'dissatisfied',
  tags: '["209"]',
  channel: 'web',
  catalogueVersion: 'v2',
  pressedAt: null,
  orderNumber: 'GD20261124-00000-00001',
  receiptNumber: '20261124-00000-00001',
  comment: '我是张三，电话 13800000000',
  commentSalt: 'grain',
  erasedAt: null,
  invitationId: 'invitation',
  realName: true,
  dueAt: '2026-11-27T16:00:00.000Z',
  answerDueAt: '2026-12-08T16:00:00.000Z',
};

/** The row as it is now, against an entry that was sealed in one of both shapes. */
function fault(version: 1 | 2, now: Partial<RatingSource> = {}): string | undefined {
  const leaf = leafText(leafOf(rating, version));
  const leafHash = toBase64url(hashOfLeaf(leaf));
  return entryFault({entryId: 'rating', index: 0, at: rating.at, leaf, leafHash, source: {...rating, ...now}});
}

test('an entry of before still verifies, and names what it tells', () => {
  assert.equal(fault(1), undefined);
  assert.equal(fault(1, {invitationId: 'another', realName: false}), undefined, 'it never told these');
  assert.match(fault(1, {level: 'satisfied'}) ?? '', /the level is not/);
});

test('an entry of today names another invitation, and an order about which nobody may be called back', () => {
  assert.equal(fault(2), undefined);
  assert.match(fault(2, {invitationId: 'another'}) ?? '', /the invitation is not/);
  assert.match(fault(2, {realName: false}) ?? '', /whether somebody can be called back is not/);
});

test('an entry does not name a clock that an act has set anew, which is compared with the acts', () => {
  assert.equal(fault(2, {dueAt: null, answerDueAt: null}), undefined);
});

test('an entry names words that are marked as erased while they or their salt are there', () => {
  const erasedAt = '2027-01-01T00:00:00.000Z';
  assert.match(fault(2, {erasedAt}) ?? '', /marked as erased/);
  assert.match(fault(2, {erasedAt, comment: ''}) ?? '', /marked as erased/);
  assert.equal(fault(2, {erasedAt, comment: '', commentSalt: null}), undefined);
});
