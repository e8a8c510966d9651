import assert from 'node:assert/strict';
import test from 'node:test';
import {ed25519Signer, hashOfLeaf, leafText, toBase64url} from '@gov-rating/contract/evidence';
import {ratingSource as rating} from '../../../test/fixtures/leaf.fixtures.ts';
import {authorizeErasure} from '../retention/erasure-authorization.ts';
import {checkEntry} from './audit-entry.ts';
import {erasureRules} from './audit-erasure.ts';
import type {AuditErasure} from './evidence-storage.ts';
import {toLeaf, type ErasureSource, type RatingSource} from './leaf.ts';
import {toLogId} from './log-id.ts';

const signer = ed25519Signer(new Uint8Array(32).fill(1));
const ofToday = erasureRules([signer], {logId: toLogId('log'), earlierEnd: undefined});
const anAuthorization = (facts: Partial<Parameters<typeof authorizeErasure>[0]> = {}) =>
  authorizeErasure({at: '2029-01-01T00:00:00.000Z', olderThan: '2027-01-01T00:00:00.000Z', ...facts}, signer);

/** The row as it is now, against an entry that was sealed in one of the two leaf versions. */
function error(
  version: 1 | 2,
  now: Partial<RatingSource> = {},
  erasure?: AuditErasure,
  rules = ofToday,
): string | undefined {
  const leaf = leafText(toLeaf(rating, version));
  const leafHash = toBase64url(hashOfLeaf(leaf));
  const source = {...rating, ...now};
  return checkEntry({entryId: 'rating', index: 7, at: rating.at, leaf, leafHash, source, erasure}, rules);
}

test('an entry of an earlier version still verifies, and names the facts that it holds', () => {
  assert.equal(error(1), undefined);
  assert.equal(error(1, {invitationId: 'another', realName: false}), undefined, 'it does not hold these facts');
  assert.match(error(1, {level: 'satisfied'}) ?? '', /the level is not/);
});

test('an entry of the current version detects another invitation, and an order whose rater may not be called back', () => {
  assert.equal(error(2), undefined);
  assert.match(error(2, {invitationId: 'another'}) ?? '', /the invitation is not/);
  assert.match(error(2, {realName: false}) ?? '', /whether somebody can be called back is not/);
});

test('an entry does not report a due date that a later event has changed, which is compared with the events', () => {
  assert.equal(error(2, {dueAt: null, answerDueAt: null}), undefined);
});

test('an entry reports text that is marked as erased while the text or its salt is there', () => {
  const erasedAt = '2029-01-01T00:00:00.000Z';
  assert.match(error(2, {erasedAt}) ?? '', /marked as erased/);
  assert.match(error(2, {erasedAt, comment: ''}) ?? '', /marked as erased/);
  const erasure = {index: null, authorization: anAuthorization()};
  assert.equal(error(2, {erasedAt, comment: '', commentSalt: null}, erasure), undefined);
});

const gone = {erasedAt: '2029-01-01T00:00:00.000Z', comment: '', commentSalt: null};

test('an entry reports text that is gone without a later, authorized erasure entry', () => {
  const cases: readonly [AuditErasure | undefined, RegExp][] = [
    [undefined, /no entry says so/],
    [{index: 6, authorization: anAuthorization()}, /comes before it/],
    [{index: 8, authorization: undefined}, /nothing allowed/],
    [{index: null, authorization: undefined}, /nothing allowed/],
    [
      {index: 8, authorization: {...anAuthorization(), olderThan: '2028-01-01T00:00:00.000Z'}},
      /not signed with a key that is trusted/,
    ],
    [{index: 8, authorization: {...anAuthorization(), keyId: 'another'}}, /not signed/],
    [{index: 8, authorization: {...anAuthorization(), signature: 'none!'}}, /not signed/],
    [{index: 8, authorization: anAuthorization({olderThan: rating.at})}, /too early/],
    [{index: 8, authorization: anAuthorization({olderThan: '2030-01-01T00:00:00.000Z'})}, /too early/],
  ];
  for (const [erasure, finding] of cases) assert.match(error(2, gone, erasure) ?? '', finding);
  assert.equal(error(2, gone, {index: 8, authorization: anAuthorization()}), undefined);
  assert.match(error(2, {erasedAt: null, comment: '', commentSalt: null}) ?? '', /the comment is not/);
});

test('text erased before erasures were entries needs no authorization, if its entry comes before the end of that time', () => {
  const withoutWarrant = (index: number | null) => ({index, authorization: undefined});
  const ofBefore = (earlierEnd: number | null | undefined) =>
    erasureRules([signer], {logId: 'begun early', earlierEnd});
  assert.equal(error(1, gone, withoutWarrant(8), ofBefore(9)), undefined);
  assert.equal(error(1, gone, withoutWarrant(null), ofBefore(null)), undefined, 'both wait');
  assert.match(error(1, gone, withoutWarrant(10), ofBefore(9)) ?? '', /nothing allowed/);
  assert.match(error(1, gone, withoutWarrant(null), ofBefore(9)) ?? '', /nothing allowed/);
  assert.match(error(1, gone, withoutWarrant(8), ofBefore(undefined)) ?? '', /nothing allowed/);
  const begunLater = erasureRules([signer], {logId: toLogId('begun later'), earlierEnd: 9});
  assert.match(error(2, gone, withoutWarrant(8), begunLater) ?? '', /nothing allowed/);
});

test('the entry of an erasure reports text that is there again, and a moment that differs', () => {
  const source = {kind: 'erasure', of: 'rating', entryId: 'rating', at: gone.erasedAt} as const;
  const sealed = {...source, olderThan: '2027-01-01T00:00:00.000Z', gone: true};
  const leaf = leafText(toLeaf(sealed));
  const entry = {entryId: 'e.rating', index: 8, at: gone.erasedAt, leaf, leafHash: toBase64url(hashOfLeaf(leaf))};
  const of = (now: Partial<ErasureSource>) =>
    checkEntry({...entry, source: {...sealed, ...now}, erasure: undefined}, ofToday);
  assert.equal(of({}), undefined);
  assert.match(of({gone: false}) ?? '', /are there/);
  assert.match(of({at: '2029-01-02T00:00:00.000Z'}) ?? '', /the moment of the entry/);
  assert.match(of({olderThan: null}) ?? '', /the moment before which words could be erased/);
  assert.match(of({of: 'act'}) ?? '', /whose words were erased is not/);
});
