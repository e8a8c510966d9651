import assert from 'node:assert/strict';
import test from 'node:test';
import {ed25519Signer, isSignedBy, type Leaf} from '@gov-rating/contract/evidence';
import {aService} from '@gov-rating/contract/testing';
import type {LeafSource} from './leaf.ts';
import {sealBatch} from './seal.ts';

const signer = ed25519Signer(new Uint8Array(32).fill(1));
const command = {signer, at: new Date('2026-11-26T00:00:00Z'), newSalt: () => 'fresh salt'};
const at = '2026-11-24T02:00:00.000Z';

const source = (facts: Partial<LeafSource> = {}): LeafSource =>
  ({
    kind: 'rating',
    ratingId: 'rating',
    serviceId: 'service',
    service: aService(),
    ...{at, day: '2026-11-24', institutionCode: 'i', areaCode: 'a', level: 'satisfied', tags: '[]', channel: 'web'},
    ...{catalogueVersion: 'v2', pressedAt: null, orderNumber: null, receiptNumber: 'r'},
    ...{comment: '', commentSalt: null, erasedAt: null, invitationId: null, dueAt: null, answerDueAt: null},
    ...facts,
  }) as LeafSource;

const empty = {logId: undefined, last: undefined, size: 0, peaks: [], more: false, marksAt: undefined};
const leafOf = (text: string | undefined) => JSON.parse(text ?? 'null') as Leaf;

test('the first seal names the log, also when nothing waits', () => {
  const {logId, head, entries} = sealBatch({...empty, entries: []}, command);
  assert.deepEqual([logId, head?.logId, head?.size, entries], ['3.fresh salt', '3.fresh salt', 0, []]);
  assert.ok(head && isSignedBy(head, signer));
});

test('a row that is gone or unreadable is sealed as broken, and does not stop those after it', () => {
  const entries = [undefined, source({tags: '['} as Partial<LeafSource>), source()].map((found, number) => {
    return {entryId: `entry ${number}`, at, source: found, standing: 'whole' as const};
  });
  const sealed = sealBatch({...empty, entries}, command);
  assert.deepEqual(
    sealed.entries.map(({leaf}) => leafOf(leaf).kind),
    ['broken', 'broken', 'rating'],
  );
  assert.equal(sealed.head?.size, 3);
});

test('an older comment without a salt gets one', () => {
  const found = source({comment: '好'} as Partial<LeafSource>);
  const entries = [{entryId: 'rating', at, source: found, standing: 'whole' as const}];
  const [entry] = sealBatch({...empty, entries}, command).entries;
  assert.equal(entry?.commentSalt, 'fresh salt');
  const leaf = leafOf(entry?.leaf);
  assert.ok(leaf.kind === 'rating' && leaf.comment !== null);
});

test('a log whose stored nodes are damaged is not signed', () => {
  assert.throws(
    () => sealBatch({...empty, logId: 'log', size: 1, peaks: ['no hash'], entries: []}, command),
    /no hash/,
  );
});

const day = (number: number) => new Date(`2026-11-${number}T00:00:00Z`);
const clocks: [string, Date, string | undefined, string][] = [
  ['a clock that goes on', day(26), '2026-11-25T00:00:00.000Z', '2026-11-26T00:00:00.000Z'],
  ['a clock that was set back', day(24), '2026-11-25T00:00:00.000Z', '2026-11-25T00:00:00.000Z'],
  ['a log without a head', day(24), undefined, '2026-11-24T00:00:00.000Z'],
];
for (const [what, now, lastSignedAt, signedAt] of clocks) {
  test(`with ${what}, a head is never signed earlier than the one before it`, () => {
    const {head: first} = sealBatch({...empty, entries: []}, {...command, at: new Date(lastSignedAt ?? 0)});
    const last = lastSignedAt === undefined ? undefined : first;
    const entries = [{entryId: 'rating', at, source: source(), standing: 'whole' as const}];
    const {head} = sealBatch({...empty, last, entries}, {...command, at: now});
    assert.equal(head?.signedAt, signedAt);
    assert.ok(head && isSignedBy(head, signer));
  });
}
