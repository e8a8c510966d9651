import assert from 'node:assert/strict';
import {
  consistencyPath,
  ed25519Signer,
  fromBase64url,
  growTree,
  hashOfLeaf,
  inclusionPath,
  isSignedBy,
  joinPeaks,
  verifyConsistency,
  verifyInclusion,
  type Leaf,
  type ProofPath,
} from '@gov-rating/contract/evidence';
import type {AuditEntry} from '../../src/domain/evidence/evidence-storage.ts';
import {sealBatch} from '../../src/domain/evidence/seal.ts';
import {authorizeErasure} from '../../src/domain/retention/erasure-authorization.ts';
import type {Storage} from '../../src/domain/storage.ts';
import {guangzhou, rate, register, settle, tianhe, unique, type StorageTest} from '../fixtures/storage.fixtures.ts';

const signer = ed25519Signer(new Uint8Array(32).fill(1));
const command = {signer, at: new Date('2026-11-26T00:00:00Z'), newSalt: () => unique('salt-')};

const seal = async (storage: Storage, limit = 500) =>
  (await storage.seal(limit, batch => sealBatch(batch, command))).handled;

async function sealAll(storage: Storage, limit = 500): Promise<number> {
  let sealed = 0;
  for (let more = 1; more > 0; sealed += more) more = await seal(storage, limit);
  return sealed;
}

const bytes = (hash: string | undefined): Uint8Array => fromBase64url(hash ?? '') ?? assert.fail(`${hash} is no hash`);

async function prove(storage: Storage, path: ProofPath): Promise<Uint8Array[]> {
  const proof: Uint8Array[] = [];
  for (const nodes of path) proof.push(joinPeaks((await storage.treeNodes(nodes)).map(bytes)));
  return proof;
}

/** Every entry is where it should be, hashes are right, and the last head is over them. */
async function assertLog(storage: Storage, size: number): Promise<AuditEntry[]> {
  const entries = await storage.auditEntries(0, 1000);
  assert.deepEqual(
    entries.map(({index}) => index),
    Array.from({length: size}, (_, index) => index),
  );
  const tree = growTree();
  for (const {leaf, leafHash} of entries) {
    assert.deepEqual(hashOfLeaf(leaf ?? ''), bytes(leafHash ?? ''));
    tree.append(bytes(leafHash ?? ''));
  }
  const head = await storage.treeHead();
  assert.equal(head?.size, size);
  assert.deepEqual(bytes(head?.root), tree.root());
  assert.ok(head && isSignedBy(head, signer));
  return entries;
}

const leafOf = (entry: AuditEntry | undefined) => JSON.parse(entry?.leaf ?? 'null') as Leaf;

/** What happened to ratings, as a log that only grows. */
export function evidenceCases(test: StorageTest): void {
  test('a head is never signed earlier than the one before it, also when the clock was set back', async storage => {
    await settle(storage);
    await rate(storage, guangzhou, 'satisfied');
    await sealAll(storage);
    await rate(storage, guangzhou, 'satisfied');
    const before = {...command, at: new Date('2026-11-25T21:00:00Z')};
    assert.equal((await storage.seal(500, batch => sealBatch(batch, before))).handled, 1);
    const head = await storage.treeHead();
    assert.deepEqual([head?.size, head?.signedAt], [3, '2026-11-26T00:00:00.000Z']);
    assert.ok(head && isSignedBy(head, signer));
  });

  test('an empty log has a signed head over zero entries', async storage => {
    assert.equal(await storage.treeHead(), undefined);
    assert.equal(await seal(storage), 0);
    const head = await storage.treeHead();
    assert.equal(head?.size, 0);
    assert.ok(head && isSignedBy(head, signer));
    assert.equal(await seal(storage), 0);
    assert.deepEqual(await storage.treeHead(), head);
  });

  test('ratings and events get leaf indexes in the order in which they happened', async storage => {
    await settle(storage);
    const second = await rate(storage, tianhe, 'satisfied', {receivedAt: '2026-11-25T05:00:00Z'});
    const first = await rate(storage, guangzhou, 'dissatisfied', {draft: {comment: '态度差 😡'}});
    const serviceId = await register(storage);
    await storage.sweepDefaults({
      servedBefore: '2026-11-25T00:00:00Z',
      level: 'basically_satisfied',
      at: '2026-11-25T06:00:00Z',
      day: '2026-11-25',
      limit: 10,
      newId: () => 'by-default',
    });
    const actor = {kind: 'person', role: 'institution_staff', institutionCode: guangzhou.code, ref: 'ref'} as const;
    const at = '2026-11-25T07:00:00Z';
    await storage.changeCase({orderNumber: first.orderNumber}, null, () => ({
      event: {eventId: 'act', kind: 'sign', actor, at, facts: {n: 1}, texts: {note: '好'}, textsSalt: 'salt'},
      order: {state: 'signed'},
    }));
    assert.equal(await sealAll(storage), 4);
    const entries = await assertLog(storage, 4);
    assert.deepEqual(
      entries.map(({entryId}) => entryId),
      [first.ratingId, second.ratingId, 'd.by-default', 'act'],
    );
    const [bad, , byDefault, event] = entries.map(leafOf);
    assert.equal(bad?.kind === 'rating' && bad.orderNumber, first.orderNumber);
    assert.equal(byDefault?.kind === 'default' && byDefault.level, 'basically_satisfied');
    assert.deepEqual(event?.kind === 'act' && [event.act, event.from, event.to, event.facts], [
      'sign',
      'created',
      'signed',
      {n: 1, dueAt: 'none', answerDueAt: 'none'},
    ]);
    for (const secret of ['态度差', first.receiptNumber, '好', 'ref"', serviceId, first.commentSalt])
      for (const {leaf} of entries) assert.equal(leaf?.includes(secret), false, `${secret} in ${leaf}`);
  });

  test('each batch begins with the head before it, and every proof of the log verifies', async storage => {
    await settle(storage);
    for (let number = 0; number < 23; number++)
      await rate(storage, guangzhou, 'satisfied', {receivedAt: `2026-11-25T05:00:${10 + number}Z`});
    assert.equal(await sealAll(storage, 3), 23);
    const entries = await assertLog(storage, 30);
    const heads = await storage.auditHeads(-1, 100);
    assert.deepEqual(
      heads.map(({size}) => size),
      [3, 7, 11, 15, 19, 23, 27, 30],
    );
    for (const {size, root, signedAt: at, keyId, signature} of heads.slice(0, -1)) {
      const leaf = leafOf(entries[size]);
      assert.ok(leaf.kind === 'head' && leaf.completeUntil < at);
      const {completeUntil} = leaf;
      assert.deepEqual(leaf, {version: 1, kind: 'head', at, size, root, keyId, signature, completeUntil});
    }
    const last = bytes(heads.at(-1)?.root);
    for (const head of heads) {
      const proof = await prove(storage, consistencyPath(head.size, 30));
      assert.ok(verifyConsistency(head.size, 30, bytes(head.root), last, proof), String(head.size));
      assert.deepEqual(await storage.treeHead(head.size).then(found => found?.root), head.root);
    }
    for (const {index, leafHash} of entries) {
      const proof = await prove(storage, inclusionPath(index, 30));
      assert.ok(verifyInclusion(bytes(leafHash ?? ''), index, 30, proof, last), String(index));
      assert.equal(await storage.leafIndex(leafHash ?? ''), index);
    }
    assert.equal(await storage.treeHead(29), undefined);
    assert.equal(await storage.leafIndex('A'.repeat(43)), undefined);
    assert.deepEqual(
      await storage.treeNodes([
        {level: 5, index: 0},
        {level: 0, index: 30},
      ]),
      [undefined, undefined],
    );
  });

  test('several who seal at the same time, while ratings come in, seal each entry once', async storage => {
    await settle(storage);
    const rating = async () => void (await rate(storage, guangzhou, 'satisfied'));
    await Promise.all(Array.from({length: 12}, rating));
    await Promise.all([seal(storage, 5), rating(), seal(storage, 5), rating(), seal(storage, 5), seal(storage, 5)]);
    await sealAll(storage);
    const {entries: size} = await storage.auditEnds();
    const sealed = await assertLog(storage, size);
    assert.equal(sealed.filter(entry => leafOf(entry).kind === 'rating').length, 14);
    assert.deepEqual(await storage.auditEnds(), {entries: size, heads: size, waiting: 0});
    assert.equal(await storage.unlogged(), undefined);
  });

  test('entries that one signer refuses to sign are not sealed, and the next signer seals them', async storage => {
    await settle(storage);
    await rate(storage, guangzhou, 'satisfied');
    const fail = () => {
      throw new Error('no key');
    };
    await assert.rejects(storage.seal(5, fail), /no key/);
    assert.deepEqual(await storage.auditEnds(), {entries: 0, heads: undefined, waiting: 1});
    assert.equal(await sealAll(storage), 1);
    await assertLog(storage, 1);
  });

  test('an erasure adds an entry to the log, with its authorization', async storage => {
    await settle(storage);
    const spoken = await rate(storage, guangzhou, 'satisfied', {draft: {comment: '好'}});
    const silent = await rate(storage, guangzhou, 'satisfied', {receivedAt: '2026-11-25T05:00:00Z'});
    await sealAll(storage);
    const [at, olderThan] = ['2029-01-01T00:00:00.000Z', '2028-01-01T00:00:00.000Z'];
    const authorization = authorizeErasure({at, olderThan}, signer);
    assert.equal(
      (await storage.eraseBefore({before: olderThan, personsBefore: olderThan, at, limit: 10, authorization})).comments,
      1,
    );
    const found = async () => (await storage.auditEntries(0, 10)).map(({entryId, erasure}) => [entryId, erasure]);
    assert.deepEqual(await found(), [
      [spoken.ratingId, {index: null, authorization}],
      [silent.ratingId, undefined],
    ]);
    assert.equal(await sealAll(storage), 1);
    const [, , , entry] = await assertLog(storage, 4);
    assert.deepEqual(await found(), [
      [spoken.ratingId, {index: 3, authorization}],
      [silent.ratingId, undefined],
      ['h.2', undefined],
      [`e.${spoken.ratingId}`, undefined],
    ]);
    const of = {of: 'rating', entryId: spoken.ratingId, at, olderThan};
    assert.deepEqual(leafOf(entry), {version: 1, kind: 'erasure', ...of});
    const log = await storage.auditLog();
    assert.equal(log.logId, (await storage.treeHead())?.logId);
    assert.equal(log.earlierEnd, undefined, 'nothing was erased before erasures were entries');
  });

  test('the rater can read the entry of a rating once it is sealed', async storage => {
    await settle(storage);
    const spoken = await rate(storage, guangzhou, 'satisfied', {draft: {comment: '好'}, commentSalt: 'grain'});
    const silent = await rate(storage, guangzhou, 'satisfied', {receivedAt: '2026-11-25T05:00:00Z'});
    assert.equal(await storage.ratingEntry(spoken.ratingId), undefined);
    await sealAll(storage);
    const entry = await storage.ratingEntry(spoken.ratingId);
    assert.deepEqual([entry?.index, entry?.commentSalt], [0, 'grain']);
    assert.equal((await storage.ratingEntry(silent.ratingId))?.commentSalt, null);
    assert.equal(await storage.ratingEntry('nobody'), undefined);
  });
}
